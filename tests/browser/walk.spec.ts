// All pages in one session that is never read anew, as who works with them sees them: what one page leaves behind is
// there when the next one is shown. In both looks, with what opens over a page.

import type { Page } from "@playwright/test";
import { type Configuration, saveElsewhere, saveIn } from "./support/config.ts";
import { beginnings } from "./support/navigation.ts";
import { expect, settled, test, violations } from "./support/test.ts";

const PAGES = ["Overview", "Segments", "Thresholds", "Customers", "Movement", "Import"];

/** Goes on by the navigation; the title that was there before is not what is waited for. */
async function goTo(page: Page, name: string): Promise<void> {
  const title = page.getByRole("heading", { level: 1 });
  const link = page.getByRole("navigation").getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
  await expect(title).toContainText(name);
}

/** Sees that all is there, and nothing wrong with it for who does not see it or uses no mouse. */
async function look(page: Page, at: string): Promise<void> {
  await settled(page);
  expect(await violations(page), at).toEqual([]);
}

/** A change of what is drafted on the page too: of anything else both would stand. */
function renameLast(config: Configuration): Configuration {
  const segments = config.segments.map((segment, at) =>
    at === config.segments.length - 1 ? { ...segment, name: { ...segment.name, en: "Others" } } : segment,
  );
  return { ...config, segments };
}

for (const theme of ["Light", "Dark"]) {
  test(`nothing is wrong on the way through all pages, ${theme}`, async ({ open, addShop }) => {
    const shop = await addShop({ customers: 200, seed: 21 });
    const page = await open(shop);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.getByLabel("Appearance").selectOption(theme);
    const begun = beginnings(page);
    for (const name of PAGES) {
      await goTo(page, name);
      await settled(page);
    }
    // What all of them brought along is there now.
    for (const name of PAGES) {
      await goTo(page, name);
      await look(page, name);
    }
    await goTo(page, "Customers");
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}/);
    await expect(page.getByRole("heading", { name: "How the score comes about" })).toBeVisible();
    await look(page, "a customer");
    expect(begun()).toBe(0);
  });

  test(`nothing is wrong from a segment to a conflict, ${theme}`, async ({ open, addShop }) => {
    const shop = await addShop({ customers: 200, seed: 22 });
    const page = await open(shop);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.getByLabel("Appearance").selectOption(theme);
    await goTo(page, "Segments");
    await page.getByRole("listitem").getByRole("link").first().click();
    await look(page, "a segment");
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("English").fill("Dearest");
    await page.getByLabel("Recency").selectOption({ label: "At most" });
    await look(page, "the editor");
    await page.getByRole("button", { name: "Review and save" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(/of \d+ customers gets? another main segment/)).toBeVisible();
    await look(page, "the dialog that saves");
    await saveElsewhere(shop, renameLast, "from elsewhere");
    await saveIn(dialog, "mine");
    await expect(dialog.getByText("from elsewhere")).toBeVisible();
    await look(page, "the conflict");
    await dialog.getByRole("button", { name: "Drop mine, take theirs" }).click();
    await expect(dialog).toBeHidden();
  });
}
