// @vitest-environment happy-dom
// Days that have not come are not shown, which is said.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeAll, expect, test } from "vitest";
import { speak } from "../src/base/i18n.ts";
import { shop } from "../src/base/shop.ts";
import { useAddress } from "../src/pages/movement/address.ts";
import { DaysCard } from "../src/pages/movement/dates.tsx";

beforeAll(async () => {
  await speak(["en-US"]);
  shop.value = { today: "2026-11-29", domain: "shop.myshopify.com" } as typeof shop.value;
});
afterEach(() => act(() => render(null, document.body)));

const Days = () => h(DaysCard, { address: useAddress(), first: "2026-01-01" });

function show(query: string) {
  history.replaceState(null, "", `/movement${query}`);
  return act(() => render(h(LocationProvider, { children: h(Days, null) }), document.body));
}

const fields = () => [...document.querySelectorAll<HTMLInputElement>("input[type=date]")];
const said = () => document.querySelector("[role=status]")?.textContent;

test("the fields end today, and an address that does not is told what it shows", async () => {
  await show("?from=2026-11-01&to=2027-01-01");
  expect(fields().map(({ value, max }) => [value, max])).toEqual([
    ["2026-11-01", "2026-11-29"],
    ["2026-11-29", "2026-11-29"],
  ]);
  expect(said()).toMatch(/^Jan 1, 2027 is in the future\. Shown instead: Nov 1\s–\s29, 2026\.$/);
  await act(() => render(null, document.body));
  await show("?from=2026-11-01&to=2026-11-29");
  expect(said()).toBe("");
});

test("a day that is typed and has not come is told the same", async () => {
  await show("?from=2026-11-01&to=2026-11-20");
  const [, to] = fields();
  await act(() => {
    if (to) to.value = "2026-12-24";
    to?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(fields().map(({ value }) => value)).toEqual(["2026-11-01", "2026-11-29"]);
  expect(said()).toMatch(/^Dec 24, 2026 is in the future/);
});
