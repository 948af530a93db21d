// @vitest-environment happy-dom
// Where Arabic writes its own digits, no other digit stands among them. What the catalogue says is looked at in its
// own test.

import { type ComponentChild, h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as format from "../src/base/format.ts";
import { speak } from "../src/base/i18n.ts";
import { type Shop, shop } from "../src/base/shop.ts";
import { Flows } from "../src/charts/flows.tsx";
import { Steps as Line } from "../src/charts/steps.tsx";
import { Explained } from "../src/pages/customers/explanation.tsx";
import { Orders } from "../src/pages/customers/orders.tsx";
import type { Customer, Explanation } from "../src/pages/customers/read.ts";
import { Rows } from "../src/pages/customers/rows.tsx";
import { Steps } from "../src/pages/imports/guide.tsx";
import type { Import } from "../src/pages/imports/read.ts";
import { Ended } from "../src/pages/imports/result.tsx";
import { Working } from "../src/pages/imports/working.tsx";
import { CohortsCard } from "../src/pages/movement/cohorts.tsx";
import { shownAs } from "../src/ui/index.ts";

/** Arabic as Egypt writes it; elsewhere it may have Western digits, and then they are everywhere. */
const LOCALE = "ar-EG";
const WESTERN = /[0-9]/;

const SHOP = {
  currency: "USD",
  currency_exponent: 2,
  time_zone: "UTC",
  today: "2026-11-29",
  customers: 1_234,
  domain: "example.myshopify.com",
} as Shop;

beforeAll(async () => {
  await speak([LOCALE]);
  shop.value = SHOP;
});

describe("what is written", () => {
  it("has Arabic digits alone", () => {
    const written = [
      format.number(12_345),
      format.signed(-12),
      format.percent(0.125),
      format.signedPercent(0.125),
      format.score(4.1),
      format.money(123_456, "USD"),
      format.money(123_456, "USD", { short: true, signed: true }),
      format.day("2026-11-29"),
      format.day("2026-11-29", "short"),
      format.day("2026-11-29", "long"),
      format.month("2026-11"),
      format.instant("2026-11-29T10:00:00Z", "UTC"),
      format.clockTime("2026-11-29T10:00:00Z", "UTC"),
      format.bytes(5_368_709_120),
      shownAs(123_456, "money"),
      shownAs(0.5, "change"),
    ];
    expect(written.filter((text) => WESTERN.test(text))).toEqual([]);
  });

  it("names no country beside the shop's own money", () => {
    expect(format.money(123_456, "USD")).not.toMatch(/[A-Z]/);
    // Another currency is told apart from it.
    expect(format.money(123_456, "CAD")).toMatch(/CA|CAD/);
  });
});

const CUSTOMER = {
  id: "a",
  shopify_id: null,
  last_order_on: "2026-11-20",
  order_count: 12,
  spend_total_minor: 123_456,
  recency: 5,
  frequency: 4,
  monetary: 3,
  score: "4.10",
  segments: ["Loyal", "New"],
  next_change_on: "2026-12-24",
} as Customer;

const dimension = (of: string, value: number, score: number, edges: number[]) => ({
  of,
  value,
  score,
  edges,
});

const EXPLANATION = {
  customer: CUSTOMER,
  as_of: SHOP.today,
  first_order_on: "2024-01-02",
  segments: [],
  weights: { recency: 40, frequency: 30, monetary: 30 },
  dimensions: [
    dimension("days_since_last_order", 9, 5, [30, 90, 180, 365]),
    dimension("order_count", 12, 5, [2, 3, 5, 8]),
    dimension("spend_total_minor", 123_456, 5, [2_000, 4_000, 8_000, 16_050]),
  ],
  orders: [{ order_id: "x", day: "2026-11-20", counted_minor: 12_345, reason: null, not_counted: null }],
} as unknown as Explanation;

const IMPORT = {
  id: "a",
  file_name: "orders.csv",
  state: "writing",
  bytes: 5_000_000,
  bytes_done: 2_500_000,
  orders: 12_345,
  orders_new: 345,
  orders_changed: 12,
  orders_written: 1_234,
  orders_without_id: 2,
  customers: 999,
  customers_new: 998,
  problems: { count: 200, first: [{ line: 17, code: "empty", args: { column: "Total" }, problem: "" }] },
  error: null,
} as unknown as Import;

const loaded = <T>(value: T) => ({ value, failure: null, isLoading: false, reload: () => undefined });

const COHORTS = [
  { y: "2026-10", x: 0, v: 100, customers: 20 },
  { y: "2026-10", x: 1, v: 25, customers: 5 },
  { y: "2026-11", x: 0, v: 100, customers: 12 },
];

const flows = () => ({
  label: "x",
  fromTitle: format.day("2026-11-01"),
  toTitle: format.day("2026-11-29"),
  from: [{ id: "a", name: "A" }],
  to: [{ id: "b", name: "B" }],
  flows: [{ from: "a", to: "b", customers: 123 }],
});

const SHOWN: Record<string, () => ComponentChild> = {
  customers: () => h(Rows, { customers: [CUSTOMER], caption: "x" }),
  "why a customer has its score": () => h(Explained, { explanation: EXPLANATION }),
  orders: () => h(Orders, { explanation: EXPLANATION }),
  "a line of scores": () =>
    h(Line, {
      label: "x",
      points: [{ on: "2026-11-01", value: 2, title: "" }],
      until: "2026-11-29",
      low: 1,
      high: 5,
    }),
  cohorts: () => h(CohortsCard, { cohorts: loaded(COHORTS) }),
  flows: () => h(Flows, flows()),
  "an import at work": () =>
    h(Working, { stage: { at: "working", id: "a", name: "orders.csv", import: IMPORT } }),
  "an import that ended": () => h(Ended, { one: { ...IMPORT, state: "finished" }, again: () => undefined }),
  "the guide": () => h(Steps, {}),
};

afterEach(() => act(() => render(null, document.body)));

/** All that is read or heard. */
function said(): string {
  const named = [...document.querySelectorAll("[aria-label], [title]")];
  const names = named.map(
    (one) => `${one.getAttribute("aria-label") ?? ""} ${one.getAttribute("title") ?? ""}`,
  );
  return [document.body.textContent, ...names].join("\n");
}

describe("what is shown", () => {
  it.each(Object.entries(SHOWN))("%s: has Arabic digits alone", (_, shown) => {
    act(() => render(shown(), document.body));
    expect(said().trim()).not.toBe("");
    expect(said().match(/.{0,20}[0-9].{0,20}/g)).toBeNull();
  });
});
