// What segments brought in: its share, and its change against the period before.

import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../src/base/format.ts";
import { strengthOfShare } from "../src/charts/heat.tsx";
import { monthAfter } from "../src/pages/movement/cohorts-of.ts";
import { readRevenue } from "../src/pages/movement/reads.ts";
import { barsOf, changeOf, monthsEarlier, monthsOf, periodsOf } from "../src/pages/movement/revenue-of.ts";

describe("periods", () => {
  it("are as long as each other and end as far into their month", () => {
    expect(periodsOf("2026-11-28", 12)).toEqual({
      now: { from: "2025-12-01", to: "2026-11-28" },
      before: { from: "2024-12-01", to: "2025-11-28" },
    });
    expect(periodsOf("2026-05-31", 3)).toEqual({
      now: { from: "2026-03-01", to: "2026-05-31" },
      before: { from: "2025-12-01", to: "2026-02-28" },
    });
  });

  it("have whole months before whole months", () => {
    expect(periodsOf("2026-02-28", 3).before).toEqual({ from: "2025-09-01", to: "2025-11-30" });
    expect(periodsOf("2026-04-30", 3).before).toEqual({ from: "2025-11-01", to: "2026-01-31" });
    expect(periodsOf("2026-04-29", 3).before.to).toBe("2026-01-29");
  });

  it("do not leave their month", () => {
    expect(monthsEarlier("2024-02-29", 12)).toBe("2023-02-28");
    expect(monthsEarlier("2026-01-31", 2)).toBe("2025-11-30");
    expect(monthAfter("2025-11", 2)).toBe("2026-01");
    expect(monthAfter("2025-11", 1)).toBe("2025-12");
  });
});

describe("revenue of the period before", () => {
  const periods = periodsOf("2026-11-28", 2);
  /** As the service has it: the months of which there is a day. */
  const knownFrom = (first: string) =>
    readRevenue(periods, async ({ from, to }) => {
      const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));
      const months = days.filter((day) => day >= first).map((day) => day.slice(0, 7));
      return { labels: [...new Set(months)], datasets: [] };
    });

  it("is told only where all of its days are known", async () => {
    expect((await knownFrom("2026-08-01")).before?.labels).toEqual(["2026-08", "2026-09"]);
    expect((await knownFrom("2026-08-02")).before).toBe(null);
    expect((await knownFrom("2026-10-05")).now.labels).toEqual(["2026-10", "2026-11"]);
  });
});

describe("revenue", () => {
  const series = (...datasets: [string, (number | null)[]][]) => ({
    labels: ["2026-10", "2026-11"],
    datasets: datasets.map(([label, data]) => ({ label, data })),
  });
  const now = series(["Loyal", [30, 10]], ["Gone", [null, 20]], ["New", [20, 20]]);
  const before = series(["Loyal", [20, 0.5]], ["New", [null, null]]);
  const segments = [
    { id: "NEW", name: "New" },
    { id: "LOYAL", name: "Loyal" },
  ];
  const bars = (earlier: typeof before | null) => barsOf({ now, before: earlier }, segments, 100, (id) => id);

  it("stands in the merchant's order, with its share and what it was", () => {
    expect(bars(before)).toEqual([
      { name: "New", look: "NEW", minor: [2_000, 2_000], sum: 4_000, share: 0.4, before: 0 },
      { name: "Loyal", look: "LOYAL", minor: [3_000, 1_000], sum: 4_000, share: 0.4, before: 2_050 },
      { name: "Gone", look: null, minor: [null, 2_000], sum: 2_000, share: 0.2, before: 0 },
    ]);
    expect(bars(null).map((bar) => bar.before)).toEqual([null, null, null]);
  });

  it("is of a segment by its label where that is told, whatever it was called", () => {
    const told = { labels: ["2026-11"], datasets: [{ id: "LOYAL", label: "Once loyal", data: [1] }] };
    const bar = { name: "Loyal", look: "LOYAL", minor: [100], sum: 100, share: 1, before: 100 };
    expect(barsOf({ now: told, before: told }, segments, 100, (id) => id)).toEqual([bar]);
  });

  it("grew only where something was", () => {
    expect(changeOf(150, 100)).toBe(0.5);
    expect(changeOf(0, 100)).toBe(-1);
    expect([changeOf(5, 0), changeOf(5, null), changeOf(5, -3), changeOf(null, 3)]).toEqual(
      Array(4).fill(null),
    );
  });

  it("has a share of each month, and no change while the month goes on", () => {
    const rows = monthsOf(now.labels, bars(before), "2026-11");
    expect(rows.map(({ month, name, share, change }) => [month, name, share, change])).toEqual([
      ["2026-10", "New", 0.4, null],
      ["2026-10", "Loyal", 0.6, null],
      ["2026-10", "Gone", null, null],
      ["2026-11", "New", 0.4, null],
      ["2026-11", "Loyal", 0.2, null],
      ["2026-11", "Gone", 0.4, null],
    ]);
    const over = monthsOf(now.labels, bars(before), "2026-12");
    expect(over.map(({ change }) => change)).toEqual([null, null, null, 0, 1_000 / 3_000 - 1, null]);
  });
});

describe("shades", () => {
  it("go over all shares, and tell a quarter from all", () => {
    expect([0, 0.25, 1, 2].map(strengthOfShare)).toEqual([0, 0.5, 1, 1]);
    expect(strengthOfShare(0.05)).toBeGreaterThan(0.2);
  });
});
