// Segments: made of a rule that is clicked together, put in order, named in languages, looked at, and saved.

import type { Page } from "@playwright/test";
import { type Standing, saveElsewhere, saveIn, standing, unheard } from "./support/config.ts";
import type { Shop } from "./support/service.ts";
import { expect, test } from "./support/test.ts";

interface Sizes {
  segments: { id: string; name: string; customers: number }[];
}

async function reviewAndSave(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Review and save" }).click();
  const dialog = page.getByRole("dialog");
  await saveIn(dialog, reason);
  await expect(dialog).toBeHidden();
}

test("a segment of one's own has as many customers as was shown before it was saved", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 200, seed: 9 });
  const before = await standing(shop);
  const page = await open(shop, "/segments");
  await page.getByRole("button", { name: "Add segment" }).click();
  await page.getByLabel("English").fill("Fresh spenders");
  await page.getByLabel("Deutsch").fill("Frische Käufer");
  await page.getByLabel("Recency").selectOption({ label: "At least" });
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Fresh spenders").first()).toBeVisible();
  await reviewAndSave(page, "we mail them on Fridays");
  await expect.poll(async () => (await standing(shop)).version).toBe(before.version + 1);
  const { config } = await standing(shop);
  const mine = config.segments.at(-1);
  expect(mine?.name).toMatchObject({ en: "Fresh spenders", de: "Frische Käufer" });
  expect(Object.keys(mine?.rules ?? {})).toEqual(["recency"]);
  expect(config.bands).toEqual(before.config.bands);
  const { segments } = await shop.json<Sizes>("/api/rfm/segments");
  const size = segments.find((segment) => segment.id === mine?.id)?.customers ?? 0;
  expect(size).toBeGreaterThan(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Fresh spenders" }).first()).toContainText(
    String(size),
  );
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
  const before = await standing(shop);
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
    .poll(async () => (await standing(shop)).config.segments.map((segment) => segment.id).slice(0, 2))
    .toEqual([before.config.segments[1]?.id, before.config.segments[0]?.id]);
});

/** A change of one's own on the page, and meanwhile one of somebody else's that is another one. */
async function conflict(page: Page, shop: Shop): Promise<{ mine: string[]; theirs: Standing }> {
  const { config } = await standing(shop);
  const [first, second, ...others] = config.segments;
  if (!first || !second) throw new Error("a shop without segments");
  await page.getByRole("button", { name: `Move ${second.name.en} up` }).click();
  const named = { ...second, name: { ...second.name, en: "Faithful" } };
  await saveElsewhere(
    shop,
    () => ({ ...config, low_score_below: "2.50", segments: [first, named, ...others] }),
    "we call them so",
  );
  await page.getByRole("button", { name: "Review and save" }).click();
  await saveIn(page.getByRole("dialog"), "loyal ones first");
  return {
    mine: [second, first, ...others].map((segment) => JSON.stringify(segment)),
    theirs: await standing(shop),
  };
}

