// What is shown where a page cannot be: parts that an upgrade took away, and a page that breaks. There is a way out of
// each, and the frame around it stays.

import type { Page } from "@playwright/test";
import { beginnings } from "./support/navigation.ts";
import type { Service } from "./support/service.ts";
import { expect, settled, test } from "./support/test.ts";

/** Another version of the page is served: parts of the old one that it has not read yet are not there any more. */
async function upgrade(page: Page, service: Service): Promise<{ putBack: () => void }> {
  await service.stop();
  const read = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  let isGone = true;
  await page.route("**/assets/*", (route) => {
    const isMissing = isGone && !read.includes(route.request().url());
    return route.continue(isMissing ? { url: `${service.origin}/assets/of-another-version.js` } : {});
  });
  await service.start();
  return {
    putBack: () => {
      isGone = false;
    },
  };
}

const goTo = (page: Page, name: string) =>
  page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const broken = (page: Page) => page.getByRole("alert").filter({ hasText: "This page could not be shown" });
const reload = (page: Page) => broken(page).getByRole("button", { name: "Reload" }).click();

/** Takes out what the browser says of parts that are missing. */
function onlyMissing(wrong: string[]): void {
  for (const error of wrong.splice(0)) expect(error).toMatch(/dynamically imported module|preload CSS/);
}

test("after an upgrade the page begins anew, where one was going", async ({
  open,
  addShop,
  service,
  wrong,
}) => {
  const page = await open(await addShop({ customers: 20 }));
  await settled(page);
  const { putBack } = await upgrade(page, service);
  const begun = beginnings(page, putBack);
  await goTo(page, "Customers");
  await expect(title(page, "Customers")).toBeVisible();
  await expect(page).toHaveURL(/\/customers$/);
  expect(begun()).toBe(1);
  await goTo(page, "Movement");
  await expect(title(page, "Movement")).toBeVisible();
  expect(begun()).toBe(1);
  onlyMissing(wrong);
});

test("a part that stays away is said, once the page has begun anew", async ({
  open,
  addShop,
  service,
  wrong,
}) => {
  const page = await open(await addShop({ customers: 20 }));
  await settled(page);
  const { putBack } = await upgrade(page, service);
  const begun = beginnings(page);
  await goTo(page, "Customers");
  await expect(broken(page)).toBeVisible();
  await expect(page).toHaveURL(/\/customers$/);
  expect(begun()).toBe(1);
  // The other pages are there all the same.
  await goTo(page, "Overview");
  await expect(title(page, "Overview")).toBeVisible();
  await expect(broken(page)).toBeHidden();
  await page.goBack();
  await expect(broken(page)).toBeVisible();
  expect(begun()).toBe(1);
  putBack();
  await reload(page);
  await expect(title(page, "Customers")).toBeVisible();
  onlyMissing(wrong);
});

test("a part that is missing while the service is away does not take the page away", async ({
  open,
  addShop,
  service,
  wrong,
}) => {
  const page = await open(await addShop({ customers: 20 }));
  await settled(page);
  await service.stop();
  await goTo(page, "Customers");
  await expect(broken(page)).toBeVisible();
  await service.start();
  await reload(page);
  await expect(title(page, "Customers")).toBeVisible();
  onlyMissing(wrong);
});

test("a page that breaks leaves the others, and is there again when it is read anew", async ({
  open,
  readShop,
  wrong,
}) => {
  const page = await open(readShop);
  await settled(page);
  const answer = "**/api/rfm/customers?*";
  await page.route(answer, (route) => route.fulfill({ json: { customers: [null], next: null } }));
  await goTo(page, "Customers");
  await expect(broken(page)).toBeVisible();
  await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  expect(wrong.splice(0)).toEqual([expect.stringContaining("null")]);
  await goTo(page, "Segments");
  await expect(title(page, "Segments")).toBeVisible();
  await expect(broken(page)).toBeHidden();
  await goTo(page, "Customers");
  await expect(broken(page)).toBeVisible();
  expect(wrong.splice(0)).toHaveLength(1);
  await page.unroute(answer);
  await reload(page);
  await expect(title(page, "Customers")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});
