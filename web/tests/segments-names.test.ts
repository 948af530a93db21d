// @vitest-environment happy-dom
// Names of segments: one that is missing is asked for where it is typed, one that another has is said to be.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test } from "vitest";
import type { Item } from "../src/pages/segments/draft.ts";
import { Names } from "../src/pages/segments/names.tsx";
import { sharedNames } from "../src/pages/segments/namesakes.tsx";
import type { Asked } from "../src/pages/segments/view.ts";

afterEach(() => act(() => render(null, document.body)));

const item = (key: string, name: Item["name"]): Item => ({ key, isNew: true, name, rules: { recency: 5 } });

const show = (of: Item, asked: Asked | null, others: Item[] = []) =>
  act(() =>
    render(
      h(Names, { item: of, items: [of, ...others], asked, isWrong: false, onChange: () => {} }),
      document.body,
    ),
  );

const field = (language: string) => document.querySelector(`input[lang=${language}]`) as HTMLInputElement;

describe("a name that is missing", () => {
  test("is marked where it is typed, which gets the focus each time it is asked for", async () => {
    const nameless = item("new", {});
    await show(nameless, null);
    expect(field("en").getAttribute("aria-invalid")).toBeNull();
    for (const asked of [{ key: "new" }, { key: "new" }]) {
      field("en").blur();
      await show(nameless, asked);
      expect(document.activeElement).toBe(field("en"));
      expect(field("en").getAttribute("aria-invalid")).toBe("true");
      expect(field("fr").getAttribute("aria-invalid")).toBeNull();
    }
  });

  test("is missed no more once it is there in any language", async () => {
    await show(item("new", { fr: "Fidèles" }), { key: "new" });
    expect(field("en").getAttribute("aria-invalid")).toBeNull();
    expect(document.activeElement).not.toBe(field("en"));
  });
});

describe("a name that another one has", () => {
  const items = [
    item("a", { en: "Best", fr: "Fidèles" }),
    item("b", { en: " best ", de: "Fidèles" }),
    item("c", { en: "Other" }),
  ];

  test("is found in the same language, however it is written", () => {
    expect(sharedNames(items)).toEqual(["Best"]);
    expect(sharedNames(items.slice(1))).toEqual([]);
    expect(sharedNames([item("a", {}), item("b", { en: " " }), item("c", { en: " " })])).toEqual([]);
  });

  test("is told beside its field", async () => {
    const [best, ...others] = items as [Item, ...Item[]];
    await show(best, null, others);
    const told = (language: string) => field(language).parentElement?.querySelector(".field-caution");
    expect(told("en")).not.toBeNull();
    expect(told("fr")).toBeNull();
  });
});
