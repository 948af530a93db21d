// What edges of bands may be, and how a dimension is cut by them into scores.

import type { Dimension } from "../../base/dimensions.ts";
import type { Edges } from "../../parts/versions/config.ts";

/** The longest half-life, in days. */
export const MAX_HALF_LIFE_DAYS = 36_525;

/** The least and the greatest edge that can be chosen: days, orders, minor units. */
export const LIMITS: Record<Dimension, { least: number; greatest: number }> = {
  recency: { least: 0, greatest: 3 * MAX_HALF_LIFE_DAYS },
  frequency: { least: 1, greatest: 4_294_967_295 },
  monetary: { least: 0, greatest: Number.MAX_SAFE_INTEGER },
};

/**
 * Between which values an edge can be moved: up to the ones beside it. One that nobody reaches, as −1 days, which a
 * starting point may come to, stays where it is until it is moved, and is in the way of none before it.
 */
export function roomOf(dimension: Dimension, edges: Edges, at: number): { least: number; greatest: number } {
  const { least, greatest } = LIMITS[dimension];
  const first = Math.min(least, edges[at] ?? least);
  return { least: edges[at - 1] ?? first, greatest: Math.max(least, edges[at + 1] ?? greatest) };
}

/** The same as it is said to who types: nobody means less than nothing. */
export function saidRoomOf(dimension: Dimension, edges: Edges, at: number) {
  const { least, greatest } = roomOf(dimension, edges, at);
  return { least: Math.max(least, LIMITS[dimension].least), greatest };
}

/** The edges with one moved as far as the ones beside it let it; those that nobody reaches go along. */
export function moved(dimension: Dimension, edges: Edges, at: number, wanted: number): Edges {
  const { least, greatest } = roomOf(dimension, edges, at);
  const value = Math.min(greatest, Math.max(least, Math.round(wanted)));
  const next = edges.map((edge, index) => (index === at ? value : index > at ? Math.max(edge, value) : edge));
  return next as unknown as Edges;
}

/** The score that an edge is of: with days the first edge is the best customers', else the last. */
export const scoreAt = (dimension: Dimension, at: number) => (dimension === "recency" ? 5 - at : at + 2);

/** The score of each of the five zones along the track, from its beginning on. */
export const ZONES: Record<Dimension, readonly number[]> = {
  recency: [5, 4, 3, 2, 1],
  frequency: [1, 2, 3, 4, 5],
  monetary: [1, 2, 3, 4, 5],
};

/**
 * How many customers are in each zone. `sorted` ascends; of days a zone ends with its edge, else it begins there.
 */
export function zoneCounts(dimension: Dimension, sorted: Float64Array, edges: Edges): number[] {
  const cut = (edge: number) => (dimension === "recency" ? upTo(sorted, edge + 1) : upTo(sorted, edge));
  const cuts = [0, ...edges.map(cut), sorted.length];
  return cuts.slice(1).map((end, at) => end - (cuts[at] ?? 0));
}

/** How many values are below a limit. */
export function upTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
