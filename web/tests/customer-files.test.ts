// @vitest-environment happy-dom
// Files of customers: one export, whichever page offers it.

import { expect, test, vi } from "vitest";
import { shop } from "../src/base/shop.ts";
import { notesOf, rowsIn } from "../src/charts/files.tsx";
import { exportsOf, toldOf } from "../src/pages/customers/export.ts";
import { EVERYBODY, nextPage, pagesBefore } from "../src/pages/customers/query.ts";

import { CUSTOMER_COLUMNS as COLUMNS, customerFiles, dataOfCustomers } from "../src/parts/customer-files.ts";
import { csvOf, jsonOf } from "../src/ui/data.ts";

shop.value = {
  domain: "shop.example",
  currency: "EUR",
  currency_exponent: 2,
  today: "2026-11-29",
} as typeof shop.value;

/** What the service is asked for, and what the merchant gets of its answer. */
async function taken([item]: ReturnType<typeof customerFiles>): Promise<[string, string]> {
  const [asked, saved] = [[] as string[], [] as Blob[]];
  const row = COLUMNS.map((column) => (column === "spend_total_minor" ? "1250" : "x")).join(",");
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.url);
    return new Response(`${COLUMNS.join(",")}\r\n${row}\r\n`);
  });
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await item?.run(new AbortController().signal, () => undefined);
  return [asked.join(), (await saved[0]?.text()) ?? ""];
}

test("of a segment are the same on its page and in the list of customers, in units", async () => {
  const onPage = customerFiles("VIP", 3);
  const inList = exportsOf({ ...EVERYBODY, segment: "VIP" }, null, [], 3, null);
  expect(inList.map(({ label, note }) => [label, note]).slice(0, 2)).toEqual(
    onPage.map(({ label, note }) => [label, note]),
  );
  const [asked, file] = await taken(onPage);
  expect(await taken(inList)).toEqual([asked, file]);
  expect(new URL(asked).searchParams.get("segment")).toBe("VIP");
  expect(file.split("\r\n")[0]).toContain("common-spend (EUR)");
  expect(file.split("\r\n")[1]).toContain(",12.5,");
});

test("of a page have the names of the service's, lists and money as it writes them", () => {
  const one = { id: "0190", shopify_id: null, spend_total_minor: 1250, segments: ["VIP", "New"] };
  const data = dataOfCustomers([one as never]);
  expect(data.columns.map(({ key }) => key)).toEqual([...COLUMNS]);
  expect(JSON.parse(jsonOf(data))[0]).toMatchObject({ ...one, order_count: null });
  expect(csvOf(data).split("\r\n")[1]).toBe(",,,12.5,,,,,VIP|New,,0190");
});

test("the page is offered as a picture only where it is shown", () => {
  const png = { key: "png", label: "PNG", run: () => undefined };
  const keys = (picture: typeof png | null) =>
    exportsOf({ ...EVERYBODY, recency: 5 }, null, [], 3, picture).map(({ key }) => key);
  expect(keys(png)).toEqual(["csv", "json", "png", "segments", "grid"]);
  expect(keys(null)).toEqual(["csv", "json", "segments", "grid"]);
});

/** Whose and when, each by itself where a language is read from the right. */
const HEAD = "\u2068shop.example\u2069 · \u2068Nov 29, 2026\u2069";

const segments = [{ id: "VIP", name: "Very important" }];

test("a picture tells whose it is, what narrows it down, and in which order it is", () => {
  const filter = { ...EVERYBODY, segment: "VIP", recency: 5, sort: "spend" };
  const told = toldOf(filter, null, segments, "rows");
  expect(told).toEqual(["common-segment: Very important · common-recency: 5", "customers-sorted-up · rows"]);
  expect(notesOf({ told })).toEqual([HEAD, ...told]);
  expect(notesOf({ told: ["", null, "rows"] })).toEqual([HEAD, "rows"]);
});

test("a picture never has the e-mail that was looked for", () => {
  const told = toldOf(EVERYBODY, "ann@example.com", segments, "rows");
  expect(told).toEqual(["customers-found-by-email", "rows"]);
});

test("which rows they are is told only where it is known", () => {
  const [second, left] = nextPage(EVERYBODY, null, "b");
  expect(pagesBefore(EVERYBODY, null)).toBe(0);
  expect(pagesBefore(second, left)).toBe(1);
  const kept = { ...EVERYBODY, after: "b" };
  expect(pagesBefore(kept, null)).toBe(null);
  expect(pagesBefore(...nextPage(kept, null, "c"))).toBe(null);
  expect([rowsIn(50, 50, 2_000), rowsIn(0, 50, null)]).toEqual(["charts-rows-of", "charts-rows"]);
});
