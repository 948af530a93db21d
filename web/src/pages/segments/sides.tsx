// In what two drafts of segments differ that were made of the same ones, segment by segment.

import { nameOf, type Segment } from "../../base/config.ts";
import { language, t } from "../../base/i18n.ts";
import { asSentence, ruleInWords, type Shop } from "../../base/rules.ts";
import type { Side } from "../../parts/conflict-dialog.tsx";
import { differencesOf } from "../../parts/versions/segments.ts";

/** What is different from `from` in either of both, for who has to choose between them. */
export function sidesOf(
  from: readonly Segment[],
  mine: readonly Segment[],
  theirs: readonly Segment[],
  shop: Shop,
): Side[] {
  const [ofMine, ofTheirs] = [differencesOf(from, mine), differencesOf(from, theirs)];
  const idsOf = ({ added, removed, renamed, ruled }: typeof ofMine) =>
    [added, removed, renamed, ruled].flat();
  const changed = new Set([...idsOf(ofMine), ...idsOf(ofTheirs)]);
  const all = [...from, ...theirs, ...mine].map(({ id }) => id);
  const ids = [...new Set(all)].filter((id) => changed.has(id));
  const find = (segments: readonly Segment[], id: string) => segments.find((segment) => segment.id === id);
  const side = (segments: readonly Segment[], id: string) => {
    const segment = find(segments, id);
    if (!segment) return <span class="subdued">{t("segments-conflict-missing")}</span>;
    return (
      <>
        <strong>{nameOf(segment, language())}</strong>
        <br />
        {asSentence(ruleInWords(segment.rules, shop))}
      </>
    );
  };
  const rows: Side[] = ids.map((id) => {
    const segment = find(from, id) ?? find(theirs, id) ?? find(mine, id);
    const what = segment ? nameOf(segment, language()) : id;
    return { key: id, what, mine: side(mine, id), theirs: side(theirs, id) };
  });
  if (ofMine.isReordered || ofTheirs.isReordered) {
    const order = (isAnother: boolean) =>
      t(isAnother ? "segments-difference-reordered" : "segments-conflict-order-same");
    rows.push({
      key: "order of all",
      what: t("segments-conflict-order"),
      mine: order(ofMine.isReordered),
      theirs: order(ofTheirs.isReordered),
    });
  }
  return rows;
}
