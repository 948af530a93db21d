// @vitest-environment happy-dom
// A number is shown and typed as the locale writes it; one that does not count is put back, which is said until the
// next change.

import { h, render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { speak } from "../src/base/i18n.ts";
import { NumberField } from "../src/ui/number-field.tsx";

interface Shown {
  value?: number | null;
  least?: number;
  greatest?: number;
  digits?: number;
  step?: number;
  optional?: boolean;
}

let now: number | null = null;

function Days({ value: first = 60, ...range }: Shown) {
  const [value, setValue] = useState<number | null>(first);
  now = value;
  return h(NumberField, {
    label: "Days",
    value,
    least: 30,
    greatest: 180,
    wrong: "From 30 to 180.",
    onChange: setValue,
    ...range,
  });
}

const show = (shown: Shown = {}) => act(() => render(h(Days, shown), document.body));

beforeEach(() => speak(["en"]));
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
const press = (key: string, held: KeyboardEventInit = {}) =>
  act(() => {
    input().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
  });
const told = () => ["min", "max", "now", "text"].map((what) => input().getAttribute(`aria-value${what}`));

test.each(["20", "-5", "90.5", "999999999", "", "x", "1,2"])(
  "“%s” is put back, and why is said",
  async (text) => {
    await show();
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
  },
);

const MONEY = { value: 1234.5, least: 0, greatest: 1e12, digits: 2 };

test.each([
  ["en", "1,234.50", "2345.6", "2,345.60"],
  ["es", "1234,50", "2.345,6", "2345,60"],
  ["fr", "1\u202f234,50", "2 345,6", "2\u202f345,60"],
  ["ar-EG", "١٬٢٣٤٫٥٠", "2345.6", "٢٬٣٤٥٫٦٠"],
  ["de", "1.234,50", "2345.6", "2.345,60"],
  ["pt", "1.234,50", "2345,6", "2.345,60"],
  ["ja", "1,234.50", "２３４５．６", "2,345.60"],
])("in %s it is “%s”, and what is typed is so once it is left", async (locale, shown, text, after) => {
  await speak([locale]);
  await show(MONEY);
  expect([input().value, told()[3]]).toEqual([shown, shown]);
  await type(text);
  expect([input().value, now]).toEqual([text, 2345.6]);
  await leave();
  expect(input().value).toBe(after);
});

test("keys step as in a field of numbers, within the range", async () => {
  await show();
  expect(told()).toEqual(["30", "180", "60", "60"]);
  const values: (number | null)[] = [];
  for (const key of ["ArrowUp", "PageUp", "ArrowDown", "PageDown", "PageDown", "PageDown", "PageDown"]) {
    await press(key);
    values.push(now);
  }
  expect(values).toEqual([61, 71, 70, 60, 50, 40, 30]);
  await press("ArrowDown");
  await press("ArrowUp", { shiftKey: true });
  expect([now, input().value, input().getAttribute("role")]).toEqual([30, "30", "spinbutton"]);
});

test("a step goes on from the last number that counts, also where none is typed", async () => {
  await show();
  await type("75");
  await type("7");
  await press("ArrowUp");
  expect([now, input().value]).toEqual([61, "61"]);
});

test("a step is the last digit by one, or what is given", async () => {
  await show({ value: 2.28, least: 1, greatest: 5, digits: 2 });
  await press("ArrowUp");
  await press("PageDown");
  expect(now).toBe(2.19);
  await act(() => render(null, document.body));
  await show({ ...MONEY, value: null, optional: true, step: 1 });
  expect([input().value, ...told().slice(2)]).toEqual(["", null, null]);
  await press("PageUp");
  expect([now, input().value]).toEqual([10, "10.00"]);
});
