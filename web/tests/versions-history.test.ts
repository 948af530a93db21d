// @vitest-environment happy-dom
// The history of versions: what each changed is read once, and told with who saved it and why.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Standing } from "../src/base/config.ts";
import { speak } from "../src/base/i18n.ts";
import { type Shop, shop } from "../src/base/shop.ts";
import { OtherVersionNote } from "../src/charts/versions.tsx";
import { HistoryCard } from "../src/parts/versions/card.tsx";
import { knownVersion } from "../src/parts/versions/saving.ts";

const BANDS = {
  recency_at_most_days: [30, 60, 120, 240],
  frequency_at_least_orders: [2, 3, 5, 8],
  monetary_at_least_minor: [2_000, 4_000, 8_000, 16_000],
};
const LATEST = 12;

/** Version 2 changes the limit of a low score, each later one the name of a segment. */
const configOf = (version: number) => ({
  bands: { preset: "medium" },
  weights: { recency: 40, frequency: 30, monetary: 30 },
  low_score_below: version === 1 ? "2.00" : "2.50",
  segments: [{ id: "A", name: { en: version < 3 ? "Best" : `Best ${version}` }, rules: { recency: 5 } }],
});

const versionOf = (version: number) => ({
  version,
  state: version === LATEST ? "active" : "past",
  saved_by: version === 1 ? "rfm merchant add" : "token 0199f3a2-5b1c-7c44-9a01-1b2c3d4e8f52",
  reason: version === 1 ? "first configuration" : `reason ${version}`,
  occasion: version === 1 ? "first" : null,
  saved_at: "2026-11-29T00:00:00Z",
  bands: BANDS,
  bands_on: "2026-11-29",
  time_zone: "UTC",
});

let asked: string[] = [];

beforeEach(async () => {
  await speak(["en"]);
  asked = [];
  shop.value = { currency: "USD", time_zone: "UTC", may_write: true } as Shop;
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname, searchParams } = new URL(url);
    asked.push(pathname);
    const version = Number(/versions\/(\d+)$/.exec(pathname)?.[1]);
    if (version > LATEST) return Response.json({ title: "", status: 404, detail: "" }, { status: 404 });
    if (version) return Response.json({ ...versionOf(version), config: configOf(version) });
    const before = Number(searchParams.get("before") ?? LATEST + 1);
    const versions = Array.from({ length: Math.min(10, before - 1) }, (_, at) => versionOf(before - 1 - at));
    const last = versions.at(-1)?.version ?? 1;
    return Response.json({ versions, next: last > 1 ? last : null });
  });
});

afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

const standing = { version: LATEST, latest_version: LATEST, config: configOf(LATEST), bands: BANDS };
const rows = () => [...document.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
const isRead = (row: string | undefined) => expect.poll(() => rows().some((one) => one.includes(row ?? "")));

test("each version says what it changed, and is read once", async () => {
  const props = { standing: standing as unknown as Standing, of: "segments" as const, onSaved: () => {} };
  await act(() => render(h(HistoryCard, props), document.body));
  await isRead("Renamed: Best 11 → Best 12").toBe(true);
  await expect.poll(() => rows().at(-1)).toContain("Renamed: Best → Best 3");
  await act(() => [...document.querySelectorAll("button")].at(-1)?.click());
  await expect.poll(rows).toHaveLength(LATEST);
  await expect.poll(() => rows().at(-2)).toContain("Low score below: 2.00 → 2.50");
  await expect.poll(() => rows().at(-1)).toContain("Starting point: Medium store");
  expect(rows().at(-1)).toContain("The shop’s first settings");
  expect(rows().at(-1)).not.toContain("first configuration");
  const whole = asked.filter((path) => /versions\/\d+$/.test(path));
  expect(whole).toHaveLength(LATEST);
  // Another version is active now.
  const after = { ...props, standing: { ...props.standing, version: LATEST - 1 } };
  await act(() => render(h(HistoryCard, after), document.body));
  await expect.poll(() => asked.filter((path) => path.endsWith("/versions")).length).toBeGreaterThan(3);
  expect(asked.filter((path) => /versions\/\d+$/.test(path))).toEqual(whole);
});

test("a version that could not be read is asked for again", async () => {
  await expect(knownVersion(99)).rejects.toMatchObject({ kind: "not_found" });
  await expect(knownVersion(99)).rejects.toMatchObject({ kind: "not_found" });
  expect(asked).toHaveLength(2);
});

test("other thresholds or segments between two days are told of, with the way to the history", async () => {
  const side = (config_version: number) => ({ config_version });
  const show = (from: number, to: number) =>
    act(() =>
      render(h(OtherVersionNote, { movement: { from: side(from), to: side(to) } as never }), document.body),
    );
  await show(4, 4);
  expect(document.body.textContent).toBe("");
  await show(4, 5);
  expect(document.body.textContent).toContain(
    "Thresholds, segments or the time zone were changed between these days",
  );
  expect(document.querySelector("a")?.getAttribute("href")).toBe("/thresholds#history");
});
