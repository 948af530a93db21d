// How segments of one version differ from those of another one, and in words.

import { nameOf, type Segment } from "../../base/config.ts";
import { list } from "../../base/format.ts";
import { LANGUAGES, type Language, language, t } from "../../base/i18n.ts";

/** By label. */
export interface Differences {
  added: string[];
  removed: string[];
  renamed: string[];
  ruled: string[];
  isReordered: boolean;
}

/** A value as text, whatever the order of its fields. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Whether two values say the same, whatever the order of their fields. */
export const isSameValue = (one: unknown, other: unknown) => sorted(one) === sorted(other);

const LANGUAGES_IN_ORDER = Object.keys(LANGUAGES) as Language[];

/** The languages in which two segments have other names. */
export const renamedIn = (one: Pick<Segment, "name">, other: Pick<Segment, "name">): Language[] =>
  LANGUAGES_IN_ORDER.filter((language) => (one.name[language] ?? "") !== (other.name[language] ?? ""));

/** How segments differ from others. */
export function differencesOf(from: readonly Segment[], to: readonly Segment[]): Differences {
  const old = new Map(from.map((segment) => [segment.id, segment]));
  const kept = new Set(to.map((segment) => segment.id));
  const differing = (differ: (before: Segment, after: Segment) => boolean) =>
    to
      .filter((segment) => {
        const before = old.get(segment.id);
        return before && differ(before, segment);
      })
      .map((segment) => segment.id);
  const order = (list: readonly Segment[], among: (id: string) => boolean) =>
    list.map((segment) => segment.id).filter(among);
  const oldOrder = order(from, (id) => kept.has(id));
  const newOrder = order(to, (id) => old.has(id));
  return {
    added: to.filter((segment) => !old.has(segment.id)).map((segment) => segment.id),
    removed: from.filter((segment) => !kept.has(segment.id)).map((segment) => segment.id),
    renamed: differing((before, after) => renamedIn(before, after).length > 0),
    ruled: differing((before, after) => !isSameValue(before.rules, after.rules)),
    isReordered: oldOrder.some((id, at) => newOrder[at] !== id),
  };
}

/** Another name as it is read here, or in which other languages there is one. */
function renamedText(before: Segment, after: Segment): string {
  const [from, to] = [nameOf(before, language()), nameOf(after, language())];
  if (from !== to) return t("segments-difference-renamed", { from, to });
  const languages = list(renamedIn(before, after).map((one) => LANGUAGES[one]));
  return t("segments-difference-translated", { segment: to, languages });
}

/** What is different, segment by segment. */
export function differencesInWords(from: readonly Segment[], to: readonly Segment[]): string[] {
  const found = differencesOf(from, to);
  const [before, after] = [from, to].map((all) => new Map(all.map((segment) => [segment.id, segment])));
  const name = (id: string) => {
    const segment = after?.get(id) ?? before?.get(id);
    return segment ? nameOf(segment, language()) : id;
  };
  const renamed = found.renamed.flatMap((id) => {
    const [one, other] = [before?.get(id), after?.get(id)];
    return one && other ? [renamedText(one, other)] : [];
  });
  return [
    ...found.added.map((id) => t("segments-difference-added", { segment: name(id) })),
    ...found.removed.map((id) => t("segments-difference-removed", { segment: name(id) })),
    ...renamed,
    ...found.ruled.map((id) => t("segments-difference-ruled", { segment: name(id) })),
    ...(found.isReordered ? [t("segments-difference-reordered")] : []),
  ];
}
