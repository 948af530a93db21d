// @vitest-environment happy-dom
// Pages of a list whose first page came with something else, and who reads them.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { useLater } from "../src/base/later.ts";
import { usePages } from "../src/base/pages.ts";
import { type Shop, shop } from "../src/base/shop.ts";
import { ImportedNote } from "../src/charts/imported.tsx";
import { Earlier } from "../src/pages/imports/earlier.tsx";
import type { Import, Listed } from "../src/pages/imports/read.ts";

afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

const text = () => document.body.textContent ?? "";

it("shows what came first until the next page is there, and at once when one goes back", async () => {
  const answers = new Map<string, (page: { rows: string; next: string | null }) => void>();
  let seen = { rows: "", isOld: false, hasNext: false, onNext: () => {}, onBefore: () => {} };
  function Opened() {
    const pages = usePages<string>();
    const read = (place: string) =>
      new Promise<{ rows: string; next: string | null }>((done) => answers.set(place, done));
    const { value } = useLater({ rows: "first", next: "b" }, pages, read);
    if (value) seen = { rows: value.rows, ...pages.pager(value) };
    return null;
  }
  await act(() => render(h(Opened, {}), document.body));
  expect(seen).toMatchObject({ rows: "first", isOld: false, hasNext: true });
  await act(() => seen.onNext());
  expect(seen).toMatchObject({ rows: "first", isOld: true });
  await act(async () => answers.get("b")?.({ rows: "second", next: null }));
  await vi.waitFor(() => expect(seen).toMatchObject({ rows: "second", isOld: false, hasNext: false }));
  await act(() => seen.onBefore());
  expect(seen).toMatchObject({ rows: "first", isOld: false, hasNext: true });
});

function named(file_name: string): Import {
  const counts = { orders: 1, orders_new: 1, customers_new: 1, problems: { count: 0, first: [] } };
  const at = { received_at: "2026-11-02T00:00:00Z", started_by: "rfm import" };
  return { id: file_name, file_name, state: "finished", ...at, ...counts } as unknown as Import;
}

it("leads on to earlier imports", async () => {
  shop.value = { time_zone: "UTC" } as Shop;
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url).search);
    return Response.json({ most_bytes: 1, imports: [named("older.csv")], next: null });
  });
  const listed = (next: string | null): Listed => ({ most_bytes: 1, imports: [named("newer.csv")], next });
  const show = (props: Parameters<typeof Earlier>[0]) => act(() => render(h(Earlier, props), document.body));
  await show({ listed: listed(null), but: "newer.csv" });
  expect(text()).toBe("");
  await show({ listed: listed(null), but: null });
  expect(text()).toContain("newer.csv");
  expect(document.querySelector(".pager")).toBeNull();
  await show({ listed: listed("9.a"), but: null });
  await act(() => [...document.querySelectorAll<HTMLElement>(".pager button")].at(-1)?.click());
  await vi.waitFor(() => expect(text()).toContain("older.csv"));
  expect(text()).not.toContain("newer.csv");
  expect(asked).toEqual(["?before=9.a"]);
});

it("says whom imports brought in, and when that is not all", async () => {
  let answer = { customers_new: 3, at_least: false };
  vi.stubGlobal("fetch", async () => Response.json(answer));
  const note = (restated: boolean, day: string) => {
    const from = { day, config_version: 1, restated, segments: [] };
    const movement = { change_seq: 1, movement: [], from, to: { ...from, day: "2026-11-30" } };
    return act(() => render(h(ImportedNote, { movement }), document.body));
  };
  await note(false, "2026-11-01");
  await vi.waitFor(() => expect(text()).toBe("charts-imported"));
  answer = { customers_new: 3, at_least: true };
  await note(false, "2026-11-02");
  await vi.waitFor(() => expect(text()).toBe("charts-imported-at-least"));
  await note(true, "2026-11-02");
  expect(text()).toBe("");
});
