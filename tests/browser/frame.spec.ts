// The frame: what leads where, languages, looks, and what is shown where there can be no page.

import { expect, test } from "./support/test.ts";

const PAGES = ["/", "/segments", "/thresholds", "/customers", "/movement", "/import"];

test("the token is taken out of the address and kept for the tab", async ({ open, readShop, page }) => {
  await open(readShop);
  expect(new URL(page.url()).hash).toBe("");
  await page.reload();
  await expect(page.getByText(readShop.domain)).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
});

test("without a token nothing is read and the way in is said", async ({ page, service }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(service.origin);
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/api"))).toEqual([]);
});

test("a token that is not valid is said so", async ({ page, service }) => {
  await page.goto(`${service.origin}/#token=not.a.token`);
  await expect(page.getByRole("alert")).toContainText("Your session has ended");
});

test("nothing is asked of anybody else", async ({ open, readShop, page, service }) => {
  const others: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== service.origin) others.push(request.url());
  });
  for (const path of PAGES) await open(readShop, path);
  expect(others).toEqual([]);
});

test("each page is reached by keyboard alone", async ({ open, readShop }) => {
  const page = await open(readShop);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  for (const name of ["Overview", "Segments", "Thresholds", "Customers", "Movement", "Import"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("navigation").getByRole("link", { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/import$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an address that is none of ours leads back", async ({ open, readShop }) => {
  const page = await open(readShop, "/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
  await page.getByRole("link", { name: "To the overview" }).click();
  await expect(page).toHaveURL(/\/$/);
});

const shown = (value: number) => new Intl.NumberFormat("en-US").format(value);

test("a connection that is lost is said, made again, and catches up without a gap", async ({
  addShop,
  service,
  open,
}) => {
  const shop = await addShop({ customers: 60 });
  const page = await open(shop);
  const told = page
    .getByRole("region", { name: "Moving now" })
    .getByRole("listitem")
    .getByRole("link", { name: /^Customer / });
  const idOf = async (shopifyId: number) =>
    (await shop.json<{ customers: { id: string }[] }>(`/api/rfm/customers?shopify_id=${shopifyId}`))
      .customers[0]?.id;
  await expect(page.getByText("Waiting for orders")).toBeVisible();
  await shop.order({ customerId: 900_000, total: "50.00" });
  await expect(told).toHaveCount(1);
  await service.stop();
  await expect(page.getByText("The connection is lost")).toBeVisible();
  // The page is kept away until all of them have moved.
  await page.route("**/api/rfm/stream", (route) => route.abort());
  await service.start();
  const away = [900_007, 900_001, 900_005, 900_002, 900_006, 900_003, 900_004];
  for (const customerId of away) await shop.order({ customerId, total: "50.00" });
  await expect(page.getByText("The connection is lost")).toBeVisible();
  await page.unroute("**/api/rfm/stream");
  await expect(page.getByText("The connection is lost")).toBeHidden({ timeout: 30_000 });
  await shop.order({ customerId: 900_008, total: "50.00" });
  // Each of them once, the latest first.
  const ids = await Promise.all([900_000, ...away, 900_008].reverse().map(idOf));
  const links = ids.map((id) => `/customers/${id}`);
  await expect(told.first()).toHaveAttribute("href", links[0] ?? "");
  expect(await told.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(links);
  const { customers } = await shop.json<{ customers: number }>("/api/rfm/segments");
  await expect(page.getByText(shown(customers), { exact: true }).first()).toBeVisible();
});
