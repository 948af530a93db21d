// @vitest-environment happy-dom
// An edge that is typed: what is out of range leaves it as it was when the typing began.

import { h, render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { shop } from "../src/base/shop.ts";
import type { Warning } from "../src/kernel/index.ts";
import { DimensionCard } from "../src/pages/thresholds/dimension.tsx";
import type { Edges, Form } from "../src/parts/versions/config.ts";

shop.value = { currency: "EUR", currency_exponent: 2 } as typeof shop.value;
afterEach(() => act(() => render(null, document.body)));

const population = {
  recency: Float64Array.of(1, 50),
  frequency: new Float64Array(),
  monetary: new Float64Array(),
};
const NONE: Warning[] = [];
const bands = { recency_at_most_days: [], frequency_at_least_orders: [], monetary_at_least_minor: [] };

/** The edges after each text that is typed into the field of the best score. */
function typing(edges: Edges, texts: string[]): Edges[] {
  let form = { base: { kind: "given" }, recency: { kind: "edges", edges } } as Form;
  const Shown = () => {
    const [now, setForm] = useState(form);
    form = now;
    const fields = { dimension: "recency" as const, form, bands, population, warnings: NONE };
    return h(DimensionCard, { ...fields, onEdit: setForm, onSettle: vi.fn() });
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

test("changes one dimension and leaves the others as they are by then", () => {
  const edges: Edges = [10, 60, 120, 240];
  const onSettle = vi.fn();
  let form = {
    base: { kind: "given" },
    recency: { kind: "edges", edges },
    frequency: [2, 3, 5, 8],
  } as unknown as Form;
  const Shown = () => {
    const [now, onEdit] = useState(form);
    form = now;
    return (["recency", "frequency"] as const).map((dimension) =>
      h(DimensionCard, {
        key: dimension,
        dimension,
        form,
        bands,
        population,
        warnings: NONE,
        onEdit,
        onSettle,
      }),
    );
  };
  act(() => render(h(Shown, {}), document.body));
  const type = (at: number, text: string) =>
    act(() => {
      const field = document.querySelectorAll<HTMLInputElement>("input.number-input")[at];
      if (!field) throw new Error(`no field ${at}`);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  // Four of recency come first, and then four of frequency.
  type(0, "11");
  type(4, "9");
  type(1, "61");
  expect([form.recency, form.frequency]).toEqual([
    { kind: "edges", edges: [11, 61, 120, 240] },
    [2, 3, 5, 9],
  ]);
});
