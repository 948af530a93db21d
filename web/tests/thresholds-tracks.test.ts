// Scales, thumbs that never cross, and how customers are cut into scores.

import { describe, expect, test } from "vitest";
import type { Dimension } from "../src/base/dimensions.ts";
import { moved, roomOf, saidRoomOf, zoneCounts } from "../src/pages/thresholds/edges.ts";
import {
  histogram,
  marks,
  niceAbove,
  niceBelow,
  type Scale,
  scaleFor,
  scaleOf,
} from "../src/pages/thresholds/scales.ts";
import { keyed, nearest } from "../src/pages/thresholds/track.tsx";
import type { Edges } from "../src/parts/versions/config.ts";

const sorted = Float64Array.from({ length: 5_000 }, (_, at) => (at * at) / 25_000);
const SCALES: [Dimension, Scale][] = [
  ["recency", scaleFor("recency", sorted, [30, 60, 120, 240], 100)],
  ["frequency", scaleFor("frequency", sorted, [2, 3, 5, 8], 100)],
  [
    "monetary",
    scaleFor(
      "monetary",
      sorted.map((value) => value * 1_000),
      [2_000, 4_000, 8_000, 16_000],
      100,
    ),
  ],
];

describe.each(SCALES)("the scale of %s", (_, scale) => {
  test("goes from the beginning to the end of the track, and never back", () => {
    expect(scale.positionOf(scale.least)).toBe(0);
    expect(scale.positionOf(scale.greatest)).toBeCloseTo(1, 12);
    let [position, value] = [-1, -1];
    for (let at = 0; at <= 1_000; at += 1) {
      const next = scale.valueAt(at / 1_000);
      expect(next).toBeGreaterThanOrEqual(value);
      expect(Number.isInteger(next)).toBe(true);
      expect(scale.positionOf(next)).toBeGreaterThanOrEqual(position);
      [position, value] = [scale.positionOf(next), next];
    }
    expect(value).toBe(scale.greatest);
  });
  test("a pointer finds the value back as near as it can tell", () => {
    for (let at = 0; at <= 100; at += 1) {
      const value = scale.valueAt(at / 100);
      expect(Math.abs(scale.valueAt(scale.positionOf(value)) - value)).toBeLessThanOrEqual(
        scale.stepOf(value),
      );
    }
  });
  test("keeps what is past its ends at them", () => {
    expect(scale.positionOf(scale.greatest * 5)).toBeCloseTo(1, 12);
    expect(scale.valueAt(-3)).toBe(scale.least);
    expect(scale.valueAt(7)).toBe(scale.greatest);
  });
  test("has marks in order that stand apart", () => {
    const shown = marks(scale, 4);
    expect(shown.length).toBeGreaterThan(2);
    expect([...shown].sort((one, other) => one - other)).toEqual(shown);
  });
  test("every customer stands in its picture", () => {
    const counts = histogram(sorted, scale, 40);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sorted.length);
  });
});

test("a scale reaches past edges that no customer comes near, and to an edge that nobody reaches", () => {
  const scale = scaleFor("recency", Float64Array.of(1, 2), [-1, 60, 120, 9_000], 100);
  expect(scale.greatest).toBeGreaterThan(9_000);
  expect(scale.positionOf(-1)).toBe(0);
});

test("a shop without customers has scales too", () => {
  for (const dimension of ["recency", "frequency", "monetary"] as const) {
    const scale = scaleFor(dimension, new Float64Array(), [1, 2, 3, 4], 1);
    expect(scale.positionOf(4)).toBeGreaterThan(scale.positionOf(1));
    expect(histogram(new Float64Array(), scale, 5)).toEqual([0, 0, 0, 0, 0]);
  }
});

test.each([
  [1, 1, 1],
  [3, 2, 5],
  [20, 20, 20],
  [51, 50, 100],
  [0.3, 1, 1],
  [100_000, 100_000, 100_000],
])("nice numbers around %d", (value, below, above) => {
  expect(niceBelow(value)).toBe(below);
  expect(niceAbove(value)).toBe(above);
});

