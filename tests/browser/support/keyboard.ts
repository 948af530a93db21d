// Going about by keyboard alone.

import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const STOPS = 400;

/** Goes from stop to stop until this one has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no stop of the keyboard is ${wanted}`);
}

/** Goes once round in what is open, and sees that no stop is outside of it; returns how many there are. */
export async function stopsWithin(page: Page, dialog: Locator): Promise<number> {
  const first = await dialog.evaluateHandle(() => document.activeElement);
  for (let stop = 1; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    // Between the last stop and the first one the browser has its own.
    const place = await dialog.evaluate((dialog, first) => {
      const at = document.activeElement;
      if (at === document.body) return "nowhere";
      if (at === first) return "round";
      return dialog.contains(at) ? "inside" : `outside: ${at?.outerHTML}`;
    }, first);
    if (place === "round") return stop;
    expect(["inside", "nowhere"]).toContain(place);
  }
  throw new Error("the stops have no end");
}
