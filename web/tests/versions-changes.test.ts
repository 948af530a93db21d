// @vitest-environment happy-dom
// What comes back with a version that is restored, and what each version changed.

import { beforeEach, describe, expect, test } from "vitest";
import type { Config, Segment } from "../src/base/config.ts";
import { speak } from "../src/base/i18n.ts";
import { changesOf, restoredRows, type Whole, withNamesOf } from "../src/parts/versions/changes.ts";
import { segmentName } from "../src/parts/versions/words.ts";

beforeEach(() => speak(["en"]));

const BANDS = {
  recency_at_most_days: [30, 60, 120, 240],
  frequency_at_least_orders: [2, 3, 5, 8],
  monetary_at_least_minor: [2_000, 4_000, 8_000, 16_000],
};

const segment = (id: string, en: string, rules: Segment["rules"] = { recency: 5 }): Segment => ({
  id,
  name: { en },
  rules,
});

const known = (segments: Segment[], bands = BANDS) => ({
  config: {
    bands: {
      recency: { at_most_days: bands.recency_at_most_days },
      frequency: { at_least_orders: bands.frequency_at_least_orders },
      monetary: { at_least_minor: bands.monetary_at_least_minor },
    },
    segments,
  },
  bands,
});

const NOW = known([segment("A", "Best"), segment("B", "Good"), segment("C", "Gone then")]);

test("nothing is said of what is the same", () => {
  expect(restoredRows(NOW, NOW)).toEqual([]);
});

test("edges come back, and rules are not others for that", () => {
  const then = known(NOW.config.segments, { ...BANDS, recency_at_most_days: [10, 60, 120, 240] });
  expect(restoredRows(NOW, then)).toEqual([
    { field: "Recency", one: "30 · 60 · 120 · 240", other: "10 · 60 · 120 · 240" },
  ]);
});

test("names, rules, segments and their order come back", () => {
  const then = known([
    segment("B", "Good", { recency: 4 }),
    segment("A", "Champions"),
    segment("D", "Here then"),
  ]);
  const rows = restoredRows(NOW, then);
  expect(rows.map(({ field }) => field)).toEqual(["Good", "Champions", "Here then", "Gone then", "Order"]);
  const [rule, name, added, removed, order] = rows;
  expect(rule?.one).not.toBe(rule?.other);
  expect([name?.one, name?.other]).toEqual(["Best", "Champions"]);
  expect([added?.one, removed?.other]).toEqual(["Not there", "Not there"]);
  expect([order?.one, order?.other]).toEqual(["Champions · Good", "Good · Champions"]);
});

test("a segment that only one of both has is called by its name", () => {
  const then = known([segment("D", "Here then")]);
  expect(["C", "D"].map((id) => segmentName(withNamesOf(then.config, NOW.config), id))).toEqual([
    "Gone then",
    "Here then",
  ]);
});

const SEGMENTS = [segment("A", "Best"), segment("B", "Good"), segment("C", "Rest")];
const whole = (config: Partial<Config> = {}, more: Partial<Whole> = {}): Whole => ({
  config: {
    ...known(SEGMENTS).config,
    weights: { recency: 40, frequency: 30, monetary: 30 },
    low_score_below: "2.00",
    ...config,
  },
  bands: BANDS,
  time_zone: "UTC",
  ...more,
});
const bands = (more: object) => ({ bands: { ...known([]).config.bands, ...more } });
const linesOf = (after: Whole) => changesOf(whole(), after).map(({ part, lines }) => [part, ...lines]);

describe("what a version changed", () => {
  test.each<[string, Partial<Config>, string]>([
    [
      "an edge",
      bands({ recency: { at_most_days: [10, 60, 120, 240] } }),
      "Recency: 30 · 60 · 120 · 240 → 10 · 60 · 120 · 240",
    ],
    [
      "a half-life",
      bands({ recency: { half_life_days: 90 } }),
      "Recency: 30 · 60 · 120 · 240 → Half-life of 90 days",
    ],
    [
      "weights",
      { weights: { recency: 50, frequency: 25, monetary: 25 } },
      "Overall score: 40 / 30 / 30 → 50 / 25 / 25",
    ],
    ["the limit of a low score", { low_score_below: "2.50" }, "Low score below: 2.00 → 2.50"],
    [
      "where edges come from",
      bands({ quintiles: { every_days: 30 } }),
      "Starting point: Your own thresholds → Five equal groups (30 days)",
    ],
  ])("is %s", (_, config, line) => expect(linesOf(whole(config))).toEqual([["thresholds", line]]));

  test("is edges that were computed anew, though nobody set them", () => {
    const computed = { bands: { preset: "small", average_order_minor: 5_000 } };
    const edges = { ...BANDS, monetary_at_least_minor: [1_000, 4_000, 8_000, 16_000] };
    const found = changesOf(whole(computed), whole(computed, { bands: edges }));
    expect(found).toEqual([
      {
        part: "thresholds",
        lines: [
          "Monetary: From the starting point ($20 · $40 · $80 · $160) → From the starting point ($10 · $40 · $80 · $160)",
        ],
      },
    ]);
  });

  test("is each thing of segments, and the time zone", () => {
    const segments: Segment[] = [
      segment("B", "Fine", { recency: 4 }),
      { ...segment("A", "Best"), name: { en: "Best", de: "Beste", ja: "最良" } },
      segment("D", "New one"),
    ];
    expect(linesOf(whole({ segments }, { time_zone: "Asia/Tokyo" }))).toEqual([
      [
        "segments",
        "New: New one",
        "Deleted: Rest",
        "Renamed: Good → Fine",
        "Translated name of Best: Deutsch and 日本語",
        "Other rule: Fine",
        "Another order",
      ],
      ["time-zone", "UTC → Asia/Tokyo"],
    ]);
  });

  test("is nothing where it says the same, and all that it begins with in the first one", () => {
    expect(linesOf(whole())).toEqual([]);
    // An empty name is none.
    const [first, ...rest] = SEGMENTS;
    expect(
      linesOf(whole({ segments: [{ ...(first as Segment), name: { en: "Best", de: "" } }, ...rest] })),
    ).toEqual([]);
    const [begun, ...none] = changesOf(null, whole());
    expect(none).toEqual([]);
    expect(begun?.lines.slice(0, 2)).toEqual([
      "Starting point: Your own thresholds",
      "Recency: 30 · 60 · 120 · 240",
    ]);
  });
});
