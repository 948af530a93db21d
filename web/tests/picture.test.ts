// @vitest-environment happy-dom
// What is no part of a picture.

import { expect, test } from "vitest";
import { isLeftOut } from "../src/ui/picture.ts";

const made = (name: string, value: string) => {
  const element = document.createElement("p");
  element.setAttribute(name, value);
  document.body.append(element);
  return element;
};

test("what is not seen, or is said to be no part of it, is left out", () => {
  expect(isLeftOut(made("class", "seen"))).toBe(false);
  for (const [name, value] of [
    ["style", "display: none"],
    ["style", "visibility: hidden"],
    ["class", "visually-hidden"],
    ["data-unpictured", ""],
  ] as const) {
    expect(isLeftOut(made(name, value)), `${name} ${value}`).toBe(true);
  }
});

test("what is folded away is left out, which only the browser knows", () => {
  const folded = made("class", "seen");
  folded.checkVisibility = () => false;
  expect(isLeftOut(folded)).toBe(true);
  const old = Object.assign(made("class", "seen"), { checkVisibility: undefined });
  expect(isLeftOut(old)).toBe(false);
});