test("when somebody else saved, both are shown, and it can be decided later", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const page = await open(shop, "/segments");
  const { theirs } = await conflict(page, shop);
  const dialog = page.getByRole("dialog", { name: "Another version was saved meanwhile" });
  await expect(dialog).toContainText(`Version ${theirs.version} was saved while you worked on yours`);
  await expect(dialog).toContainText("we call them so");
  await expect(dialog.getByText("Your changes", { exact: true })).toBeVisible();
  await expect(dialog.getByText("Their version", { exact: true })).toBeVisible();
  await expect(dialog).toContainText(/order/i);
  await expect(dialog).toContainText("Faithful");
  await dialog.getByRole("button", { name: "Decide later" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Not saved yet")).toBeVisible();
  expect(await standing(shop)).toEqual(theirs);
  // Whoever saves then is asked again.
  await page.getByRole("button", { name: "Review and save" }).click();
  await saveIn(page.getByRole("dialog"), "loyal ones first");
  await expect(dialog).toContainText("we call them so");
});

test("theirs stands where one chooses it, and one's own is gone", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const page = await open(shop, "/segments");
  const { theirs } = await conflict(page, shop);
  await page.getByRole("dialog").getByRole("button", { name: "Drop mine, take theirs" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Review and save" })).toHaveCount(0);
  const names = theirs.config.segments.map((segment) => segment.name.en ?? "");
  const links = page.getByRole("listitem").getByRole("link");
  await expect(links).toHaveText(names);
  await page.reload();
  await expect(links).toHaveText(names);
  expect(await standing(shop)).toEqual(theirs);
});

test("one's own stands where one chooses it, with their thresholds", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const page = await open(shop, "/segments");
  const { mine, theirs } = await conflict(page, shop);
  await page.getByRole("dialog").getByRole("button", { name: "Save mine over theirs" }).click();
  await saveIn(page.getByRole("dialog"), "ours is better");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const { version, config } = await standing(shop);
  expect(version).toBe(theirs.version + 1);
  expect(config.segments.map((segment) => JSON.stringify(segment))).toEqual(mine);
  expect(config).toEqual({ ...theirs.config, segments: config.segments });
});

test("thresholds that somebody else saves and one does not hear of are kept, and told", async ({
  open,
  addShop,
}) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const page = await open(shop, "/segments");
  const [first, second, ...others] = (await standing(shop)).config.segments;
  await page.getByRole("button", { name: `Move ${second?.name.en} up` }).click();
  const hear = await unheard(page);
  const theirs = await saveElsewhere(shop, (config) => ({ ...config, low_score_below: "2.50" }), "stricter");
  await page.getByRole("button", { name: "Review and save" }).click();
  await saveIn(page.getByRole("dialog"), "loyal ones first");
  await expect(page.getByText(new RegExp(`Version ${theirs} by .+ was saved meanwhile`))).toBeVisible();
  hear();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const { version, config } = await standing(shop);
  expect([version, config.low_score_below]).toEqual([theirs + 1, "2.50"]);
  expect(config.segments).toEqual([second, first, ...others]);
});

test("the history says which version changed segments, and restores one", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const before = await standing(shop);
  const renamed = await saveElsewhere(
    shop,
    ({ segments: [first, ...others], ...config }) => ({
      ...config,
      segments: first ? [{ ...first, name: { ...first.name, en: "Darlings" } }, ...others] : others,
    }),
    "we call them so",
  );
  const page = await open(shop, "/segments");
  const history = page.getByRole("region", { name: "Saved versions" });
  const row = (version: number) =>
    history
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: String(version), exact: true }) });
  await expect(row(renamed)).toContainText(/Renamed: .+ → Darlings/);
  await row(before.version)
    .getByRole("button", { name: /Restore/ })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Darlings");
  await dialog.getByLabel("Why do you change this?").fill("as it was");
  await dialog.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await standing(shop)).config.segments).toEqual(before.config.segments);
});

test("a name in another language is what is shown there, and nowhere else", async ({ open, addShop }) => {
  const shop = await addShop({ customers: 80, seed: 9 });
  const page = await open(shop, "/segments");
  const [first] = (await standing(shop)).config.segments;
  if (!first) throw new Error("a shop without segments");
  const { id, name } = first;
  const english = name.en ?? id;
  await page.getByRole("listitem").getByRole("link", { name: english, exact: true }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Deutsch").fill("Lieblinge");
  await page.getByRole("link", { name: "Done" }).click();
  await reviewAndSave(page, "we work in German too");
  await expect(page.getByRole("link", { name: english, exact: true })).toBeVisible();
  await page.getByLabel("Language").selectOption("de");
  await expect(page.getByRole("link", { name: "Lieblinge", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: english, exact: true })).toHaveCount(0);
  await page.getByRole("navigation").getByRole("link").first().click();
  await expect(page.getByRole("rowheader", { name: "Lieblinge", exact: true })).toBeVisible();
  await page.getByLabel("Sprache").selectOption("fr");
  await expect(page.getByRole("rowheader", { name: name.fr ?? english, exact: true })).toBeVisible();
  const nameIn = async (locale: string) =>
    (await shop.json<Sizes>(`/api/rfm/segments?locale=${locale}`)).segments.find((one) => one.id === id)
      ?.name;
  expect([await nameIn("de"), await nameIn("en")]).toEqual(["Lieblinge", english]);
});

test("an address of a segment that is not there leads to those that are", async ({ open, readShop }) => {
  const page = await open(readShop, "/segments?segment=nothere");
  await expect(page.getByText("There is no such segment (any more)")).toBeVisible();
  await expect(page).toHaveURL(/\/segments$/);
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
