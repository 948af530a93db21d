// What is taken away is what was on the screen: tables and data read back and compared with it, pictures decoded.

import type { Locator, Page } from "@playwright/test";
import { csvRows, differences, fileOf, missingIn, pictureOf, type Row } from "./support/files.ts";
import { expect, settled, test } from "./support/test.ts";

const menu = (page: Page, of: string) => page.getByRole("button", { name: `Download: ${of}`, exact: true });
const rowsIn = (within: Locator) => within.locator("tbody").getByRole("row");

/** A table's files: the CSV says the same as the JSON, which is returned. */
async function tablesOf(page: Page, of: string): Promise<Row[]> {
  const csv = csvRows(await fileOf(page, menu(page, of), /^CSV/));
  const json: Row[] = JSON.parse((await fileOf(page, menu(page, of), /^JSON/)).toString("utf8"));
  expect(json.length, of).toBeGreaterThan(0);
  expect(csv[0], of).toHaveLength(Object.keys(json[0] ?? {}).length);
  expect(differences(csv, json), of).toEqual([]);
  return json;
}

/** A picture that shows something, twice as large as it was on the screen. */
async function seePicture(page: Page, of: string, where: Locator): Promise<void> {
  const file = await fileOf(page, menu(page, of), /^PNG/);
  expect(file.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const { width, height, colours, largest } = await pictureOf(page, file);
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([width, height]);
  const box = await where.boundingBox();
  if (!box) throw new Error(`${of} is not on the screen`);
  // The margin of 16 pixels stands in for the card's own, and the title above for the card's head.
  expect(width / 2, of).toBeGreaterThan(box.width * 0.6);
  expect(width / 2, of).toBeLessThanOrEqual(box.width + 34);
  expect(height / 2, of).toBeGreaterThan(64);
  expect(colours, of).toBeGreaterThan(20);
  expect(largest, of).toBeLessThan(0.98);
}

/** Sees that each row of a file is a row on the screen, in the same order. */
async function compare(rows: Locator, file: Row[]): Promise<void> {
  const texts = await rows.allInnerTexts();
  expect(texts).toHaveLength(file.length);
  expect(file.flatMap((row, at) => missingIn(texts[at] ?? "", row))).toEqual([]);
}

/** A picture's numbers as a table, and back. */
async function compareNumbers(page: Page, of: string): Promise<void> {
  const json = await tablesOf(page, of);
  const card = page.getByRole("region", { name: of, exact: true });
  await expect(card.locator("canvas")).toBeVisible();
  await seePicture(page, of, card);
  await page.getByRole("button", { name: `As a table: ${of}` }).click();
  await compare(rowsIn(card.getByRole("table")), json);
  await page.getByRole("button", { name: `As a picture: ${of}` }).click();
}

test("files of the overview", async ({ open, readShop }) => {
  const page = await open(readShop);
  await settled(page);
  const segments = page.getByRole("region", { name: "Segments", exact: true });
  await compare(rowsIn(segments.getByRole("table")), await tablesOf(page, "Segments"));
  await seePicture(page, "Segments", segments);
  const places = await tablesOf(page, "Your shop in 25 places");
  expect(places).toHaveLength(25);
  for (const { recency, frequency_monetary, ...sizes } of places) {
    const name = new RegExp(`^Recency ${recency}, frequency and monetary ${frequency_monetary}:`);
    const place = await page.getByRole("link", { name }).getAttribute("aria-label");
    expect(missingIn(place?.split(": ")[1] ?? "", sizes)).toEqual([]);
  }
  await compareNumbers(page, "Spend by segment");
  await compareNumbers(page, "Sizes over time");
});

test("files of segments, and of one", async ({ open, readShop }) => {
  const page = await open(readShop, "/segments");
  await settled(page);
  const list = page.getByRole("region", { name: "Your segments" });
  // Sizes come after the names.
  await expect(list.getByRole("listitem").last()).toContainText("$");
  await compare(list.getByRole("listitem"), await tablesOf(page, "Your segments"));
  await list.getByRole("listitem").getByRole("link").first().click();
  const download = page.getByRole("button", { name: "Download", exact: true });
  const customers: Row[] = JSON.parse((await fileOf(page, download, /JSON/)).toString("utf8"));
  const csv = csvRows(await fileOf(page, download, /CSV/));
  await expect(page.getByText(`${customers.length}`, { exact: true }).first()).toBeVisible();
  const [header = [], ...lines] = csv;
  const ids = lines.map((line) => line[header.indexOf("id")]);
  expect(ids).toEqual(customers.map((customer) => customer.id));
});

test("files of thresholds that are tried", async ({ open, readShop }) => {
  const page = await open(readShop, "/thresholds");
  await page.getByRole("slider", { name: /^Recency, threshold for score 3/ }).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("PageDown");
  await settled(page);
  const segments = await tablesOf(page, "Segments");
  const changed = segments.filter((row) => row.customers_now !== row.customers_then);
  expect(changed.length).toBeGreaterThan(0);
  for (const { segment = null, customers_now = null, customers_then = null } of changed) {
    const name = page.getByRole("rowheader", { name: `${segment}`, exact: true });
    const [text = ""] = await page.getByRole("row").filter({ has: name }).allInnerTexts();
    expect(missingIn(text, { segment, customers_now, customers_then })).toEqual([]);
  }
  await seePicture(page, "Segments", page.getByRole("region", { name: "Segments", exact: true }));
  const movers = page.getByRole("region", { name: "Customers who would move" });
  const file = await tablesOf(page, "Customers who would move");
  // Who has no id of Shopify is called by the end of ours.
  const named = file.map((row) => ({ ...row, customer: `${row.customer}`.slice(-8) }));
  await compare(rowsIn(movers.getByRole("table")), named);
});

test("files of customers, and pictures of the whole shop", async ({ open, readShop }) => {
  const page = await open(readShop, "/customers?recency=5&frequency_monetary=2");
  await settled(page);
  const download = page.getByRole("button", { name: "Download", exact: true });
  const customers: Row[] = JSON.parse((await fileOf(page, download, /JSON/)).toString("utf8"));
  const csv = csvRows(await fileOf(page, download, /CSV/));
  expect(csv).toHaveLength(customers.length + 1);
  await compare(
    rowsIn(page.getByRole("table")),
    customers.map(({ last_order_on = null, order_count = null, spend_total_minor = null, score = null }) => ({
      last_order_on,
      order_count,
      spend_total_minor,
      score,
    })),
  );
  for (const item of [/Picture of the segments/, /Picture of the grid/]) {
    const file = await fileOf(page, download, item);
    const { width, height, colours, largest } = await pictureOf(page, file);
    expect(width).toBe(1_600);
    expect(height).toBeGreaterThanOrEqual(900);
    expect(colours).toBeGreaterThan(20);
    expect(largest).toBeLessThan(0.98);
  }
});

/** Three scores of a file as the page writes them. */
function scoresOf(row: Row, side: "before" | "after"): string {
  const scores = ["recency", "frequency", "monetary"].map((dimension) => row[`${dimension}_${side}`] ?? null);
  return scores.includes(null) ? "–" : scores.join("·");
}

test("files of movement", async ({ open, addShop, service }) => {
  const shop = await addShop({ customers: 300, seed: 31 });
  // A day has to be over for its metrics.
  await service.setClock(shop, "2026-11-03T00:00:00Z");
  const page = await open(shop, "/movement?from=2026-10-01&to=2026-11-01");
  await settled(page);
  const flows = page.getByRole("region", { name: "Between segments" });
  const file = await tablesOf(page, "Between segments");
  await seePicture(page, "Between segments", flows);
  await flows.getByRole("button", { name: "As a table" }).click();
  const largest = [...file].sort((one, other) => Number(other.customers) - Number(one.customers));
  await compare(rowsIn(flows.getByRole("table")), largest);
  const { segments } = await shop.json<{ segments: { name: string }[] }>("/api/rfm/segments?locale=en");
  const isSegment = (name: Row[string] | undefined) => segments.some((segment) => segment.name === name);
  const at = largest.findIndex(({ from, to }) => isSegment(from) && isSegment(to));
  await rowsIn(flows.getByRole("table")).nth(at).getByRole("button").click();
  const of = `${largest[at]?.from} → ${largest[at]?.to}`;
  const movers = page.getByRole("region", { name: of });
  await expect(movers.getByRole("link", { name: /^Customer / }).first()).toBeVisible();
  const customers = await tablesOf(page, of);
  await compare(
    rowsIn(movers.getByRole("table")),
    customers.map(({ from = null, to = null, ...scores }) => ({
      from,
      to,
      scores_from: scoresOf(scores, "before"),
      scores_to: scoresOf(scores, "after"),
    })),
  );
  await compareNumbers(page, "Revenue by segment");
  const cohorts = page.getByRole("region", { name: "Who comes back", exact: true });
  const months = await tablesOf(page, "Who comes back");
  for (const text of await rowsIn(cohorts.getByRole("table")).allInnerTexts()) {
    const ofMonth = months.filter(
      ({ first_order_month = null }) => missingIn(text, { first_order_month }).length === 0,
    );
    expect(ofMonth.length).toBeGreaterThan(0);
    expect(
      ofMonth.flatMap(({ ordered = null, share = null }) => missingIn(text, { share, ordered })),
    ).toEqual([]);
  }
  await seePicture(page, "Who comes back", cohorts);
});
