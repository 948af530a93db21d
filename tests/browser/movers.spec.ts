// Who would move: the page names exactly those whom saving then moves, in a shop of any size.

import type { Page } from "@playwright/test";
import { saveIn, standing } from "./support/config.ts";
import type { Shop } from "./support/service.ts";
import { expect, settled, test } from "./support/test.ts";

interface Customers {
  customers: { id: string }[];
  next: string | null;
}
interface Place {
  segment: string | null;
}
interface History {
  changes: { cause: string; config_version: number; from: Place | null; to: Place | null }[];
}

const shown = (value: number) => new Intl.NumberFormat("en-US").format(value);
const headline = (page: Page) => page.getByText(/ of [\d,]+ customers would move$/).first();
const slider = (page: Page, name: string) => page.getByRole("slider", { name });

/** Everybody whose primary segment is another one by a version, as their own history tells it. */
async function movedBy(shop: Shop, version: number): Promise<string[]> {
  const names = new Map<string, string | undefined>(
    (await standing(shop)).config.segments.map(({ id, name }) => [id, name.en]),
  );
  const nameOf = (place: Place | null) => (place?.segment ? names.get(place.segment) : "No segment");
  const moved: string[] = [];
  let after = "";
  for (;;) {
    const { customers, next } = await shop.json<Customers>(`/api/rfm/customers?limit=200${after}`);
    for (const { id } of customers) {
      const { changes } = await shop.json<History>(`/api/rfm/customers/${id}/history?limit=5`);
      for (const { cause, config_version, from, to } of changes) {
        if (cause !== "config" || config_version !== version || from?.segment === to?.segment) continue;
        moved.push(`${id}: ${nameOf(from)} to ${nameOf(to)}`);
      }
    }
    if (next === null) return moved.sort();
    after = `&after=${encodeURIComponent(next)}`;
  }
}

/** Everybody on the list, page by page. */
async function listed(page: Page): Promise<string[]> {
  const card = page.getByRole("region", { name: "Customers who would move" });
  const table = card.getByRole("table", { name: "List of customers who would move" });
  const next = card.getByRole("button", { name: "Next", exact: true });
  const found: string[] = [];
  for (;;) {
    const lines = await table
      .locator("tbody")
      .getByRole("row")
      .evaluateAll((rows) =>
        rows.map((row) => {
          const [from, to] = [...row.querySelectorAll("td")].map((cell) => cell.textContent);
          return `${row.querySelector("a")?.getAttribute("href")?.split("/").at(-1)}: ${from} to ${to}`;
        }),
      );
    found.push(...lines);
    if ((await next.count()) === 0 || (await next.isDisabled())) return found.sort();
    const first = table.locator("tbody").getByRole("link").first();
    const before = (await first.getAttribute("href")) ?? "";
    await next.click();
    await expect(first).not.toHaveAttribute("href", before);
  }
}

test("the list names exactly those whom saving moves, from where to where", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 400, seed: 41 });
  const page = await open(shop, "/thresholds");
  await settled(page);
  const keys = { "Recency, threshold for score 3": "PageDown", "Monetary, threshold for score 4": "PageUp" };
  for (const [name, key] of Object.entries(keys)) {
    await slider(page, name).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press(key);
  }
  // A list of all of them, once the last step has arrived in it.
  const moving = Number((await headline(page).textContent())?.split(" ")[0]);
  const card = page.getByRole("region", { name: "Customers who would move" });
  await expect(card.getByText(`${moving} customers, the largest move first.`)).toBeVisible();
  await expect(card.getByText(`1–20 of ${moving}`)).toBeVisible();
  const named = await listed(page);
  expect(named).toHaveLength(moving);
  const { version } = await standing(shop);
  await page.getByRole("button", { name: "Save thresholds" }).click();
  await saveIn(page.getByRole("dialog"), "other customers matter now");
  await expect.poll(async () => (await standing(shop)).version).toBe(version + 1);
  expect(await movedBy(shop, version + 1)).toEqual(named);
});

const MANY = 250_001;
const DAY = Date.parse("2026-11-02T00:00:00Z") / 86_400_000;

/** `GET /api/rfm/columns` of a shop of so many: all but one bought last 31 days ago, each of them often and much. */
function manyColumns(tag: string, isDifference: boolean): Buffer {
  const rows = isDifference ? 0 : MANY;
  const columns = Buffer.alloc(48 + rows * 16);
  columns.write("RFMC", "latin1");
  columns.set([1, isDifference ? 1 : 0], 4);
  columns.set(Buffer.from((tag.split(/[^0-9a-f-]/)[0] ?? "").replaceAll("-", ""), "hex").subarray(0, 16), 8);
  columns.writeInt32LE(DAY, 32);
  columns.writeUInt32LE(MANY, 36);
  columns.writeUInt32LE(rows, 40);
  for (let row = 0; row < rows; row += 1) {
    columns.writeBigInt64LE(10_000_000n, 48 + row * 8);
    columns.writeInt32LE(row === 0 ? DAY : DAY - 31, 48 + rows * 8 + row * 4);
    columns.writeUInt32LE(50, 48 + rows * 12 + row * 4);
  }
  return columns;
}

test("with a quarter of a million customers a worker answers, and the page goes on", async ({
  open,
  readShop,
  page,
}) => {
  const { headers } = await readShop.api("/api/rfm/columns");
  const tag = headers.get("x-rfm-tag") ?? "";
  await page.route("**/api/rfm/columns*", (route) =>
    route.fulfill({
      contentType: "application/octet-stream",
      headers: { "x-rfm-tag": tag },
      body: manyColumns(tag, route.request().url().includes("since=")),
    }),
  );
  await page.route("**/api/rfm/customers/lookup*", (route) => {
    const { ordinals } = route.request().postDataJSON();
    return route.fulfill({
      json: { as_of: "2026-11-02", change_seq: 1, customers: ordinals.map(() => null) },
    });
  });
  const beside = page.waitForEvent("worker");
  await open(readShop, "/thresholds");
  await beside;
  const thumb = slider(page, "Recency, threshold for score 5");
  await expect(thumb).toHaveAttribute("aria-valuenow", "30");
  await thumb.focus();
  // Faster than they are computed: the thumb goes along, and the last of them is what is told in the end.
  for (let step = 0; step < 40; step += 1) await page.keyboard.press(step % 2 ? "ArrowLeft" : "ArrowRight");
  await expect(thumb).toHaveAttribute("aria-valuenow", "30");
  await page.keyboard.press("ArrowRight");
  await expect(thumb).toHaveAttribute("aria-valuenow", "31");
  await expect(headline(page)).toHaveText(`${shown(MANY - 1)} of ${shown(MANY)} customers would move`);
  const card = page.getByRole("region", { name: "Customers who would move" });
  await expect(card.getByText(`1–20 of ${shown(MANY - 1)}`)).toBeVisible();
  await card.getByRole("button", { name: "Next", exact: true }).click();
  await expect(card.getByText(`21–40 of ${shown(MANY - 1)}`)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Nobody would move").first()).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  // Its worker is gone with the page.
  await expect.poll(() => page.workers().length).toBe(0);
});
