// @vitest-environment happy-dom
// Another page of customers is read from its top.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { useTopOf } from "../src/pages/customers/index.tsx";

const up = vi.fn();
let above = -500;

function List({ place, isOld }: { place: string | null; isOld: boolean }) {
  const top = useTopOf(place, isOld);
  const ref = (element: HTMLDivElement | null) => {
    top.current = element;
    if (!element) return;
    element.scrollIntoView = up;
    element.getBoundingClientRect = () => ({ top: above }) as DOMRect;
  };
  return h("div", { ref });
}

const show = (place: string | null, isOld = false) =>
  act(() => render(h(List, { place, isOld }), document.body));

test("one goes up once the next page is there, and stays where the top is in sight", async () => {
  await show(null);
  await show("b", true);
  expect(up).not.toHaveBeenCalled();
  await show("b");
  expect(up).toHaveBeenCalledTimes(1);
  await show("b");
  expect(up).toHaveBeenCalledTimes(1);
  above = 40;
  await show("c");
  expect(up).toHaveBeenCalledTimes(1);
});
