// Beside customers who are counted for the first time: how many of them an import brought in.

import type { Answer } from "../base/api.ts";
import { number } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { useImported } from "../base/imported.ts";

export function ImportedNote({ movement: { from, to } }: { movement: Answer<"MovementAnswer"> }) {
  const imported = useImported(from.day, to.day);
  // A day that is worked out from the orders already has those who had bought by then.
  if (!imported?.customers_new || from.restated) return null;
  const { customers_new: count, at_least } = imported;
  const said = at_least ? "charts-imported-at-least" : "charts-imported";
  return <span>{t(said, { count, shown: number(count) })}</span>;
}
