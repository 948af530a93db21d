// @vitest-environment happy-dom
// What comes back with a version that is restored.

import { beforeEach, expect, test } from "vitest";
import type { Segment } from "../src/base/config.ts";
import { speak } from "../src/base/i18n.ts";
import { restoredRows, withNamesOf } from "../src/pages/thresholds/restored.ts";
import { segmentName } from "../src/pages/thresholds/words.ts";

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
