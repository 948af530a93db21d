// How a raw number stands on its track: as by a logarithm, since most customers are at the small end. A position is
// 0 to 1 from the beginning of the track.

import type { Dimension } from "../../base/dimensions.ts";
import { LIMITS } from "./edges.ts";

export interface Scale {
  least: number;
  greatest: number;
  positionOf: (value: number) => number;
  /** The value at a position, rounded to what can be told apart there. */
  valueAt: (position: number) => number;
  /** By how much an arrow key moves a value. */
  stepOf: (value: number) => number;
  /** By how much a page key moves it. */
  pageOf: (value: number) => number;
}

/** 1, 2 or 5 times a power of ten: the greatest that is not above a number, at least 1. */
export function niceBelow(value: number): number {
  if (value < 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const times = [5, 2, 1].find((times) => times * power <= value * (1 + 1e-12)) ?? 1;
  return times * power;
}

/** 1, 2 or 5 times a power of ten: the least that is not below a number. */
export function niceAbove(value: number): number {
  const below = niceBelow(value);
  if (below >= value) return below;
  const power = 10 ** Math.floor(Math.log10(below) + 1e-9);
  const times = Math.round(below / power);
  return (times === 1 ? 2 : times === 2 ? 5 : 10) * power;
}

interface Measure {
  least: number;
  greatest: number;
  /** Up to about here the scale is even, from here on logarithmic. */
  evenUpTo: number;
  /** The smallest change that a thumb makes. */
  unit: number;
  /** The share of a value by which an arrow moves it; 0 for one unit at a time. */
  fine: number;
}

/** A scale of these measures. */
export function scaleOf({ least, greatest, evenUpTo, unit, fine }: Measure): Scale {
  const whole = Math.log1p((greatest - least) / evenUpTo);
  const positionOf = (value: number) =>
    Math.log1p((Math.min(greatest, Math.max(least, value)) - least) / evenUpTo) / whole;
  const stepOf = (value: number) => Math.max(unit, niceBelow(Math.abs(value) * fine));
  const pageOf = (value: number) => Math.max(unit * 5, niceBelow(Math.abs(value) / 5));
  const valueAt = (position: number) => {
    const exact = least + Math.expm1(Math.min(1, Math.max(0, position)) * whole) * evenUpTo;
    // About a hundredth of the value is what a finger can tell.
    const grain = Math.max(unit, niceBelow(Math.abs(exact) / 50));
    return Math.min(greatest, Math.max(least, Math.round(exact / grain) * grain));
  };
  return { least, greatest, positionOf, valueAt, stepOf, pageOf };
}

/** The value that a share of the sorted ones is not above. */
const quantile = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * The scale of a dimension for these customers and edges: wide enough for both, the last few customers aside.
 * `unitMinor` is one major unit of the currency.
 */
export function scaleFor(
  dimension: Dimension,
  sorted: Float64Array,
  edges: readonly number[],
  unitMinor: number,
): Scale {
  const furthest = Math.max(...edges, 0);
  if (dimension === "recency") {
    const greatest = niceAbove(Math.max(365, quantile(sorted, 0.995), furthest * 1.2));
    return scaleOf({ least: Math.min(0, ...edges), greatest, evenUpTo: 30, unit: 1, fine: 0 });
  }
  if (dimension === "frequency") {
    const greatest = niceAbove(Math.max(10, quantile(sorted, 0.998), furthest * 1.2));
    return scaleOf({ least: LIMITS.frequency.least, greatest, evenUpTo: 2, unit: 1, fine: 0 });
  }
  const greatest = niceAbove(Math.max(100 * unitMinor, quantile(sorted, 0.998), furthest * 1.2));
  const evenUpTo = Math.max(unitMinor, quantile(sorted, 0.25));
  return scaleOf({ least: 0, greatest, evenUpTo, unit: unitMinor, fine: 0.02 });
}

/** How many customers stand in each of so many equal parts of the track; who is past an end stands at it. */
export function histogram(sorted: Float64Array, scale: Scale, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor(scale.positionOf(value) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Values for the marks under a track: a few, evenly spread, nice. */
export function marks(scale: Scale, count: number): number[] {
  const found = new Set<number>([scale.least]);
  for (let at = 1; at < count; at += 1) {
    const value = scale.valueAt(at / count);
    found.add(Math.max(scale.least, niceBelow(value)));
  }
  return [...found, scale.greatest].filter((value, at, all) => {
    const before = all[at - 1];
    return before === undefined || scale.positionOf(value) - scale.positionOf(before) > 0.5 / count;
  });
}
