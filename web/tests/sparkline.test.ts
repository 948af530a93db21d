// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { lineOf } from "../src/charts/sparkline.tsx";

test("each value stands at its own day, also where days before it are not known", () => {
  expect(lineOf([1, 2, 3])).toBe("M2.0 22.0L48.0 12.0L94.0 2.0");
  expect(lineOf([null, null, 4, null, 8])).toBe("M48.0 22.0L94.0 2.0");
});

test("a number that stays is a line in the middle", () => {
  expect(lineOf([7, 7])).toBe("M2.0 12.0L94.0 12.0");
});
