// Where a customer's number lies among the four edges of a dimension, and how far it is to the next score.

import type { Dimension } from "./read.ts";

/** Recency counts days, of which fewer are better; the others count what more of is better. */
const isRecency = (dimension: Pick<Dimension, "of">) => dimension.of === "days_since_last_order";

/** The score of a number. Edges: at most so many days for 5, 4, 3, 2; at least so much for 2, 3, 4, 5. */
export function scoreOf(dimension: Pick<Dimension, "of" | "edges">, value: number): number {
  const { edges } = dimension;
  if (!isRecency(dimension)) return 1 + edges.filter((edge) => edge <= value).length;
  const at = edges.findIndex((edge) => value <= edge);
  return at < 0 ? 1 : 5 - at;
}

/** So much more until a score is another one. */
export interface Step {
  by: number;
  to: number;
}

/** What comes next if the number grows: recency falls, the others rise; `null` where nothing follows. */
export function nextStep(dimension: Dimension): Step | null {
  const { value, edges } = dimension;
  // The first number behind an edge of days, the edge itself of the others.
  const starts = isRecency(dimension) ? edges.map((edge) => edge + 1) : edges;
  const next = starts.find((start) => start > value);
  return next === undefined ? null : { by: next - value, to: scoreOf(dimension, next) };
}

/** The edges between the bands 1 to 5, from the worst to the best. */
export const edgesUpwards = (dimension: Dimension): number[] =>
  isRecency(dimension) ? dimension.edges.toReversed() : dimension.edges;

/** Nobody stands on the very border of a band. */
const MARGIN = 0.08;

/** Where a number lies within its band, 0 at the side of the worse one; bands without an end are as long as all before. */
function within(dimension: Dimension): number {
  const { value, score, edges } = dimension;
  const share = (from: number, to: number) => (to > from ? (value - from) / (to - from) : 0.5);
  if (isRecency(dimension)) {
    const from = edges[4 - score] ?? 0;
    const start = score === 5 ? 0 : from;
    const end = edges[5 - score] ?? Math.max(2 * start, 1);
    return 1 - share(start, end);
  }
  const start = edges[score - 2] ?? 0;
  const end = edges[score - 1] ?? Math.max(2 * start, 1);
  return share(start, end);
}

/** Where the number lies in a picture of five bands of the same width, 0 to 1 from the worst to the best. */
export function along(dimension: Dimension): number {
  const place = Math.min(1 - MARGIN, Math.max(MARGIN, within(dimension)));
  return (dimension.score - 1 + place) / 5;
}

/** The hundredths of a weighted score that each dimension brings. */
export const partOf = (score: number, weight: number) => (score * weight) / 100;
