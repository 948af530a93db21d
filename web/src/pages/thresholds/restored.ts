// What comes back with a version, setting by setting and segment by segment, beside what is active.

import type { Segment } from "../../base/config.ts";
import { LANGUAGES, type Language, t } from "../../base/i18n.ts";
import { asSentence, ruleInWords } from "../../base/rules.ts";
import { currency } from "../../base/shop.ts";
import { type ConfigDocument, formOf } from "./config.ts";
import type { Live } from "./engine.ts";
import { type Difference, differences, segmentName } from "./words.ts";

type Known = Pick<Live, "config" | "bands">;

const ruleText = ({ rules }: Segment, { bands }: Known) =>
  asSentence(ruleInWords(rules, { bands, currency: currency.value }));

/** What a segment is, as far as it is something else than the other. */
function told(segment: Segment | undefined, of: Known, other: Segment | undefined): string {
  if (!segment) return t("segments-conflict-missing");
  if (!other) return ruleText(segment, of);
  const names = (Object.keys(LANGUAGES) as Language[])
    .filter((language) => (segment.name[language] ?? "") !== (other.name[language] ?? ""))
    .map((language) => segment.name[language] || "–");
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

/** What restoring changes. */
export const restoredRows = (now: Known, then: Known): Difference[] => [
  ...differences(
    { form: formOf(now.config), bands: now.bands },
    { form: formOf(then.config), bands: then.bands },
  ),
  ...segmentRows(now, then),
];

/** A configuration to take names from that has those of another one too. */
export const withNamesOf = (config: ConfigDocument, other: ConfigDocument): ConfigDocument => ({
  ...config,
  segments: [...(config.segments ?? []), ...(other.segments ?? [])],
});
