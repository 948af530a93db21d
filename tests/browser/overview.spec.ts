// The overview: its numbers are the service's, and an order moves them while one looks.

import { saveElsewhere } from "./support/config.ts";
import { expect, test } from "./support/test.ts";

interface Segments {
  customers: number;
  segments: { id: string; name: string; customers: number }[];
}
interface Cells {
  cells: { recency: number | null; frequency: number; monetary: number; customers: number }[];
}

const shown = (value: number) => new Intl.NumberFormat("en-US").format(value);

test("shows each segment with its size, and the grid with everybody in it", async ({ open, readShop }) => {
  const page = await open(readShop);
  const { segments } = await readShop.json<Segments>("/api/rfm/segments?locale=en");
  for (const segment of segments) {
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: segment.name, exact: true }) });
    await expect(row.first()).toContainText(shown(segment.customers));
  }
  const { cells } = await readShop.json<Cells>("/api/rfm/cells");
  const inCell = (recency: number, other: number) =>
    cells
      .filter((cell) => cell.recency === recency && Math.ceil((cell.frequency + cell.monetary) / 2) === other)
      .reduce((sum, cell) => sum + cell.customers, 0);
  for (const recency of [1, 3, 5]) {
    for (const other of [1, 2, 5]) {
      const name = new RegExp(
        `^Recency ${recency}, frequency and monetary ${other}: ${shown(inCell(recency, other))} customer`,
      );
      await expect(page.getByRole("link", { name })).toBeVisible();
    }
  }
});

test("a cell of the grid leads to those who are in it", async ({ open, readShop }) => {
  const page = await open(readShop);
  await page.getByRole("link", { name: /^Recency 5, frequency and monetary 2:/ }).click();
  await expect(page).toHaveURL(/\/customers\?.*recency=5/);
  await expect(page).toHaveURL(/frequency_monetary=2/);
  const { customers } = await readShop.json<{ customers: unknown[] }>(
    "/api/rfm/customers?recency=5&frequency_monetary=2&limit=200",
  );
  expect(customers.length).toBeGreaterThan(0);
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
});

test("an order that is told by the webhook moves a customer on the page", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 5 });
  const before = await shop.json<Segments>("/api/rfm/segments?locale=en");
  const page = await open(shop);
  await expect(page.getByText(shown(before.customers), { exact: true }).first()).toBeVisible();
  const live = page.getByRole("region", { name: "Happening now" }).or(page.locator("section.live"));
  await expect(live.getByRole("listitem")).toHaveCount(0);
  await shop.order({ customerId: 990_001, total: "12.00" });
  await expect(live.getByRole("listitem")).toHaveCount(1);
  await expect(live.getByRole("listitem").first()).toContainText("New or changed order");
  await expect(page.getByText(shown(before.customers + 1), { exact: true }).first()).toBeVisible();
  const after = await shop.json<Segments>("/api/rfm/segments?locale=en");
  const grown = after.segments.filter((one, at) => one.customers !== before.segments[at]?.customers);
  expect(grown.length).toBeGreaterThan(0);
  for (const segment of grown) {
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: segment.name, exact: true }) });
    await expect(row.first()).toContainText(shown(segment.customers));
  }
});

test("other thresholds in the days that are compared are told of, with the way to the history", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 80, seed: 5 });
  const page = await open(shop);
  const note = page.getByText("Thresholds, segments or the time zone were changed between these days");
  await expect(page.getByRole("heading", { name: "Biggest moves" })).toBeVisible();
  await expect(note).toHaveCount(0);
  await saveElsewhere(shop, (config) => ({ ...config, low_score_below: "2.50" }), "stricter");
  await expect(note).toBeVisible();
  await page.getByRole("link", { name: "See the history of versions" }).click();
  await expect(page).toHaveURL(/\/thresholds#history$/);
  await expect(page.getByRole("region", { name: "Saved versions" })).toBeInViewport();
});

test("a shop without orders is led to the import", async ({ open, addShop }) => {
  const page = await open(await addShop({ isEmpty: true }));
  await expect(page).toHaveURL(/\/import$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("numbers and money are written as the locale and the shop's currency write them", async ({
  browser,
  addShop,
  service,
}) => {
  const shop = await addShop({ customers: 80, currency: "JPY", timeZone: "Asia/Tokyo" });
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(`${service.origin}/#token=${shop.token}`);
  // Yen have no fraction; Germans write the sign behind.
  await expect(page.getByText(/^[\d.]+\s¥$/).first()).toBeVisible();
  await context.close();
});
