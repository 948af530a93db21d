// @vitest-environment happy-dom
// An edge that is typed: what is out of range leaves it as it was when the typing began.

import { h, render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { shop } from "../src/base/shop.ts";
import { DimensionCard } from "../src/pages/thresholds/dimension.tsx";
import type { Edges, Form } from "../src/parts/versions/config.ts";

shop.value = { currency: "EUR", currency_exponent: 2 } as typeof shop.value;
afterEach(() => act(() => render(null, document.body)));

const population = {
  recency: Float64Array.of(1, 50),
  frequency: new Float64Array(),
  monetary: new Float64Array(),
};
const bands = { recency_at_most_days: [], frequency_at_least_orders: [], monetary_at_least_minor: [] };

/** The edges after each text that is typed into the field of the best score. */
function typing(edges: Edges, texts: string[]): Edges[] {
  let form = { base: { kind: "given" }, recency: { kind: "edges", edges } } as Form;
  const Shown = () => {
    const [now, setForm] = useState(form);
    form = now;
    const fields = { dimension: "recency" as const, form, bands, population, warnings: [] };
    return h(DimensionCard, { ...fields, onEdit: (next: Form) => setForm(next), onSettle: vi.fn() });
  };
  act(() => render(h(Shown, {}), document.body));
  const field = document.querySelector("input.number-input") as HTMLInputElement;
  return texts.map((text) => {
    act(() => {
      field.value = text;
      field.dispatchEvent(new Event(text === "" ? "blur" : "input", { bubbles: true }));
    });
    return form.recency?.kind === "edges" ? form.recency.edges : edges;
  });
}

test("goes back to an edge that nobody reaches", () => {
  const edges: Edges = [-1, 60, 120, 240];
  expect(typing(edges, ["5", "50", "500"])).toEqual([[5, 60, 120, 240], [50, 60, 120, 240], edges]);
});

test("takes the edges along that nobody reaches, and gives them back", () => {
  const edges: Edges = [-1, -1, 120, 240];
  expect(typing(edges, ["0", "05"])).toEqual([[0, 0, 120, 240], edges]);
});

test("begins anew once the field was left", () => {
  const texts = ["5", "", "500"];
  expect(typing([-1, 60, 120, 240], texts).at(-1)).toEqual([5, 60, 120, 240]);
});
