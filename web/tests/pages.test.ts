// @vitest-environment happy-dom
// One page after the other, however fast one asks for the next.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { type Pages, usePages } from "../src/base/pages.ts";

afterEach(() => act(() => render(null, document.body)));

function opened() {
  let pages: Pages<string> | undefined;
  function Opened({ set }: { set: string }) {
    pages = usePages<string>(set);
    return null;
  }
  const show = (set: string) => act(() => render(h(Opened, { set }), document.body));
  show("all");
  const now = () => {
    if (!pages) throw new Error("nothing is shown");
    return pages;
  };
  return { show, now, go: (step: () => void) => act(step) };
}

describe("pages", () => {
  it("are gone through forwards and back", () => {
    const { now, go } = opened();
    const first = { set: "all", place: null, next: "b" };
    expect(now().pager(first)).toMatchObject({ hasBefore: false, hasNext: true });
    go(now().pager(first).onNext);
    const second = { set: "all", place: "b", next: null };
    expect([now().place, now().before]).toEqual(["b", 1]);
    expect(now().pager(second)).toMatchObject({ hasBefore: true, hasNext: false });
    go(now().pager(second).onBefore);
    expect([now().place, now().before]).toEqual([null, 0]);
  });

  it("lead back, and not on, while another one is on its way or does not come", () => {
    const { now, go } = opened();
    const first = { set: "all", place: null, next: "b" };
    go(now().pager(first).onNext);
    expect(now().pager(first)).toMatchObject({ hasBefore: true, isOld: true });
    go(now().pager(first).onNext);
    expect([now().place, now().before]).toEqual(["b", 1]);
    go(now().pager(first).onBefore);
    expect([now().place, now().before]).toEqual([null, 0]);
  });

  it("begin anew with another set, and with one that comes back", () => {
    const { now, go, show } = opened();
    const first = { set: "all", place: null, next: "b" };
    go(now().pager(first).onNext);
    show("others");
    expect([now().place, now().before]).toEqual([null, 0]);
    expect(now().pager(first)).toMatchObject({ isOld: true });
    show("all");
    expect([now().place, now().before]).toEqual([null, 0]);
  });
});
