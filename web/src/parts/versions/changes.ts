// What is another in one version than in another one, setting by setting and segment by segment.

import type { Segment, Version } from "../../base/config.ts";
import { t } from "../../base/i18n.ts";
import { asSentence, ruleInWords } from "../../base/rules.ts";
import { currency } from "../../base/shop.ts";
import { type ConfigDocument, formOf } from "./config.ts";
import { documentOf, type Live } from "./saving.ts";
import { differencesInWords, renamedIn } from "./segments.ts";
import { type Difference, differences, segmentName, settingsOf, type Told } from "./words.ts";

type Known = Pick<Live, "config" | "bands">;

const ruleText = ({ rules }: Segment, { bands }: Known) =>
  asSentence(ruleInWords(rules, { bands, currency: currency.value }));

/** What a segment is, as far as it is something else than the other. */
function told(segment: Segment | undefined, of: Known, other: Segment | undefined): string {
  if (!segment) return t("segments-conflict-missing");
  if (!other) return ruleText(segment, of);
  const names = renamedIn(segment, other).map((language) => segment.name[language] || "–");
  // By the same edges: where only these are others, the rule is not.
  const isRuled = ruleText(segment, of) !== ruleText(other, of);
  return [...new Set(names), ...(isRuled ? [ruleText(segment, of)] : [])].join(" · ");
}

/** The segments that are others, and their order where that is. */
function segmentRows(now: Known, then: Known): Difference[] {
  const [before, after] = [now.config.segments ?? [], then.config.segments ?? []];
  const named = withNamesOf(then.config, now.config);
  const find = (segments: readonly Segment[], id: string) => segments.find((segment) => segment.id === id);
  const rows = [...new Set([...after, ...before].map(({ id }) => id))].flatMap((id) => {
    const [was, becomes] = [find(before, id), find(after, id)];
    const [one, other] = [told(was, now, becomes), told(becomes, then, was)];
    return one === other ? [] : [{ field: segmentName(named, id), one, other }];
  });
  const orderOf = (segments: readonly Segment[], others: readonly Segment[]) =>
    segments
      .filter(({ id }) => find(others, id))
      .map(({ id }) => segmentName(named, id))
      .join(" · ");
  const [one, other] = [orderOf(before, after), orderOf(after, before)];
  return one === other ? rows : [...rows, { field: t("segments-conflict-order"), one, other }];
}

const settingsTold = ({ config, bands }: Known): Told => ({ form: formOf(config), bands });

/** What restoring changes. */
export const restoredRows = (now: Known, then: Known): Difference[] => [
  ...differences(settingsTold(now), settingsTold(then)),
  ...segmentRows(now, then),
];

/** A configuration to take names from that has those of another one too. */
export const withNamesOf = (config: ConfigDocument, other: ConfigDocument): ConfigDocument => ({
  ...config,
  segments: [...(config.segments ?? []), ...(other.segments ?? [])],
});

/** What a version is of. */
export type Part = "thresholds" | "segments" | "time-zone";

/** What is another in one part of a version, line by line. */
export interface PartChanges {
  part: Part;
  lines: string[];
}

/** What a version says, as far as it is told. */
export type Whole = Pick<Version, "config" | "bands" | "time_zone">;

/** What a version changed against the one before it, or what the first one begins with; only parts with a change. */
export function changesOf(before: Whole | null, after: Whole): PartChanges[] {
  const known = ({ config, bands }: Whole): Known => ({ config: documentOf(config), bands });
  if (!before) {
    const lines = settingsOf(settingsTold(known(after))).map(([what, value]) =>
      t("history-begins-with", { what, value }),
    );
    return [{ part: "thresholds", lines }];
  }
  const settings = differences(settingsTold(known(before)), settingsTold(known(after)));
  const zones = { from: before.time_zone, to: after.time_zone };
  const parts: PartChanges[] = [
    {
      part: "thresholds",
      lines: settings.map(({ field, one, other }) =>
        t("history-changed", { what: field, from: one, to: other }),
      ),
    },
    { part: "segments", lines: differencesInWords(before.config.segments, after.config.segments) },
    { part: "time-zone", lines: zones.from === zones.to ? [] : [t("history-moved", zones)] },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
