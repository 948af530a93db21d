// By keyboard alone: sliders, flows, the order of segments, menus and dialogs.

import type { Locator, Page } from "@playwright/test";
import { stopsWithin, tabTo } from "./support/keyboard.ts";
import { TODAY } from "./support/service.ts";
import { expect, settled, test } from "./support/test.ts";

const WEEK_AGO = "2026-10-26";

const numberAt = async (slider: Locator, name = "now") =>
  Number(await slider.getAttribute(`aria-value${name}`));

/** By how much a key moves a slider that has the focus. */
async function stepOf(page: Page, slider: Locator, key: string): Promise<number> {
  const before = await numberAt(slider);
  await page.keyboard.press(key);
  await expect(slider).not.toHaveAttribute("aria-valuenow", `${before}`);
  return (await numberAt(slider)) - before;
}

test("sliders go by arrows, pages and ends, and stay between those beside them", async ({
  open,
  readShop,
}) => {
  const page = await open(readShop, "/thresholds");
  await settled(page);
  for (const dimension of ["Recency", "Frequency", "Monetary"]) {
    const slider = page.getByRole("slider", { name: `${dimension}, threshold for score 3` });
    await tabTo(page, slider);
    const one = await stepOf(page, slider, "ArrowRight");
    expect(one, dimension).toBeGreaterThan(0);
    expect(await stepOf(page, slider, "ArrowLeft"), dimension).toBe(-one);
    expect(await stepOf(page, slider, "ArrowUp"), dimension).toBe(one);
    expect(await stepOf(page, slider, "ArrowDown"), dimension).toBe(-one);
    // Frequency has no room for a page between the ones beside it.
    const more = await stepOf(page, slider, "PageUp");
    if (dimension !== "Frequency") expect(more, dimension).toBeGreaterThan(one);
    expect(await stepOf(page, slider, "PageDown"), dimension).toBeLessThan(0);
    for (const [key, end] of [
      ["Home", "min"],
      ["End", "max"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(slider).toHaveAttribute("aria-valuenow", `${await numberAt(slider, end)}`);
    }
    const ends = [2, 4].map((score) =>
      numberAt(page.getByRole("slider", { name: `${dimension}, threshold for score ${score}` })),
    );
    const beside = await Promise.all(ends);
    expect([await numberAt(slider, "min"), await numberAt(slider, "max")]).toEqual(
      beside.sort((least, most) => least - most),
    );
    await expect(slider).toBeFocused();
  }
});

test("where one reads from the right, arrows go the way that is seen", async ({ open, readShop }) => {
  const page = await open(readShop, "/thresholds?locale=ar");
  await settled(page);
  const slider = page.getByRole("slider").nth(1);
  await tabTo(page, slider);
  expect(await stepOf(page, slider, "ArrowLeft")).toBe(1);
  expect(await stepOf(page, slider, "ArrowRight")).toBe(-1);
});

test("a flow of movement is reached, chosen, and leads to its customers", async ({ open, readShop }) => {
  const page = await open(readShop, `/movement?from=${WEEK_AGO}&to=${TODAY}`);
  await settled(page);
  const flows = page
    .getByRole("group", { name: /^Customers from segment to segment/ })
    .getByRole("button", { name: /→/ });
  await tabTo(page, flows.first());
  await page.keyboard.press("End");
  await expect(flows.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(flows.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(flows.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(flows.first()).toHaveAttribute("aria-pressed", "true");
  const customers = page.getByRole("link", { name: /^Customer / });
  await expect(customers.first()).toBeVisible();
  await expect(flows.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(customers).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(customers.first()).toBeVisible();
  await tabTo(page, customers.first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
});

test("a segment is moved to the end and back without losing the focus", async ({ open, readShop }) => {
  const page = await open(readShop, "/segments");
  await settled(page);
  const links = page.getByRole("listitem").getByRole("link");
  const names = await links.allTextContents();
  const [first = "", ...others] = names;
  const down = page.getByRole("button", { name: `Move ${first} down` });
  const up = page.getByRole("button", { name: `Move ${first} up` });
  await tabTo(page, down);
  for (let at = 2; at <= names.length; at += 1) {
    await page.keyboard.press("Enter");
    await expect(page.getByText(`${first} is now number ${at} of ${names.length}`)).toBeAttached();
  }
  await expect(links).toHaveText([...others, first]);
  // At the end there is no further down.
  await expect(up).toBeFocused();
  for (let at = names.length - 1; at >= 1; at -= 1) {
    await page.keyboard.press("Space");
    await expect(page.getByText(`${first} is now number ${at} of ${names.length}`)).toBeAttached();
  }
  await expect(links).toHaveText(names);
  await expect(down).toBeFocused();
});

test("a menu is opened, gone through, and closed where one was", async ({ open, readShop }) => {
  const page = await open(readShop);
  await settled(page);
  const menu = page.getByRole("button", { name: "Download: Segments", exact: true });
  const item = page.getByRole("button", { name: /^(CSV|JSON|PNG) for/ });
  await tabTo(page, menu);
  await page.keyboard.press("Enter");
  await expect(menu).toHaveAttribute("aria-expanded", "true");
  for (let at = 0; at < 3; at += 1) {
    await page.keyboard.press("Tab");
    await expect(item.nth(at)).toBeFocused();
  }
  await page.keyboard.press("Escape");
  await expect(item).toHaveCount(0);
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(item).toHaveCount(3);
  // Who goes on leaves nothing open behind.
  for (let at = 0; at < 4; at += 1) await page.keyboard.press("Tab");
  await expect(item).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await coming).suggestedFilename()).toMatch(/\.csv$/);
});

test("a dialog keeps the focus in, and gives it back", async ({ open, readShop }) => {
  const page = await open(readShop, "/segments");
  await settled(page);
  const asking = page.getByRole("button", { name: "Default segments" });
  const dialog = page.getByRole("dialog");
  await tabTo(page, asking);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  expect(await stopsWithin(page, dialog)).toBeGreaterThanOrEqual(3);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(asking).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Cancel" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(asking).toBeFocused();
});

test("what saves is filled in and left by keyboard", async ({ open, readShop }) => {
  const page = await open(readShop, "/thresholds");
  await settled(page);
  await tabTo(page, page.getByRole("slider", { name: "Recency, threshold for score 5" }));
  await page.keyboard.press("PageUp");
  const saving = page.getByRole("button", { name: "Save thresholds" });
  await tabTo(page, saving);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByLabel("Why do you change this?"));
  await page.keyboard.type("by keys");
  await stopsWithin(page, dialog);
  await expect(dialog.getByLabel("Why do you change this?")).toHaveValue("by keys");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(saving).toBeFocused();
});
