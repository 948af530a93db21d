// A file of orders that is dropped on the page: sent, read, written, and what is wrong with it by line.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./support/test.ts";

test("a dropped export fills an empty shop, and the same file again changes nothing", async ({
  open,
  addShop,
  service,
}) => {
  const shop = await addShop({ isEmpty: true });
  const path = join(service.folder, "orders_export.csv");
  await service.simulate(path, 120, 3);
  const page = await open(shop);
  await expect(page.getByText("Welcome! Let’s meet your customers")).toBeVisible();
  await page.locator("input[type=file]").setInputFiles(path);
  await expect(page.getByText("orders_export.csv is imported")).toBeVisible({ timeout: 40_000 });
  const { customers } = await shop.json<{ customers: number }>("/api/rfm/shop");
  expect(customers).toBeGreaterThan(50);
  await page.getByRole("navigation").getByRole("link", { name: "Overview" }).click();
  await expect(
    page.getByText(new Intl.NumberFormat("en-US").format(customers), { exact: true }).first(),
  ).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Import" }).click();
  await page.locator("input[type=file]").setInputFiles(path);
  await expect(page.getByText("orders_export.csv has nothing new")).toBeVisible({ timeout: 40_000 });
});

test("lines that are wrong are told, and the others are taken", async ({ open, addShop, service }) => {
  const shop = await addShop({ isEmpty: true });
  const path = join(service.folder, "good.csv");
  await service.simulate(path, 40, 4);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const total = (lines[0] ?? "").split(",").indexOf("Total");
  const cells = (lines[5] ?? "").split(",");
  cells[total] = "not money";
  lines[5] = cells.join(",");
  const page = await open(shop);
  await page
    .locator("input[type=file]")
    .setInputFiles(service.write("one_wrong.csv", `${lines.join("\n")}\n`));
  await expect(page.getByText("one_wrong.csv is imported")).toBeVisible({ timeout: 40_000 });
  await page.getByText("1 line was left out").first().click();
  await expect(page.getByRole("row", { name: /^6 / })).toBeVisible();
});

test("a file that is no order export says what it is missing", async ({ open, addShop, service }) => {
  const page = await open(await addShop({ isEmpty: true }));
  await page
    .locator("input[type=file]")
    .setInputFiles(service.write("products.csv", "Handle,Title,Price\na,b,1\n"));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Created at");
  await expect(alert).toContainText("Total");
});

test("who may only look cannot import, and is told so", async ({ open, addShop }) => {
  const page = await open(await addShop({ customers: 20, scope: "admin:analytics" }), "/import");
  await expect(page.getByText("You may look, but not import")).toBeVisible();
  await expect(page.locator("input[type=file]")).toHaveCount(0);
});
