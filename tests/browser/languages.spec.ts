// Every page in every language, Arabic mirrored, and nothing wrong for those who do not see it or use no mouse.

import { expect, test, textsOf, violations } from "./support/test.ts";

const PAGES = ["/", "/segments", "/thresholds", "/customers", "/movement", "/import"];
/** What a text that is missing is shown as. */
const KEY =
  /\b(common|overview|segments|thresholds|customers|movement|imports|rules|warnings|charts|saving|history)(-[a-z0-9]+)+\b/;
const LANGUAGES = ["en", "es", "fr", "ar", "de", "pt", "ja"];

// Nothing is written, so tests need not wait for each other.
test.describe.configure({ mode: "parallel" });

for (const language of LANGUAGES) {
  test(`all pages in ${language}`, async ({ open, readShop, page }) => {
    const missing: string[] = [];
    for (const path of PAGES) {
      await open(readShop, `${path}?locale=${language}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      // A text that is missing is shown by its key.
      missing.push(...(await textsOf(page)).filter((text) => KEY.test(text)));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
    }
    expect(missing).toEqual([]);
  });
}

test("in Arabic the navigation stands at the right", async ({ open, readShop, page }) => {
  await open(readShop, "/?locale=ar");
  const navigation = await page.getByRole("navigation").first().boundingBox();
  const content = await page.getByRole("main").boundingBox();
  expect(navigation?.x).toBeGreaterThan((content?.x ?? 0) + (content?.width ?? 0) - 1);
});

for (const theme of ["light", "dark"] as const) {
  for (const path of PAGES) {
    test(`axe finds nothing on ${path}, ${theme}`, async ({ open, readShop, page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await open(readShop, path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("a phone of 320 pixels shows every page without scrolling sideways", async ({
  open,
  readShop,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of PAGES) {
    await open(readShop, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

test("a language that is chosen on the page stays chosen", async ({ open, readShop, page }) => {
  await open(readShop);
  await page.getByLabel("Language").selectOption("de");
  await expect(page.getByLabel("Sprache")).toHaveValue("de");
  await page.reload();
  await expect(page.getByLabel("Sprache")).toHaveValue("de");
});
