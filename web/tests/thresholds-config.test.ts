// Configurations and the fields of the page of thresholds: nothing is lost from one to the other and back.

import { describe, expect, test } from "vitest";
import {
  type ConfigDocument,
  configOf,
  formOf,
  isSameForm,
  withBase,
  withEdges,
  withOwnEdges,
  withWeight,
} from "../src/parts/versions/config.ts";

const SEGMENTS = [{ id: "VIP", name: { en: "VIP", ar: "كبار" }, rules: { monetary: "5" } }];
const EDGES = {
  recency: { at_most_days: [30, 60, 120, 240] },
  frequency: { at_least_orders: [2, 3, 5, 8] },
  monetary: { at_least_minor: [2_000, 4_000, 8_000, 16_000] },
};
const BANDS = {
  recency_at_most_days: [14, 30, 60, 120],
  frequency_at_least_orders: [2, 3, 4, 5],
  monetary_at_least_minor: [1, 2, 3, 4],
};

const VARIANTS: Record<string, ConfigDocument["bands"]> = {
  "all given": EDGES,
  "an edge that nobody reaches, and equal ones": { ...EDGES, recency: { at_most_days: [-1, 60, 60, 240] } },
  "given with a half-life": { ...EDGES, recency: { half_life_days: 90 } },
  "a small shop": { preset: "small" },
  "a medium shop with its average order": { preset: "medium", average_order_minor: 8_500 },
  "a large shop with single dimensions given": { preset: "plus", recency: { half_life_days: 45 } },
  "a preset under which all are given": { preset: "medium", ...EDGES },
  quintiles: { quintiles: { every_days: 7 } },
  "quintiles with frequency given": { quintiles: { every_days: 366 }, frequency: EDGES.frequency },
};

describe.each(Object.entries(VARIANTS))("bands that are %s", (_, bands) => {
  const config: ConfigDocument = {
    bands,
    weights: { recency: 50, frequency: 20, monetary: 30 },
    low_score_below: "1.05",
    segments: SEGMENTS,
  };
  test("come back as they were", () => {
    expect(configOf(formOf(config), config)).toEqual(config);
  });
  test("are the same after a way through text, as a draft is kept", () => {
    const form = formOf(config);
    expect(isSameForm(JSON.parse(JSON.stringify(form)), form)).toBe(true);
  });
});

test("what is left out is as a merchant begins with", () => {
  const form = formOf({ bands: { quintiles: {} } });
  expect(form.base).toEqual({ kind: "quintiles", everyDays: 30 });
  expect(form.weights).toEqual([40, 30, 30]);
  expect(configOf(form, { bands: {} }).low_score_below).toBe("2.00");
});

test("limits keep both digits", () => {
  const form = formOf({ bands: EDGES, low_score_below: "0.07" });
  expect(configOf(form, { bands: EDGES }).low_score_below).toBe("0.07");
  expect(configOf({ ...form, lowScoreBelowHundredths: 501 }, { bands: EDGES }).low_score_below).toBe("5.01");
});

test("an edge that is dragged makes its dimension the merchant's own, and no other", () => {
  const form = withOwnEdges(formOf({ bands: { preset: "small" } }), "recency", [1, 2, 3, 4]);
  expect(configOf(form, { bands: {} }).bands).toEqual({
    preset: "small",
    recency: { at_most_days: [1, 2, 3, 4] },
  });
});

test("without a base all dimensions have their edges, those of before", () => {
  const form = formOf({ bands: { preset: "plus", recency: { half_life_days: 40 } } });
  expect(configOf(withBase(form, { kind: "given" }, BANDS), { bands: {} }).bands).toEqual({
    recency: { half_life_days: 40 },
    frequency: { at_least_orders: [2, 3, 4, 5] },
    monetary: { at_least_minor: [1, 2, 3, 4] },
  });
});

test("a base is followed by all dimensions, those with edges of their own too", () => {
  const base = { kind: "quintiles", everyDays: 30 } as const;
  expect(configOf(withBase(formOf({ bands: EDGES }), base, BANDS), { bands: {} }).bands).toEqual({
    quintiles: { every_days: 30 },
  });
});

test("a version is looked at with the edges that it had", () => {
  const shown = withEdges({ bands: { quintiles: { every_days: 30 } }, segments: SEGMENTS }, BANDS);
  expect(shown.segments).toBe(SEGMENTS);
  expect(shown.bands).toEqual({
    recency: { at_most_days: [14, 30, 60, 120] },
    frequency: { at_least_orders: [2, 3, 4, 5] },
    monetary: { at_least_minor: [1, 2, 3, 4] },
  });
});

test.each([
  [0, 60, [60, 20, 20]],
  [0, 100, [100, 0, 0]],
  [1, 33, [38, 33, 29]],
  [2, 101, [0, 0, 100]],
  [1, -5, [57, 0, 43]],
])("weight %i at %i leaves the rest to the others", (at, wanted, weights) => {
  const changed = withWeight(formOf({ bands: EDGES }), at, wanted).weights;
  expect(changed).toEqual(weights);
});

test("weights are 100 together whatever is typed", () => {
  let form = formOf({ bands: EDGES });
  for (let step = 0; step < 3_000; step += 1) {
    form = withWeight(form, step % 3, (step * 37) % 101);
    const [recency, frequency, monetary] = form.weights;
    expect(recency + frequency + monetary).toBe(100);
    expect(Math.min(...form.weights)).toBeGreaterThanOrEqual(0);
  }
});
