// @vitest-environment happy-dom
// What a configuration would change, as it is drawn.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import type { Comparison } from "../src/kernel/index.ts";
import { type Move, Movement } from "../src/pages/thresholds/outcome.tsx";
import type { ConfigDocument } from "../src/parts/versions/config.ts";

afterEach(() => act(() => render(null, document.body)));

const ids = Array.from({ length: 8 }, (_, at) => `${at + 1}`);
const config = { segments: ids.map((id) => ({ id, name: {} })) } as unknown as ConfigDocument;
/** The moves that are drawn, the chosen one marked, where there are so many; the n-th has n customers. */
function drawn(count: number, chosen: Move | null): string[] {
  const movement = ids.slice(0, count).map((from) => ({ from, to: null, customers: Number(from) }));
  const comparison = { movement } as unknown as Comparison;
  const props = { comparison, live: config, config, chosen, onChoose: vi.fn() };
  act(() => render(h(Movement, props), document.body));
  return [...document.querySelectorAll(".flows-link")].map((link) => link.getAttribute("aria-pressed") ?? "");
}
const more = () => document.querySelector("button[aria-expanded]");

test("a chosen move is drawn, however small it is", () => {
  expect(drawn(8, null)).toEqual(Array(6).fill("false"));
  expect(drawn(8, { from: "8", to: null }).toSorted()).toEqual([...Array(5).fill("false"), "true"]);
  expect(drawn(8, { from: "1", to: null }).toSorted()).toEqual([...Array(6).fill("false"), "true"]);
  expect(more()).not.toBe(null);
  expect(drawn(7, { from: "1", to: null })).toHaveLength(7);
  expect(more()).toBe(null);
});
