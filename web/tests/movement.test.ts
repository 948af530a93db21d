// What the pages of overview and movement make of the service's answers.

import { describe, expect, it } from "vitest";
import { GONE, NEW } from "../src/charts/ends.ts";
import { type Chosen, chosenInAddress, parametersOf } from "../src/pages/movement/address.ts";
import { cohortsOf, firstMonthOf } from "../src/pages/movement/cohorts-of.ts";
import { aheadIn, daysOf, isDay, presetOf } from "../src/pages/movement/days.ts";
import { chosenIn } from "../src/pages/movement/flows-of.ts";
import { type Heard, KEPT, merged } from "../src/pages/overview/latest.ts";
import { grownBy, movesOf, sumUp } from "../src/pages/overview/reads.ts";

describe("two days of an address", () => {
  const today = "2026-11-02";

  it("are the last month where it says none or nonsense", () => {
    expect(daysOf({}, today)).toEqual({ from: "2026-10-03", to: today });
    expect(daysOf({ from: "2026-02-30", to: "tomorrow" }, today)).toEqual({ from: "2026-10-03", to: today });
  });

  it("do not go beyond today", () => {
    expect(daysOf({ from: "2026-10-01", to: "2027-01-01" }, today)).toEqual({
      from: "2026-10-01",
      to: today,
    });
    expect(daysOf({ from: "2026-11-03", to: "2026-10-01" }, today)).toEqual({
      from: "2026-09-01",
      to: "2026-10-01",
    });
  });

  it("say which of them has not come", () => {
    const ahead = (from?: string, to?: string) =>
      aheadIn({ ...(from ? { from } : {}), ...(to ? { to } : {}) }, today);
    expect(ahead("2026-10-01", "2027-01-01")).toBe("2027-01-01");
    expect(ahead("2027-02-01", "2027-01-01")).toBe("2027-02-01");
    expect(ahead("2026-11-03")).toBe("2026-11-03");
    expect([ahead(), ahead("2026-10-01", today), ahead("2027", "2027-02-30")]).toEqual([null, null, null]);
  });

  it("are known as a span only up to today", () => {
    expect(presetOf({ from: "2026-10-26", to: today }, today)).toBe("week");
    expect(presetOf({ from: "2026-10-25", to: "2026-11-01" }, today)).toBeNull();
  });

  it("exist", () => {
    expect(isDay("2024-02-29")).toBe(true);
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2026-2-9")).toBe(false);
  });
});

describe("cohorts", () => {
  const point = (y: string, x: number, customers: number) => ({ x, y, customers, v: 0 });
  const points = [
    point("2025-12", 2, 3),
    point("2025-12", 0, 10),
    point("2026-01", 0, 5),
    point("2026-02", 0, 4),
    // Its first month is not in what was read.
    point("2025-11", 3, 1),
  ];

  it("reach to the last month that is known, also where nobody ordered", () => {
    expect(cohortsOf(points, 12)).toEqual([
      { month: "2025-12", customers: 10, active: [10, 0, 3] },
      { month: "2026-01", customers: 5, active: [5, 0] },
      { month: "2026-02", customers: 4, active: [4] },
    ]);
  });

  it("are those of so many months", () => {
    expect(cohortsOf(points, 2).map((cohort) => cohort.month)).toEqual(["2026-01", "2026-02"]);
    expect(cohortsOf([], 12)).toEqual([]);
  });

  it("know the first month", () => {
    expect(firstMonthOf(points)).toBe("2025-11-01");
    expect(firstMonthOf([])).toBeNull();
  });
});

describe("moves", () => {
  it("tell who came, went, changed and stayed", () => {
    const flow = (from: string | null, to: string | null, customers: number, is = {}) => ({
      from,
      to,
      customers,
      new: false,
      gone: false,
      ...is,
    });
    const side = { day: "2026-11-01", config_version: 1, restated: false, segments: [] };
    const movement = [
      flow(null, "New", 5, { new: true }),
      flow("New", null, 1, { gone: true }),
      flow(null, null, 7),
      flow(null, "New", 2),
      flow("New", "Loyal", 3),
    ];
    expect(movesOf({ from: side, to: side, change_seq: 1, movement })).toEqual({
      changed: 5,
      stayed: 7,
      came: 5,
      gone: 1,
    });
  });
});

describe("cells", () => {
  it("come to 25 places, with those without orders beside them", () => {
    const cell = (recency: number | null, frequency: number | null, monetary: number | null) => ({
      recency,
      frequency,
      monetary,
      customers: 2,
      spend_total_minor: 100,
    });
    const { places, prospects, total } = sumUp([
      cell(5, 4, 5),
      cell(5, 5, 5),
      cell(1, 1, 2),
      cell(null, null, null),
    ]);
    expect(places[24]).toEqual({ customers: 4, spend_total_minor: 200 });
    expect(places[1]).toEqual({ customers: 2, spend_total_minor: 100 });
    expect(prospects).toBe(2);
    expect(total).toEqual({ customers: 8, spend_total_minor: 400 });
  });
});

describe("growth", () => {
  const size = (customers: number) => ({ customers, spend_total_minor: 0 });
  const now = { places: [], prospects: 21, total: size(531) };
  const then = (restated: boolean) => ({ restated }) as never;

  it("leaves those without orders out where the day before knows none", () => {
    const past = { day: "2026-10-26", total: size(507), movement: null };
    expect(grownBy(now, { ...past, segments: then(true) })).toEqual({ by: 3, ofBuyers: true });
    expect(grownBy(now, { ...past, segments: then(false) })).toEqual({ by: 24, ofBuyers: false });
    expect(grownBy(now, { ...past, total: null, segments: null })).toBe(null);
  });
});

describe("the latest movements", () => {
  const move = (key: number) => ({ key }) as Heard;

  it("stand with the last one first, and no more of them than are kept", () => {
    expect(merged([move(1)], [move(2), move(3)]).map((one) => one.key)).toEqual([3, 2, 1]);
    const many = Array.from({ length: KEPT }, (_, at) => move(at));
    expect(merged(many, [move(99)])).toHaveLength(KEPT);
    expect(merged(many, [move(99)])[0]?.key).toBe(99);
  });
});

describe("whom a list is of", () => {
  const all: Chosen[] = [
    { from_segment: "Loyal", to_segment: "At-Risk" },
    { from_segment: "", to_segment: "Loyal" },
    { new: true, to_segment: "Loyal" },
    { from_segment: "Loyal", gone: true },
  ];

  it("stands in the address as it is asked for", () => {
    for (const chosen of all) {
      const query = Object.fromEntries(new URLSearchParams(parametersOf(chosen)));
      expect(chosenInAddress(query)).toEqual(chosen);
    }
    expect(chosenInAddress({})).toBeNull();
    expect(chosenInAddress({ from_segment: "Loyal" })).toBeNull();
    expect(chosenInAddress({ new: "true" })).toBeNull();
  });

  it("is one flow of the picture, also beside those of no segment", () => {
    const flows = [
      { from: null, to: "Loyal", customers: 1 },
      { from: NEW, to: "Loyal", customers: 2 },
      { from: "Loyal", to: GONE, customers: 3 },
      { from: "Loyal", to: "At-Risk", customers: 4 },
    ];
    expect(all.map((chosen) => chosenIn(flows, chosen)?.customers)).toEqual([4, 1, 2, 3]);
    expect(chosenIn(flows, { new: true, gone: true })).toBeNull();
    expect(chosenIn(flows, null)).toBeNull();
  });
});
