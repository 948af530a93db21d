// @vitest-environment happy-dom
// What is looked for in the list of customers stands with its place in the history: it is gone where one goes on.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Shop, shop } from "../src/base/shop.ts";
import Customers from "../src/pages/customers/index.tsx";

const search = () => document.querySelector("input[type=search]") as HTMLInputElement;
const isRefused = () => document.body.textContent?.includes("customers-nothing-exact-title");
const isMarked = () => document.body.textContent?.includes("customers-search-unknown");

beforeEach(async () => {
  const answer = { customers: [], next: null, segments: [], cells: [] };
  vi.stubGlobal("fetch", async () => Response.json(answer));
  shop.value = { customers: 3, currency: "USD", currency_exponent: 2 } as Shop;
  history.replaceState(null, "", "/customers");
  await act(() => render(h(LocationProvider, null, h(Customers, {})), document.body));
});

afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

async function type(text: string) {
  await act(() => {
    search().value = text;
    search().dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function lookFor(text: string) {
  await type(text);
  await act(() => void search().form?.requestSubmit());
}

test("what can be nobody stays where it was typed, until something else is", async () => {
  await lookFor("nonsense");
  expect([isRefused(), isMarked(), search().value]).toEqual([true, true, "nonsense"]);
  await type("nonsense@");
  expect([isMarked(), search().value]).toEqual([false, "nonsense@"]);
  await lookFor("ann@example.com");
  expect([isMarked(), search().value]).toEqual([false, "ann@example.com"]);
});

test("it is gone with a way back, to the same address", async () => {
  const before = history.state;
  await lookFor("nonsense");
  // As the browser does it; the one of this test has no way back.
  history.replaceState(before, "", "/customers");
  await act(() => void dispatchEvent(new PopStateEvent("popstate")));
  expect([isRefused(), search().value]).toEqual([false, ""]);
});

test("it is gone with a link to the page, and with all customers", async () => {
  await lookFor("nonsense");
  const link = Object.assign(document.createElement("a"), { href: "/customers" });
  document.body.append(link);
  await act(() => link.click());
  link.remove();
  expect([isRefused(), search().value]).toEqual([false, ""]);
  await lookFor("nonsense");
  const all = [...document.querySelectorAll("button")].find((one) => one.textContent === "customers-all");
  await act(() => all?.click());
  expect([isRefused(), search().value]).toEqual([false, ""]);
});
