// What is taken away is what was on the screen: tables and data read back and compared with it, pictures decoded.

import type { Locator, Page } from "@playwright/test";
import { csvRows, differences, fileOf, missingIn, pictureOf, type Row, unlikeness } from "./support/files.ts";
import type { Shop } from "./support/service.ts";
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

/** Files of which JSON has lists: only what it says is returned. */
async function tablesOfOne(page: Page, of: string): Promise<Row[]> {
  return JSON.parse((await fileOf(page, menu(page, of), /^JSON/)).toString("utf8"));
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

/** Of a picture: its margin, its title, and a line below it. */
const [MARGIN, TITLE, LINE] = [16, 34, 18];

/** A picture of a list, as large as it is on the screen, and like it. */
async function seeList(page: Page, download: Locator, where: Locator): Promise<void> {
  const file = await fileOf(page, download, /^PNG/);
  expect(file.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const { width, height, colours, largest } = await pictureOf(page, file);
  const box = await where.boundingBox();
  if (!box) throw new Error("the list is not on the screen");
  expect(Math.abs(width / 2 - box.width - 2 * MARGIN)).toBeLessThan(3);
  // Whose it is stands above it, and what it is of in a few lines more.
  const lines = (height / 2 - box.height - 2 * MARGIN - TITLE) / LINE;
  expect(Math.round(lines)).toBeGreaterThanOrEqual(1);
  expect(Math.round(lines)).toBeLessThanOrEqual(5);
  expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.2);
  expect(colours).toBeGreaterThan(20);
  expect(largest).toBeLessThan(0.98);
  expect(await unlikeness(page, file, where)).toBeLessThan(0.05);
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
  const file = await fileOf(page, menu(page, "Your segments"), /^PNG/);
  // Lists of segments can be put in order on the screen; what does that is not drawn.
  expect(await unlikeness(page, file, list.locator(".segments"))).toBeLessThan(0.05);
  await seePicture(page, "Your segments", list);
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
  // Who has no id of Shopify is called by the end of ours, which stands in the last column of a file.
  const named = file.map(({ id = null, shopify_id = null, ...row }) => ({
    customer: shopify_id ?? `${id}`.slice(-8),
    ...row,
  }));
  await compare(rowsIn(movers.getByRole("table")), named);
  await seeList(page, menu(page, "Customers who would move"), movers.getByRole("table"));
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
  await seeList(page, download, page.getByRole("table"));
  for (const item of [/Picture of the segments/, /Picture of the grid/]) {
    const file = await fileOf(page, download, item);
    const { width, height, colours, largest } = await pictureOf(page, file);
    expect(width).toBe(1_600);
    expect(height).toBeGreaterThanOrEqual(900);
    expect(colours).toBeGreaterThan(20);
    expect(largest).toBeLessThan(0.98);
  }
});

interface Customer extends Record<string, string | number | string[] | null> {
  id: string;
  spend_total_minor: number;
  segments: string[];
}

/** All customers as the service tells them. */
async function customersOf(shop: Shop): Promise<Map<string, Customer>> {
  const all = new Map<string, Customer>();
  let after = "";
  do {
    const query = new URLSearchParams({ locale: "en", limit: "100", ...(after ? { after } : {}) });
    const page = await shop.json<{ customers: Customer[]; next: string | null }>(
      `/api/rfm/customers?${query}`,
    );
    for (const customer of page.customers) all.set(customer.id, customer);
    after = page.next ?? "";
  } while (after);
  return all;
}

const HEADINGS = {
  shopify_id: "Shopify ID",
  last_order_on: "Last order",
  order_count: "Orders",
  spend_total_minor: "Spend (USD)",
  recency: "Recency",
  frequency: "Frequency",
  monetary: "Monetary",
  score: "Score",
  segments: "Segments",
  next_change_on: "Next change",
  id: "id",
};

/** A cell of a customer's row, of what the service tells. */
function cellOf(customer: Customer, name: string): string {
  if (name === "spend_total_minor") return String(customer.spend_total_minor / 100);
  return name === "segments" ? customer.segments.join("|") : String(customer[name] ?? "");
}

/** Sees that a CSV says of each customer, cell by cell, what the service does. */
function compareCells(csv: string[][], customers: Map<string, Customer>): void {
  const [header, ...lines] = csv;
  expect(header).toEqual(Object.values(HEADINGS));
  const names = Object.keys(HEADINGS);
  const told = lines.map((line) => {
    const customer = customers.get(line[names.indexOf("id")] ?? "");
    return customer ? names.map((name) => cellOf(customer, name)) : [];
  });
  expect(lines).toEqual(told);
}

test("files of all customers, cell by cell", async ({ open, readShop }) => {
  const page = await open(readShop, "/customers");
  await settled(page);
  const customers = await customersOf(readShop);
  expect(customers.size).toBeGreaterThan(100);
  const download = page.getByRole("button", { name: "Download", exact: true });
  const all = csvRows(await fileOf(page, download, /^CSV/));
  expect(all).toHaveLength(customers.size + 1);
  compareCells(all, customers);
  const json: Row[] = JSON.parse((await fileOf(page, download, /^JSON/)).toString("utf8"));
  expect(json.map(({ id }) => id).sort()).toEqual([...customers.keys()].sort());
  // A part of them is made on the page, in the same columns.
  await page.getByLabel("Recency").selectOption("5");
  await settled(page);
  const part = csvRows(await fileOf(page, download, /^CSV/));
  expect(part.length).toBeGreaterThan(1);
  expect(part.length).toBeLessThanOrEqual(51);
  compareCells(part, customers);
});

test("a picture of the list is of the page that is seen, in its order", async ({ open, readShop }) => {
  const page = await open(readShop, "/customers?sort=-spend");
  await settled(page);
  const download = page.getByRole("button", { name: "Download", exact: true });
  const table = page.getByRole("table");
  const ids = () => rowsIn(table).getByRole("rowheader").allInnerTexts();
  const first = await ids();
  await seeList(page, download, table);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect.poll(ids).not.toEqual(first);
  await settled(page);
  await seeList(page, download, table);
});

test("files of one customer", async ({ open, readShop }) => {
  const { customers } = await readShop.json<{ customers: Customer[] }>(
    "/api/rfm/customers?sort=-score&limit=1",
  );
  const page = await open(readShop, `/customers/${customers[0]?.id}`);
  await settled(page);
  const [score] = await tablesOfOne(page, "How the score comes about");
  expect(score).toMatchObject({ id: customers[0]?.id, score: customers[0]?.score });
  for (const of of ["History", "Orders"]) {
    const card = page.getByRole("region", { name: of, exact: true });
    expect(await rowsIn(card.getByRole("table")).count()).toBe((await tablesOf(page, of)).length);
    await seePicture(page, of, card);
  }
  await seePicture(page, "How the score comes about", page.getByRole("region", { name: /^How the score/ }));
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
  await seeList(page, menu(page, of), movers.getByRole("table"));
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
