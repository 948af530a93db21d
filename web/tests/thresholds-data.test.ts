// @vitest-environment happy-dom
// What the thresholds' files say.

import { expect, test } from "vitest";
import type { Comparison } from "../src/kernel/index.ts";
import { gridData, segmentsData } from "../src/pages/thresholds/data.ts";
import { sidesOf } from "../src/parts/versions/choice.tsx";

const size = (customers: number) => ({ customers, spend_total_minor: customers * 100 });
type Size = ReturnType<typeof size> | null;
const change = (id: string, now: Size, then: Size) => ({ id, now, then, entering: 1, leaving: 0 });
const COMPARISON = {
  segments: [change("VIP", size(2), size(3)), change("New", null, size(1))],
  grid_now: Array.from({ length: 25 }, (_, at) => size(at)),
  grid_then: Array.from({ length: 25 }, (_, at) => size(at + 1)),
} as unknown as Comparison;

test("segments have their names, sizes and spend; what is not there is left open", () => {
  const segments = [{ id: "VIP", name: { en: "Best" }, rules: {} }];
  expect(segmentsData(COMPARISON, { bands: {}, segments }).rows).toEqual([
    ["Best", 2, 3, 200, 300],
    ["New", null, 1, null, 100],
  ]);
});

test("the grid has a line for each of its places", () => {
  const { rows, columns } = gridData(COMPARISON);
  expect(rows).toHaveLength(25);
  expect(columns).toHaveLength(6);
  expect([rows[0], rows[7]]).toEqual([
    [1, 1, 0, 1, 0, 100],
    [2, 3, 7, 8, 700, 800],
  ]);
});

test("two configurations are laid side by side in what they differ in, and in nothing else", () => {
  const edges = [30, 60, 120, 240];
  const bands = {
    recency_at_most_days: edges,
    frequency_at_least_orders: edges,
    monetary_at_least_minor: edges,
  };
  const known = (limit: string, best: number, moving: number) => ({
    config: { bands: {}, low_score_below: limit, segments: [] },
    comparison: {
      bands,
      moving,
      segments: [change("Best", null, size(best)), change("Late", null, size(4))],
    },
  });
  type Known = Parameters<typeof sidesOf>[0];
  const rows = sidesOf(known("2.00", 7, 0) as unknown as Known, known("2.50", 8, 0) as unknown as Known);
  expect(rows.map(({ key, mine, theirs }) => [key, mine, theirs])).toEqual([
    ["thresholds-low-score", "2.00", "2.50"],
    ["segment Best", "7", "8"],
  ]);
});
