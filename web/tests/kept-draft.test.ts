// @vitest-environment happy-dom
// A draft that the browser does not keep is not lost unasked.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shop } from "../src/base/shop.ts";
import { keptDraft, useKeptDraft } from "../src/parts/kept-draft.ts";

shop.value = { domain: "shop.myshopify.com" } as typeof shop.value;

const Page = ({ text }: { text: string | null }) => {
  useKeptDraft("segments", text, (text) => text);
  return null;
};
/** Shows the page with a draft, and waits until it is kept; `null` is one without changes. */
const show = (text: string | null) => {
  act(() => render(h(Page, { text }), document.body));
  vi.runAllTimers();
};
const leave = () => act(() => render(null, document.body));
const isAsked = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
const refused = () => {
  throw new DOMException("denied", "SecurityError");
};
const refuse = () =>
  vi.stubGlobal("sessionStorage", { getItem: refused, setItem: refused, removeItem: refused });

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  show(null);
  leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("nothing is asked where it is kept", () => {
  show("mine");
  expect([keptDraft("segments"), isAsked()]).toEqual(["mine", false]);
});

test("it is asked where it is not kept, also from another page, until it is saved", () => {
  refuse();
  show(null);
  expect(isAsked()).toBe(false);
  show("mine");
  expect(isAsked()).toBe(true);
  leave();
  expect([keptDraft("segments"), isAsked()]).toEqual(["mine", true]);
  show(null);
  expect(isAsked()).toBe(false);
});

test("nothing is asked any more once the browser keeps it", () => {
  refuse();
  show("mine");
  vi.unstubAllGlobals();
  show("mine too");
  expect(isAsked()).toBe(false);
});
