// What docs/pictures and the README show: a made-up shop that lives while it is looked at.

import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { Shop } from "./support/service.ts";
import { expect, test } from "./support/test.ts";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

async function take(page: Page, name: string, height = 900): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const width = page.viewportSize()?.width ?? 1280;
  await page.setViewportSize({ width, height });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: "disabled" });
}

/** Some orders that move customers while the page is open. */
async function live(shop: Shop): Promise<void> {
  for (const [at, total] of ["35.00", "64.50", "18.00", "220.00", "41.20", "90.00"].entries()) {
    await shop.order({ customerId: 7_700_001 + (at % 4), total });
  }
}

test("pictures", async ({ addShop, service, open, page }) => {
  const shop = await addShop({ customers: 3_000, seed: 7 });
  await service.setClock(shop, "2026-11-03T00:00:00Z");
  await open(shop);
  await expect(page.locator("canvas").first()).toBeVisible();
  await live(shop);
  await expect(page.locator(".live-move").nth(3)).toBeVisible();
  await take(page, "overview", 1_000);

  await open(shop, "/thresholds");
  const thumb = page.getByRole("slider", { name: /^Recency, threshold for score 5/ });
  await thumb.focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
  await take(page, "thresholds", 1_000);

  await open(shop, "/segments");
  await take(page, "segments");
  await open(shop, "/movement?from=2026-10-03&to=2026-11-03");
  await take(page, "movement", 1_000);
  const { customers } = await shop.json<{ customers: { id: string }[] }>(
    "/api/rfm/customers?sort=-score&limit=1",
  );
  await open(shop, `/customers/${customers[0]?.id}`);
  await take(page, "customer");

  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(shop, "/?locale=ar");
  await take(page, "phone-arabic-dark", 844);
});
