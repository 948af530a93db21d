// Thresholds: dragged, seen in the same moment, saved, and exactly those customers moved who were named.

import type { Page } from "@playwright/test";
import { type Configuration, saveElsewhere, saveIn, standing, unheard } from "./support/config.ts";
import type { Shop } from "./support/service.ts";
import { expect, test } from "./support/test.ts";

interface Preview {
  moving: number;
  movers: { customers: { id: string; from: string | null; to: string | null }[] };
}
interface Customers {
  customers: { id: string; segment_ids: string[] }[];
  next: string | null;
}

const shown = (value: number) => new Intl.NumberFormat("en-US").format(value);
const slider = (page: Page, name: RegExp) => page.getByRole("slider", { name });
const headline = (page: Page) => page.getByText(/ of [\d,]+ customers would move$/).first();

/** Everybody's main segment. */
async function mainSegments(shop: Shop): Promise<Map<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  let after = "";
  for (;;) {
    const page = await shop.json<Customers>(`/api/rfm/customers?limit=200${after}`);
    for (const customer of page.customers) found.set(customer.id, customer.segment_ids[0]);
    if (page.next === null) return found;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

async function save(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Save thresholds" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why do you change this?").fill(reason);
  await dialog.getByRole("button", { name: /Save/ }).click();
}

test("a thumb that is dragged names those who would move, and saving moves exactly them", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 400, seed: 11 });
  const page = await open(shop, "/thresholds");
  const thumb = slider(page, /^Recency, threshold for score 5/);
  await expect(thumb).toBeVisible();
  const box = await thumb.boundingBox();
  if (!box) throw new Error("the thumb is not there");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 12, y, { steps: 4 });
  await page.mouse.up();
  await expect(headline(page)).toBeVisible();
  const days = Number(await thumb.getAttribute("aria-valuenow"));
  const { config, bands } = await standing(shop);
  const edges = [days, ...bands.recency_at_most_days.slice(1)];
  expect(edges).not.toEqual(bands.recency_at_most_days);
  // The service, asked for the same, names the same number.
  const given = { ...(config.bands as object), recency: { at_most_days: edges } };
  const preview = await shop.json<Preview>("/api/rfm/preview", {
    method: "POST",
    body: JSON.stringify({ config: { bands: given }, movers: { limit: 200 } }),
    headers: { "content-type": "application/json" },
  });
  expect(preview.moving).toBeGreaterThan(0);
  await expect(headline(page)).toHaveText(new RegExp(`^${shown(preview.moving)} of `));
  const before = await mainSegments(shop);
  await save(page, "buyers come back later here");
  await expect.poll(async () => (await standing(shop)).bands.recency_at_most_days).toEqual(edges);
  const after = await mainSegments(shop);
  const moved = [...before.keys()].filter((id) => before.get(id) !== after.get(id)).sort();
  expect(moved).toEqual(preview.movers.customers.map((mover) => mover.id).sort());
});

test("what would change is in sight of what is dragged", async ({ open, readShop }) => {
  const page = await open(readShop, "/thresholds");
  await page.setViewportSize({ width: 1280, height: 800 });
  await slider(page, /^Recency, threshold for score 3/).focus();
  for (let at = 0; at < 4; at += 1) await page.keyboard.press("PageDown");
  const picture = page.getByRole("group", { name: "Moves from segment to segment" });
  await expect(picture).toBeInViewport({ ratio: 1 });
  await expect(headline(page)).toBeInViewport();
  const sizes = page.getByRole("table", { name: "Sizes and spend of segments, now and then" });
  await expect(sizes.getByRole("row").nth(2)).toBeInViewport();
  // Those that stay as they are stand behind their number.
  const unchanged = page.getByText(/^[0-9]+ segments unchanged$/).first();
  await expect(sizes.getByRole("row", { name: /^Champions/ })).toHaveCount(0);
  await unchanged.click();
  await expect(page.getByRole("row", { name: /^Champions/ }).first()).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole("button", { name: "Grid" }).click();
  await expect(headline(page)).toBeInViewport({ ratio: 1 });
});

test("weights and the limit of a low score show what they change", async ({ open, readShop }) => {
  const page = await open(readShop, "/thresholds");
  const low = page.locator(".figure", { hasText: "Customers with a low score" });
  const mean = page.locator(".figure", { hasText: "Average overall score" });
  const value = async (figure: typeof low) => (await figure.locator(".figure-value").textContent()) ?? "";
  await expect(low).toContainText(`now ${await value(low)}`);
  const [before, lowBefore] = [await value(mean), Number(await value(low))];
  await page.getByLabel("Low score below").fill("5.01");
  await expect.poll(async () => Number(await value(low))).toBeGreaterThan(lowBefore);
  await expect(low).toContainText(`now ${lowBefore}`);
  await expect(mean).toContainText(before);
  await page.getByLabel("Recency (%)").fill("100");
  await expect.poll(() => value(mean)).not.toBe(before);
  await expect(mean).toContainText(`now ${before}`);
});

