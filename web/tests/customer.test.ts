import { describe, expect, it } from "vitest";
import { type Point, path, placed } from "../src/charts/steps.tsx";
import { along, edgesUpwards, nextStep, partOf, scoreOf } from "../src/pages/customers/bands.ts";
import type { Dimension } from "../src/pages/customers/read.ts";

const EDGES = {
  days_since_last_order: [30, 90, 180, 365],
  order_count: [2, 3, 5, 8],
  spend_total_minor: [2000, 4000, 8000, 16000],
};

function dimension(of: Dimension["of"], value: number, edges = EDGES[of]): Dimension {
  return { of, value, edges, edges_are: "", score: scoreOf({ of, edges }, value) };
}

describe("the score of a number", () => {
  it.each([
    ["days_since_last_order", 0, 5],
    ["days_since_last_order", 30, 5],
    ["days_since_last_order", 31, 4],
    ["days_since_last_order", 365, 2],
    ["days_since_last_order", 366, 1],
    ["order_count", 1, 1],
    ["order_count", 2, 2],
    ["order_count", 7, 4],
    ["order_count", 8, 5],
    ["spend_total_minor", -5, 1],
    ["spend_total_minor", 1999, 1],
    ["spend_total_minor", 2000, 2],
    ["spend_total_minor", 16000, 5],
  ] as const)("%s of %i is %i", (of, value, score) => expect(dimension(of, value).score).toBe(score));
});

describe("how far it is to the next score", () => {
  it.each([
    ["days_since_last_order", 213, { by: 153, to: 1 }],
    ["days_since_last_order", 30, { by: 1, to: 4 }],
    ["days_since_last_order", 366, null],
    ["order_count", 4, { by: 1, to: 4 }],
    ["order_count", 8, null],
    ["spend_total_minor", 2277, { by: 1723, to: 3 }],
    ["spend_total_minor", -100, { by: 2100, to: 2 }],
  ] as const)("%s of %i", (of, value, step) => expect(nextStep(dimension(of, value))).toEqual(step));

  it("leaps over a score that nobody can have", () => {
    const equal = [30, 30, 30, 365];
    expect(nextStep(dimension("days_since_last_order", 10, equal))).toEqual({ by: 21, to: 2 });
    expect(nextStep(dimension("order_count", 1, [2, 2, 2, 8]))).toEqual({ by: 1, to: 4 });
  });
});

describe("the picture of the bands", () => {
  it("goes from the worst to the best", () => {
    expect(edgesUpwards(dimension("days_since_last_order", 1))).toEqual([365, 180, 90, 30]);
    expect(edgesUpwards(dimension("order_count", 1))).toEqual([2, 3, 5, 8]);
  });

  it("has every number within its band, in order", () => {
    for (const of of ["days_since_last_order", "order_count", "spend_total_minor"] as const) {
      const isBetter = of === "days_since_last_order" ? -1 : 1;
      let last = isBetter > 0 ? 0 : 1;
      const step = of === "spend_total_minor" ? 100 : 1;
      for (let value = 0; value < 400 * step; value += step) {
        const one = dimension(of, value);
        const place = along(one);
        expect(Math.ceil(place * 5)).toBe(one.score);
        expect((place - last) * isBetter).toBeGreaterThanOrEqual(0);
        last = place;
      }
    }
  });

  it("copes with edges that leave a band empty", () => {
    expect(along(dimension("order_count", 0, [0, 0, 0, 0]))).toBeCloseTo(0.816);
    expect(along(dimension("days_since_last_order", 0, [0, 0, 0, 0]))).toBeCloseTo(0.9);
  });
});

it("adds up to the weighted score", () => {
  expect(partOf(2, 40) + partOf(1, 30) + partOf(2, 30)).toBeCloseTo(1.7);
});

describe("a stepped line", () => {
  const point = (on: string, value: number): Point => ({ on, value, title: "" });

  it("holds a value until the next change, and the last one until today", () => {
    const places = placed([point("2026-01-01", 1), point("2026-01-06", 5)], "2026-01-11", 1, 5);
    expect(places).toEqual([
      { across: 0, up: 0 },
      { across: 0.5, up: 1 },
    ]);
    expect(path(places)).toBe("M0.0 100.0H500.0V0.0H1000");
  });

  it("is flat where all is of one day, and none without points", () => {
    expect(path(placed([point("2026-01-01", 3)], "2026-01-01", 1, 5))).toBe("M0.0 50.0H1000");
    expect(path([])).toBe("");
  });
});