describe("thumbs", () => {
  const EDGES: Edges = [30, 60, 120, 240];
  test("go as far as the next one and no further", () => {
    expect(moved("recency", EDGES, 1, 500)).toEqual([30, 120, 120, 240]);
    expect(moved("recency", EDGES, 1, 0)).toEqual([30, 30, 120, 240]);
    expect(moved("recency", EDGES, 0, -99)).toEqual([0, 60, 120, 240]);
    expect(moved("frequency", [2, 3, 5, 8], 0, -4)).toEqual([1, 3, 5, 8]);
    expect(moved("monetary", [1, 2, 3, 4], 0, -4)).toEqual([0, 2, 3, 4]);
    expect(roomOf("recency", EDGES, 3)).toEqual({ least: 120, greatest: 109_575 });
  });
  test("of an edge that nobody reaches stay there, and what is said begins at no days", () => {
    const edges: Edges = [-1, 60, 120, 240];
    expect(moved("recency", edges, 1, -99)).toEqual([-1, -1, 120, 240]);
    for (const at of [0, 1]) expect(roomOf("recency", edges, at).least).toBe(-1);
    for (const at of [0, 1]) expect(saidRoomOf("recency", edges, at).least).toBe(0);
    expect(saidRoomOf("frequency", [1, 2, 3, 4], 0)).toEqual({ least: 1, greatest: 2 });
  });
  test("of edges that nobody reaches are not in the way of each other", () => {
    const edges: Edges = [-1, -1, 120, 240];
    expect(saidRoomOf("recency", edges, 0)).toEqual({ least: 0, greatest: 0 });
    expect(moved("recency", edges, 0, 0)).toEqual([0, 0, 120, 240]);
    expect(moved("recency", edges, 0, 5)).toEqual([0, 0, 120, 240]);
    expect(moved("recency", edges, 0, -1)).toEqual(edges);
    expect(moved("recency", edges, 1, 5)).toEqual([-1, 5, 120, 240]);
  });
  test("never descend, wherever they are dragged", () => {
    let edges: Edges = [2, 3, 5, 8];
    for (let step = 0; step < 2_000; step += 1) {
      edges = moved("frequency", edges, step % 4, ((step * 7_919) % 60) - 10);
      for (let at = 1; at < 4; at += 1) expect(edges[at]).toBeGreaterThanOrEqual(edges[at - 1] ?? 0);
      expect(edges[0]).toBeGreaterThanOrEqual(1);
    }
  });
  test("are moved by keys", () => {
    const scale = scaleOf({ least: 0, greatest: 1_000, evenUpTo: 30, unit: 1, fine: 0 });
    const thumb = { value: 100, least: 60, greatest: 120 };
    const press = (key: string, more = {}) =>
      keyed({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, thumb, scale);
    expect(press("ArrowRight")).toBe(101);
    expect(press("ArrowDown")).toBe(99);
    expect(press("PageUp")).toBe(120);
    expect(press("Home")).toBe(60);
    expect(press("End")).toBe(120);
    expect(press("Tab")).toBe(null);
    expect(press("ArrowRight", { altKey: true })).toBe(null);
  });
  test("that stand together are taken together, and the move decides", () => {
    expect(nearest([0.1, 0.5, 0.5, 0.9], 0.52, 0.05)).toEqual([1, 2]);
    expect(nearest([0.1, 0.5, 0.6, 0.9], 0.55, 0.06)).toEqual([1]);
    expect(nearest([0.1, 0.5, 0.6, 0.9], 0.3, 0.05)).toEqual([]);
  });
});

test("customers are cut into scores as the kernel cuts them", () => {
  const values = Float64Array.of(0, 30, 31, 60, 240, 241, 900);
  // At most so many days: an edge belongs to the better score.
  expect(zoneCounts("recency", values, [30, 60, 120, 240])).toEqual([2, 2, 0, 1, 2]);
  // At least so much: an edge belongs to the better score too.
  expect(zoneCounts("monetary", values, [30, 60, 120, 240])).toEqual([1, 2, 1, 0, 3]);
  expect(zoneCounts("recency", values, [-1, -1, 0, 0])).toEqual([0, 0, 1, 0, 6]);
});
