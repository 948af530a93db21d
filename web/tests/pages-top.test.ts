// @vitest-environment happy-dom
// Another page of a list is read from its top.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { usePages, useTopOf } from "../src/base/pages.ts";
import { Pager, Table } from "../src/ui/index.ts";

const up = vi.fn();
let at = -500;

afterEach(() => act(() => render(null, document.body)));

/** The head of a list that stands where `at` says. */
function List({ place, isOld }: { place: string | null; isOld: boolean }) {
  const top = useTopOf<HTMLDivElement>(place, isOld);
  const ref = (element: HTMLDivElement | null) => {
    top.current = element;
    if (!element) return;
    element.scrollIntoView = up;
    element.getBoundingClientRect = () => ({ top: at }) as DOMRect;
  };
  return h("div", { ref });
}

const show = (place: string | null, isOld = false) =>
  act(() => render(h(List, { place, isOld }), document.body));

test("its head comes into sight once the next page is there, and not where it is further down", async () => {
  await show(null);
  await show("b", true);
  expect(up).not.toHaveBeenCalled();
  await show("b");
  expect(up.mock.calls).toEqual([[{ block: "nearest", behavior: "instant" }]]);
  await show("b");
  expect(up).toHaveBeenCalledTimes(1);
  at = innerHeight + 1;
  await show("c");
  expect(up).toHaveBeenCalledTimes(1);
});

/** A list of pages that are there as soon as one asks for them. */
function Paged() {
  const pages = usePages<string>();
  const shown = { place: pages.place, next: pages.place ? null : "b" };
  const pager = pages.pager(shown);
  const head = useTopOf(pages.place, pager.isOld);
  const columns = [{ key: "a", heading: "A", cell: (row: string) => row }];
  return [
    h(Table<string>, { caption: "All", columns, rows: [pages.place ?? "a"], keyOf: (row) => row, head }),
    h(Pager, pager),
  ];
}

test("the button keeps the focus", async () => {
  const scrolled: Element[] = [];
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    scrolled.push(this);
  });
  await act(() => render(h(Paged, null), document.body));
  const next = document.querySelector<HTMLButtonElement>("nav button:last-of-type");
  next?.focus();
  await act(() => next?.click());
  expect(document.querySelector("td")?.textContent).toBe("b");
  expect(scrolled).toEqual([document.querySelector("thead")]);
  expect(document.activeElement).toBe(next);
});
