// One condition of a rule as it is chosen on the page, and as it is written.

import type { Condition } from "../../base/config.ts";
import { type Dimension, readCondition } from "../../base/rules.ts";

export const KINDS = ["any", "at_least", "at_most", "exactly", "between", "one_of"] as const;
export type Kind = (typeof KINDS)[number];

export interface Choice {
  kind: Kind;
  /** Hundredths of a score: the lowest, or the only one. */
  low: number;
  /** Hundredths of a score: the highest. */
  high: number;
  /** Of `one_of`: hundredths, ascending. */
  values: number[];
}

/** The lowest and the highest score, in hundredths. */
export const LOWEST = 100;
export const HIGHEST = 500;

/** Where a kind begins when it is chosen, in hundredths. */
const FIRST: Record<Kind, Omit<Choice, "kind">> = {
  any: { low: LOWEST, high: HIGHEST, values: [] },
  at_least: { low: 400, high: HIGHEST, values: [] },
  at_most: { low: LOWEST, high: 200, values: [] },
  exactly: { low: 300, high: 300, values: [] },
  between: { low: 200, high: 400, values: [] },
  one_of: { low: LOWEST, high: HIGHEST, values: [LOWEST, HIGHEST] },
};

/** What a kind begins with, as near to what was chosen before as it can be. */
export function chosenAs(kind: Kind, before: Choice): Choice {
  const first = { kind, ...FIRST[kind] };
  if (before.kind === "any" || kind === "any") return first;
  const only = before.kind === "at_most" ? before.high : before.low;
  if (kind === "at_least") return { ...first, low: only };
  if (kind === "at_most") return { ...first, high: before.kind === "at_least" ? before.low : before.high };
  if (kind === "exactly") return { ...first, low: only, high: only };
  return first;
}

/** A condition as it is chosen; `null` if the page has no way to choose it, as for what cannot be read. */
export function choiceOf(condition: Condition | undefined, dimension: Dimension): Choice | null {
  if (condition === undefined) return { kind: "any", ...FIRST.any };
  const ranges = readCondition(condition, dimension);
  const [range] = ranges ?? [];
  if (!ranges || !range) return null;
  if (Array.isArray(condition) && condition.length > 1) {
    if (dimension === "score") return null;
    const levels = [100, 200, 300, 400, 500];
    const values = levels.filter((level) => ranges.some(([low, high]) => low <= level && level <= high));
    return { kind: "one_of", low: LOWEST, high: HIGHEST, values };
  }
  const [low, high] = range;
  const kind =
    low === high ? "exactly" : high === HIGHEST ? "at_least" : low === LOWEST ? "at_most" : "between";
  return { kind, low, high, values: [] };
}

/** A score as it is written in a rule, as in 4 or 4.1. */
export const written = (hundredths: number) => String(hundredths / 100);

/** A choice as it is written; `undefined` for none. */
export function conditionOf({ kind, low, high, values }: Choice): Condition | undefined {
  switch (kind) {
    case "any":
      return undefined;
    case "at_least":
      return `>=${written(low)}`;
    case "at_most":
      return `<=${written(high)}`;
    case "exactly":
      return written(low);
    case "between":
      return `${written(Math.min(low, high))}-${written(Math.max(low, high))}`;
    case "one_of":
      return values.map((value) => value / 100).sort();
  }
}
