// What every test has: a service for its worker, a shop, and the page opened as a merchant opens it.

import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { Service, type Shop, type ShopOptions } from "./service.ts";

interface WorkerFixtures {
  service: Service;
  /** A shop that tests of this worker only read. */
  readShop: Shop;
}

interface TestFixtures {
  /** Errors in the browser's console, which fail the test; one that breaks something takes out what it expects. */
  wrong: string[];
  /** Opens a page of a shop. */
  open: (shop: Shop, path?: string) => Promise<Page>;
  addShop: (options?: ShopOptions) => Promise<Shop>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  service: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it
    async ({}, use) => {
      const service = new Service();
      await service.start();
      await use(service);
      await service.end();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  readShop: [async ({ service }, use) => use(await service.addShop()), { scope: "worker", timeout: 60_000 }],
  addShop: async ({ service }, use) => use((options) => service.addShop(options)),
  wrong: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => {
      // The browser itself tells of answers that are refusals; the page is to show them.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        wrong.push(message.text());
    });
    await use(wrong);
    expect(wrong, "errors in the console").toEqual([]);
  },
  open: async ({ page, service, wrong: _ }, use) => {
    await use(async (shop, path = "/") => {
      await page.goto(`${service.origin}${path}#token=${shop.token}`);
      await page.getByRole("navigation", { name: /./ }).first().waitFor();
      return page;
    });
  },
});

/** Waits until a page is there with all that it reads. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** What is wrong with a page for those who do not see it or use no mouse, by axe. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.any[0]?.message ?? one.help}`),
  );
}

/** All that a page says, text by text, with what only a screen reader says. */
export async function textsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      for (const name of ["aria-label", "title", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
    }
    return texts.filter((text) => text.trim() !== "");
  });
}

export { expect };
