// The configuration as the service tells it, and versions that are saved on the page or by somebody else.

import type { Locator, Page } from "@playwright/test";
import type { Shop } from "./service.ts";

export interface Segment {
  id: string;
  name: Record<string, string>;
  rules: Record<string, unknown>;
}

export interface Configuration {
  bands: Record<string, unknown>;
  low_score_below: string;
  segments: Segment[];
}

export interface Standing {
  version: number;
  latest_version: number;
  config: Configuration;
  bands: { recency_at_most_days: number[]; monetary_at_least_minor: number[] };
}

export const standing = (shop: Shop) => shop.json<Standing>("/api/rfm/config");

/** Saves a version upon the latest one, as somebody else does meanwhile; returns its number. */
export async function saveElsewhere(
  shop: Shop,
  change: (config: Configuration) => Configuration,
  reason: string,
): Promise<number> {
  const { config, latest_version } = await standing(shop);
  const { version } = await shop.json<{ version: number }>("/api/rfm/config", {
    method: "PUT",
    headers: { "if-match": `"${latest_version}"`, "content-type": "application/json" },
    body: JSON.stringify({ config: change(config), reason }),
  });
  return version;
}

/** Lets the page not hear of a version that somebody else saves, until the returned function is called. */
export async function unheard(page: Page): Promise<() => void> {
  let hear = () => {};
  const held = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const isRead = (url: URL) => url.pathname === "/api/rfm/config";
  await page.route(isRead, async (route) => {
    if (route.request().method() === "GET") await held;
    await route.continue();
  });
  return hear;
}

/** Says why, and saves. */
export async function saveIn(dialog: Locator, reason: string): Promise<void> {
  await dialog.getByLabel("Why do you change this?").fill(reason);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
}
