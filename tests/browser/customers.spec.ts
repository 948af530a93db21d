// Customers: found, narrowed down, sorted, page by page; and one of them explained.

import { readFileSync } from "node:fs";
import { expect, test } from "./support/test.ts";

interface Customer {
  id: string;
  shopify_id: string | null;
  last_order_on: string | null;
  order_count: number;
  spend_total_minor: number;
}
interface Customers {
  customers: Customer[];
  next: string | null;
}

const money = (minor: number) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(minor / 100);

test("is sorted by each heading, and paged without losing or repeating anybody", async ({
  open,
  readShop,
}) => {
  const page = await open(readShop, "/customers");
  const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await page.getByRole("button", { name: "Spend" }).click();
  await expect(page).toHaveURL(/sort=-spend/);
  const { customers } = await readShop.json<Customers>("/api/rfm/customers?sort=-spend&limit=50");
  await expect(rows.first()).toContainText(money(customers[0]?.spend_total_minor ?? 0));
  const links = async () =>
    await rows.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const seen = new Set<string | null>();
  let count = 0;
  for (;;) {
    const onPage = (await links()).filter((href) => href?.startsWith("/customers/"));
    count += onPage.length;
    for (const href of onPage) seen.add(href);
    const next = page.getByRole("button", { name: "Next", exact: true });
    if (await next.isDisabled()) break;
    const first = onPage[0] ?? "";
    await next.click();
    await expect(rows.first().getByRole("link").first()).not.toHaveAttribute("href", first);
  }
  const { customers: all } = await readShop.json<{ customers: number }>("/api/rfm/shop");
  expect(count).toBe(all);
  expect(seen.size).toBe(all);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Next", exact: true })).toBeEnabled();
});

test("is found by exactly its e-mail or its id of Shopify, and the e-mail stands in no address", async ({
  open,
  addShop,
  page,
}) => {
  const shop = await addShop({ customers: 40 });
  await shop.order({ customerId: 990_777, email: "found@example.com", total: "70.00" });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(shop, "/customers");
  const search = page.getByLabel("Find a customer");
  await search.fill("990777");
  await search.press("Enter");
  const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("990777");
  await search.fill("found@example.com");
  await search.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("990777");
  expect(page.url()).not.toContain("found");
  // What is found is gone with a search that fails.
  await search.fill("found");
  await search.press("Enter");
  await expect(page.getByText("This is neither a whole e-mail address nor a Shopify ID.")).toBeVisible();
  await expect(rows).toHaveCount(0);
  await expect(search).toHaveValue("found");
  await search.fill("nobody@example.com");
  await search.press("Enter");
  await expect(page.getByText("No customer found")).toBeVisible();
  await page.getByRole("button", { name: "Show all customers" }).last().click();
  await expect(rows.nth(1)).toBeVisible();
});

test("is explained: orders that count add up to the spend", async ({ open, readShop }) => {
  const { customers } = await readShop.json<Customers>("/api/rfm/customers?sort=-orders&limit=1");
  const customer = customers[0];
  if (!customer) throw new Error("a shop without customers");
  const page = await open(readShop, `/customers/${customer.id}`);
  await expect(page.getByRole("heading", { name: "How the score comes about" })).toBeVisible();
  await expect(page.getByText(`${customer.order_count} orders count.`)).toBeVisible();
  await expect(page.getByText(`${money(customer.spend_total_minor)} spent, less refunds.`)).toBeVisible();
  const orders = page.getByRole("region", { name: "Orders" });
  await expect(orders.getByText(money(customer.spend_total_minor)).first()).toBeVisible();
});

test("changes before one's eyes when it orders", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 40 });
  await shop.order({ customerId: 990_123, total: "10.00" });
  const { customers } = await shop.json<Customers>("/api/rfm/customers?shopify_id=990123");
  const page = await open(shop, `/customers/${customers[0]?.id}`);
  await expect(page.getByText("1 order counts.")).toBeVisible();
  await shop.order({ customerId: 990_123, total: "500.00" });
  await expect(page.getByText("2 orders count.")).toBeVisible();
  await expect(page.getByText("This customer just changed")).toBeVisible();
});

test("changes before one's eyes also where no score does", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 40 });
  for (let n = 0; n < 9; n += 1) await shop.order({ customerId: 990_124, total: "500.00" });
  const { customers } = await shop.json<Customers>("/api/rfm/customers?shopify_id=990124");
  const page = await open(shop, `/customers/${customers[0]?.id}`);
  await expect(page.getByText("9 orders count.")).toBeVisible();
  await shop.order({ customerId: 990_124, total: "500.00" });
  await expect(page.getByText("10 orders count.")).toBeVisible();
});

test("is a file that is read back with the same customers", async ({ open, readShop }) => {
  const page = await open(readShop, "/customers?segment=Champions");
  await page.getByRole("button", { name: "Download" }).first().click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: /^CSV/ }).click();
  const text = readFileSync(await (await coming).path(), "utf8");
  const { segments } = await readShop.json<{ segments: { id: string; customers: number }[] }>(
    "/api/rfm/segments",
  );
  const champions = segments.find((segment) => segment.id === "Champions");
  expect(text).toMatch(/^\u{feff}/u);
  const [header, ...lines] = text.trim().split(/\r?\n/);
  expect(lines.length).toBe(champions?.customers);
  expect(header).toBe(
    "Shopify ID,Last order,Orders,Spend (USD),Recency,Frequency,Monetary,Score,Segments,Next change,id",
  );
  await page.getByRole("button", { name: "Download" }).first().click();
  const second = page.waitForEvent("download");
  await page.getByRole("button", { name: /^JSON/ }).click();
  const rows: Customer[] = JSON.parse(readFileSync(await (await second).path(), "utf8"));
  expect(rows.length).toBe(champions?.customers);
});

test("is of its own shop alone", async ({ open, addShop, readShop }) => {
  const { customers } = await readShop.json<Customers>("/api/rfm/customers?limit=1");
  const page = await open(await addShop({ customers: 20 }), `/customers/${customers[0]?.id}`);
  await expect(page.getByText("There is no such customer")).toBeVisible();
});