test("no thumb passes another one", async ({ open, readShop }) => {
  const page = await open(readShop, "/thresholds");
  const last = slider(page, /^Frequency, threshold for score 2/);
  const next = slider(page, /^Frequency, threshold for score 3/);
  await last.focus();
  await page.keyboard.press("End");
  expect(Number(await last.getAttribute("aria-valuenow"))).toBeLessThanOrEqual(
    Number(await next.getAttribute("aria-valuenow")),
  );
});

test("an earlier version is looked at and restored", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 120, seed: 2 });
  const first = await standing(shop);
  const page = await open(shop, "/thresholds");
  await slider(page, /^Monetary, threshold for score 5/).focus();
  for (let at = 0; at < 5; at += 1) await page.keyboard.press("ArrowRight");
  await save(page, "try more");
  await expect.poll(async () => (await standing(shop)).version).toBe(first.version + 1);
  const history = page.getByRole("region", { name: "Saved versions" });
  const changed = history.getByRole("row").filter({ hasText: "try more" });
  await expect(changed).toContainText(/Monetary: .+ → /);
  await expect(history.getByRole("row").last()).toContainText("The shop’s first settings");
  await history
    .getByRole("row")
    .filter({ hasText: /Earlier/ })
    .getByRole("button", { name: /Restore/ })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("table", { name: "What restoring changes" })).toBeVisible();
  await dialog.getByLabel("Why do you change this?").fill("it was better before");
  await dialog.getByRole("button", { name: /Restore/ }).click();
  await expect.poll(async () => (await standing(shop)).bands).toEqual(first.bands);
});

test("when somebody else saved, both are shown and one's own can stand", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 120, seed: 2 });
  const page = await open(shop, "/thresholds");
  const thumb = slider(page, /^Recency, threshold for score 2/);
  await thumb.focus();
  await page.keyboard.press("ArrowRight");
  const mine = Number(await thumb.getAttribute("aria-valuenow"));
  await saveElsewhere(shop, (config) => ({ ...config, low_score_below: "2.50" }), "from elsewhere");
  await save(page, "mine");
  await expect(page.getByRole("dialog", { name: "Another version was saved meanwhile" })).toBeVisible();
  await expect(page.getByRole("dialog").getByText("from elsewhere")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Save mine over theirs" }).click();
  const dialog = page.getByRole("dialog");
  if (await dialog.getByLabel("Why do you change this?").isVisible()) {
    await dialog.getByLabel("Why do you change this?").fill("mine all the same");
    await dialog.getByRole("button", { name: /Save/ }).click();
  }
  await expect.poll(async () => (await standing(shop)).bands.recency_at_most_days.at(-1)).toBe(mine);
});

const renamed = ({ segments, ...config }: Configuration) => ({
  ...config,
  segments: segments.map((one) => (one.id === "Loyal" ? { ...one, name: { en: "Regulars" } } : one)),
});

test("what somebody else saves of segments and one does not hear of is kept, and told", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 120, seed: 3 });
  const page = await open(shop, "/thresholds");
  const thumb = slider(page, /^Recency, threshold for score 2/);
  await thumb.focus();
  await page.keyboard.press("ArrowRight");
  const mine = Number(await thumb.getAttribute("aria-valuenow"));
  const hear = await unheard(page);
  const theirs = await saveElsewhere(shop, renamed, "renamed");
  await page.getByRole("button", { name: "Save thresholds" }).click();
  await saveIn(page.getByRole("dialog"), "mine");
  await expect(page.getByText(new RegExp(`Version ${theirs} by .+ was saved meanwhile`))).toBeVisible();
  hear();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(async () => (await standing(shop)).bands.recency_at_most_days.at(-1)).toBe(mine);
  const { config } = await standing(shop);
  expect(config.segments.find((one) => one.id === "Loyal")?.name.en).toBe("Regulars");
});

test("what somebody else saves of segments while one says why is kept", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 120, seed: 3 });
  const page = await open(shop, "/thresholds");
  const thumb = slider(page, /^Recency, threshold for score 2/);
  await thumb.focus();
  await page.keyboard.press("ArrowRight");
  const mine = Number(await thumb.getAttribute("aria-valuenow"));
  await page.getByRole("button", { name: "Save thresholds" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why do you change this?").fill("mine");
  const read = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/api/rfm/config");
  await saveElsewhere(shop, renamed, "renamed");
  await read;
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await standing(shop)).bands.recency_at_most_days.at(-1)).toBe(mine);
  const { config } = await standing(shop);
  expect(config.segments.find((one) => one.id === "Loyal")?.name.en).toBe("Regulars");
});

test("who may only look can try, and not save", async ({ open, addShop }) => {
  const page = await open(await addShop({ customers: 60, scope: "admin:analytics" }), "/thresholds");
  await expect(page.getByText("You can try everything here, but not save")).toBeVisible();
  await slider(page, /^Recency, threshold for score 5/).focus();
  await page.keyboard.press("PageUp");
  await expect(page.getByRole("button", { name: "Save thresholds" })).toBeDisabled();
});
