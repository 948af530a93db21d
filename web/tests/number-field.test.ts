// @vitest-environment happy-dom
// A number that does not count is put back, which is said until the next change.

import { h, render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NumberField } from "../src/ui/number-field.tsx";

function Days() {
  const [value, setValue] = useState<number | null>(60);
  return h(NumberField, {
    label: "Days",
    value,
    least: 30,
    greatest: 180,
    wrong: "From 30 to 180.",
    onChange: setValue,
  });
}

beforeEach(() => act(() => render(h(Days, null), document.body)));
afterEach(() => act(() => render(null, document.body)));

const input = () => document.querySelector("input") as HTMLInputElement;
const said = () => document.querySelector("[role=status]")?.textContent;
const type = (text: string) =>
  act(() => {
    input().value = text;
    input().dispatchEvent(new Event("input", { bubbles: true }));
  });
const leave = () =>
  act(() => {
    input().dispatchEvent(new Event("blur"));
  });

test.each(["20", "-5", "90.5", "999999999", ""])("“%s” is put back, and why is said", async (text) => {
  await type(text);
  expect(said()).toBe("");
  await leave();
  expect(input().value).toBe("60");
  expect(said()).not.toBe("");
  expect(input().getAttribute("aria-invalid")).toBeNull();
  await type("90");
  expect(said()).toBe("");
  await leave();
  expect(input().value).toBe("90");
  expect(said()).toBe("");
});
