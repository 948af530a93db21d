// @vitest-environment happy-dom
// What a drawing looks like as a picture, and how fine it is.

import { expect, test } from "vitest";
import { dayRange } from "../src/base/format.ts";
import { scaleOfPictures, withItsLook } from "../src/ui/picture.ts";

test("the halo of a text stays behind it", () => {
  document.body.innerHTML = `<style>.haloed { paint-order: stroke; stroke-linejoin: round }</style>
    <svg><text class="haloed">Champions</text></svg>`;
  const svg = document.querySelector("svg");
  if (!svg) throw new Error("there is no drawing");
  const look = withItsLook(svg).querySelector("text")?.getAttribute("style");
  expect(look).toContain("paint-order: stroke");
  expect(look).toContain("stroke-linejoin: round");
});

test("a picture has two pixels for one of the page, and more on a finer screen", () => {
  for (const [ratio, scale] of [
    [1, 2],
    [3, 3],
  ] as const) {
    Object.assign(globalThis, { devicePixelRatio: ratio });
    expect(scaleOfPictures()).toBe(scale);
  }
});

test("days are told once where they are one", () => {
  expect(dayRange("2026-11-30", "2026-11-30")).toBe("Nov 30, 2026");
  expect(dayRange("2026-10-31", "2026-11-30")).toMatch(/Oct 31\s–\sNov 30, 2026/);
});
