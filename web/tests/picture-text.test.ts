// @vitest-environment happy-dom
// Texts of a picture that have less room than they need, and what of boxes is seen.

import { expect, test } from "vitest";
import { clipOf, isSeen } from "../src/ui/picture-boxes.ts";
import { fitted, isTicked, saidBy, wrapped } from "../src/ui/picture-text.ts";

/** Each letter is one wide. */
const measure = (text: string) => [...new Intl.Segmenter().segment(text)].length;

test("a text that is too long ends in dots, and is no wider than its room", () => {
  expect(fitted("Champions", 9, measure)).toBe("Champions");
  expect(fitted("Champions", 6, measure)).toBe("Champ…");
  expect(fitted("At risk now", 8, measure)).toBe("At risk…");
  expect(fitted("👩‍👧👩‍👧👩‍👧", 2, measure)).toBe("👩‍👧…");
});

test("what stands above a picture goes on in another line", () => {
  expect(wrapped("Segment: Champions · Recency: 5", 20, measure)).toEqual([
    "Segment: Champions ·",
    "Recency: 5",
  ]);
  expect(wrapped("お客様の一覧です", 5, measure)).toEqual(["お客様の…"]);
});

const rect = { left: 0, top: 0, right: 100, bottom: 50 } as DOMRect;
const style = (text: string) => {
  const element = document.createElement("p");
  element.setAttribute("style", text);
  document.body.append(element);
  return getComputedStyle(element);
};

test("what a box hides is cut, and what it scrolls is all there", () => {
  const around = { left: 10, top: 0, right: 60, bottom: 50, hasDots: false };
  const hidden = style("overflow-x: hidden; overflow-y: hidden; text-overflow: ellipsis");
  expect(clipOf(hidden, rect, around)).toEqual({ ...around, hasDots: true });
  expect(clipOf(style("overflow-x: visible; overflow-y: visible"), rect, around)).toBe(around);
  expect(clipOf(style("overflow-x: auto; overflow-y: visible"), rect, around)).toBe(null);
});

test("fields say what is chosen and typed", () => {
  document.body.innerHTML = `<select><option>One<option selected>Two</select>
    <input value="12"><input placeholder="name"><input type="checkbox" checked>`;
  const fields = [...document.querySelectorAll("select, input")];
  expect(fields.slice(0, 3).map(saidBy)).toEqual(["Two", "12", "name"]);
  expect(fields.map(isTicked)).toEqual([false, false, false, true]);
});

test("a line is seen, and what is hidden in one pixel is not", () => {
  const box = (right: number, bottom: number) => ({ left: 0, top: 0, right, bottom });
  expect([box(100, 1), box(1, 1), box(100, 0), box(-5, 10)].map(isSeen)).toEqual([true, false, false, false]);
});
