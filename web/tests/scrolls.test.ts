// @vitest-environment happy-dom
// Where something is cut off at a side, that is shown, and the keyboard gets there.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { moreOf, Scrolls } from "../src/ui/scrolls.tsx";

const measured = (scrollLeft: number, scrollWidth = 500) => ({
  scrollLeft,
  scrollTop: 0,
  clientWidth: 300,
  clientHeight: 100,
  scrollWidth,
  scrollHeight: 100,
});

describe("what is cut off", () => {
  it("is at the end first, then at both sides, then at the start", () => {
    expect(moreOf(measured(0))).toEqual({ atStart: false, atEnd: true, scrolls: true });
    expect(moreOf(measured(100))).toEqual({ atStart: true, atEnd: true, scrolls: true });
    expect(moreOf(measured(199.5))).toEqual({ atStart: true, atEnd: false, scrolls: true });
  });

  it("is the same where one reads from the right", () => {
    expect(moreOf(measured(-100))).toEqual(moreOf(measured(100)));
    expect(moreOf(measured(-200))).toEqual({ atStart: true, atEnd: false, scrolls: true });
  });

  it("is nothing where all fits, but for what scrolls upwards", () => {
    expect(moreOf(measured(0, 300.6))).toEqual({ atStart: false, atEnd: false, scrolls: false });
    expect(moreOf({ ...measured(0, 300), scrollHeight: 900 }).scrolls).toBe(true);
  });
});

describe("a region", () => {
  afterEach(() => act(() => render(null, document.body)));

  const shown = (wide: number) => {
    const sizes = { clientWidth: 300, scrollWidth: wide };
    for (const [name, value] of Object.entries(sizes)) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
    }
    act(() => render(h(Scrolls, { label: "Numbers", children: h("p", null, "x") }), document.body));
    return document.querySelector("section");
  };

  it("is a stop for the keyboard only where it scrolls, and has a name", () => {
    expect(shown(300)?.getAttribute("tabindex")).toBe(null);
    act(() => render(null, document.body));
    const region = shown(500);
    expect(region?.getAttribute("tabindex")).toBe("0");
    expect(region?.getAttribute("aria-label")).toBe("Numbers");
    expect(region?.parentElement?.className).toBe("scrolls more-at-end");
  });
});
