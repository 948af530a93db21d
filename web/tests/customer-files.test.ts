// @vitest-environment happy-dom
// Files of customers: one export, whichever page offers it.

import { expect, test, vi } from "vitest";
import { shop } from "../src/base/shop.ts";
import { exportsOf } from "../src/pages/customers/export.ts";
import { EVERYBODY } from "../src/pages/customers/query.ts";
import { COLUMNS } from "../src/parts/customer-columns.ts";
import { customerFiles } from "../src/parts/customer-files.ts";

shop.value = { currency: "EUR", currency_exponent: 2, today: "2026-11-29" } as typeof shop.value;

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
  const inList = exportsOf({ ...EVERYBODY, segment: "VIP" }, null, [], 3);
  expect(inList.map(({ label, note }) => [label, note]).slice(0, 2)).toEqual(
    onPage.map(({ label, note }) => [label, note]),
  );
  const [asked, file] = await taken(onPage);
  expect(await taken(inList)).toEqual([asked, file]);
  expect(new URL(asked).searchParams.get("segment")).toBe("VIP");
  expect(file.split("\r\n")[0]).toContain("common-spend (EUR)");
  expect(file.split("\r\n")[1]).toContain(",12.5,");
});
