// The shop whose page this is: read once, and anew when its day, its version or its customers changed.

import { computed, signal } from "@preact/signals";
import { answered, api, type Schemas } from "./api.ts";
import { readConfig } from "./config.ts";

export type Shop = Schemas["ShopAnswer"];

/** The shop; `null` until it was read. */
export const shop = signal<Shop | null>(null);

/** The shop's currency, once it is known. */
export const currency = computed(() => shop.value?.currency ?? "USD");

/** Whether who looks may change something. */
export const mayWrite = computed(() => shop.value?.may_write ?? false);

/** Reads the shop, and where its version is another one the labels of its segments. */
export async function readShop(): Promise<Shop> {
  const known = shop.value;
  // Without labels segments look as they do by themselves.
  const readLabels = () => readConfig().catch(() => null);
  const first = known === null ? readLabels() : null;
  const read = await answered(api.GET("/api/rfm/shop", {}));
  if (known !== null && read.config_version !== known.config_version) await readLabels();
  await first;
  shop.value = read;
  return read;
}

/** The shop, where a page is shown, which is only once it was read. */
export function theShop(): Shop {
  if (!shop.value) throw new Error("a page is shown before the shop was read");
  return shop.value;
}
