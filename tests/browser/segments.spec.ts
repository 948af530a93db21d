// Segments: made of a rule that is clicked together, put in order, named in languages, looked at, and saved.

import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

interface Segment {
  id: string;
  name: Record<string, string>;
  rules: Record<string, unknown>;
}
interface Config {
  version: number;
  config: { segments: Segment[]; bands: unknown };
}
interface Sizes {
  segments: { id: string; customers: number }[];
}

async function reviewAndSave(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Review and save" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why do you change this?").fill(reason);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("a segment of one's own has as many customers as was shown before it was saved", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 200, seed: 9 });
  const before = await shop.json<Config>("/api/rfm/config");
  const page = await open(shop, "/segments");
  await page.getByRole("button", { name: "Add segment" }).click();
  await page.getByLabel("English").fill("Fresh spenders");
  await page.getByLabel("Deutsch").fill("Frische Käufer");
  await page.getByLabel("Recency").selectOption({ label: "At least" });
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Fresh spenders").first()).toBeVisible();
  await reviewAndSave(page, "we mail them on Fridays");
  await expect
    .poll(async () => (await shop.json<Config>("/api/rfm/config")).version)
    .toBe(before.version + 1);
  const { config } = await shop.json<Config>("/api/rfm/config");
  const mine = config.segments.at(-1);
  expect(mine?.name).toMatchObject({ en: "Fresh spenders", de: "Frische Käufer" });
  expect(Object.keys(mine?.rules ?? {})).toEqual(["recency"]);
  expect(config.bands).toEqual(before.config.bands);
  const { segments } = await shop.json<Sizes>("/api/rfm/segments");
  const size = segments.find((segment) => segment.id === mine?.id)?.customers ?? 0;
  expect(size).toBeGreaterThan(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Fresh spenders" })).toContainText(String(size));
});

test("a draft outlives a reload, and a new segment has an address of its own once it is saved", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const page = await open(shop, "/segments");
  await page.getByRole("button", { name: "Add segment" }).click();
  await page.getByLabel("English").fill("Fresh spenders");
  await page.reload();
  await expect(page.getByLabel("English")).toHaveValue("Fresh spenders");
  await reviewAndSave(page, "we mail them on Fridays");
  await expect(page).toHaveURL(/\/segments\?segment=Fresh\+spenders$/);
  await expect(page.getByText("The line begins tomorrow", { exact: false })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/segments$/);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Fresh spenders");
});

test("the order is changed by keyboard, undone, changed again and saved", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const before = await shop.json<Config>("/api/rfm/config");
  const names = before.config.segments.map((segment) => segment.name.en ?? "");
  const page = await open(shop, "/segments");
  const up = page.getByRole("button", { name: `Move ${names[1]} up` });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${names[1]} is now number 1 of ${names.length}`)).toBeAttached();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Review and save" })).toHaveCount(0);
  await up.focus();
  await page.keyboard.press("Enter");
  await reviewAndSave(page, "loyal ones first");
  await expect
    .poll(async () =>
      (await shop.json<Config>("/api/rfm/config")).config.segments.map((segment) => segment.id).slice(0, 2),
    )
    .toEqual([before.config.segments[1]?.id, before.config.segments[0]?.id]);
});

test("a rule is told in words, with the shop's own numbers", async ({ open, readShop }) => {
  const page = await open(readShop, "/segments");
  const champions = page.getByRole("listitem").filter({ hasText: "Champions" }).first();
  await expect(champions).toContainText(/bought in the last 30 days/i);
});

test("who may only look changes nothing", async ({ open, addShop }) => {
  const page = await open(await addShop({ customers: 60, scope: "admin:analytics" }), "/segments");
  await expect(page.getByText("You can look at segments, not change them")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add segment" })).toHaveCount(0);
});
