// @vitest-environment happy-dom
// A customer has one name on all pages.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { beforeAll, expect, test } from "vitest";
import { customerCalled, customerName } from "../src/base/customers.ts";
import { speak } from "../src/base/i18n.ts";
import { shop } from "../src/base/shop.ts";
import type { Customer } from "../src/pages/customers/read.ts";
import { Rows } from "../src/pages/customers/rows.tsx";

beforeAll(() => speak(["en"]));

const ID = "0190a1b2-0000-7000-8000-00001a2b3c4d";

test("a customer without an id of the shop is called the same in a list and alone", async () => {
  expect([customerName({ id: ID }), customerCalled({ id: ID })]).toEqual([
    "Customer …1a2b3c4d",
    "Customer …1a2b3c4d",
  ]);
  shop.value = { currency: "USD", currency_exponent: 2 } as typeof shop.value;
  const one = { id: ID, shopify_id: null, score: null, segments: [], spend_total_minor: 0, order_count: 0 };
  const customers = [one as unknown as Customer];
  await act(() => render(h(Rows, { customers, caption: "All" }), document.body));
  expect(document.querySelector("tbody th")?.textContent).toBe(customerCalled({ id: ID }));
});

test("one with an id of the shop is found by it", () => {
  const one = { id: ID, shopify_id: "990777" };
  expect([customerName(one), customerCalled(one)]).toEqual(["990777", "Customer 990777"]);
});
