// @vitest-environment happy-dom
// How one segment went: what is shown where that cannot be read, or is too little to be drawn.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { Failure } from "../src/base/failure.ts";
import type { Loaded } from "../src/base/load.ts";
import { shop } from "../src/base/shop.ts";
import { TrendCard } from "../src/pages/segments/details.tsx";
import type { Trend } from "../src/pages/segments/read.ts";
import type { Row } from "../src/pages/segments/rows.ts";

const reload = vi.fn();
const show = (trend: Partial<Loaded<Trend>>, sizes: (number | null)[]) => {
  const row = { id: "A", name: "A", item: { isNew: false }, sizes } as unknown as Row;
  const loaded = { value: null, failure: null, isLoading: false, reload, ...trend };
  act(() => render(h(TrendCard, { row, view: { days: 30, trend: loaded } }), document.body));
};
const button = (text: string) =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent?.includes(text));

shop.value = { today: "2026-11-29" } as typeof shop.value;
afterEach(() => act(() => render(null, document.body)));

test("says that it cannot be read, and tries again", () => {
  show({ failure: new Failure("failed", "broken") }, []);
  expect(document.querySelector(".skeleton")).toBe(null);
  expect(document.querySelector(".banner")?.textContent).toContain("broken");
  act(() => button("common-try-again")?.click());
  expect(reload).toHaveBeenCalledOnce();
});

test("of one day gives no file of an empty picture", () => {
  const days = ["2026-11-27", "2026-11-28"];
  const value = (sizes: (number | null)[]) => ({ value: { days, sizes: new Map([["A", sizes]]) } });
  for (const [sizes, isDrawn] of [
    [[null, 3], false],
    [[2, 3], true],
  ] as const) {
    show(value([...sizes]), [...sizes]);
    expect(document.querySelector("canvas") !== null).toBe(isDrawn);
    expect(button("common-download")?.disabled).toBe(!isDrawn);
  }
});
