// The shop whose page this is: read once, and anew when its day, its version or its customers changed.

import { computed, signal } from "@preact/signals";
import { call } from "./api.ts";

export interface Shop {
  domain: string;
  currency: string;
  currency_exponent: number;
  time_zone: string;
  today: string;
  customers: number;
  change_seq: number;
  config_version: number;
  may_write: boolean;
  admin_url: string | null;
  clock: "machine" | "driven";
}

/** The shop; `null` until it was read. */
export const shop = signal<Shop | null>(null);

/** The shop's currency, once it is known. */
export const currency = computed(() => shop.value?.currency ?? "USD");

/** Whether who looks may change something. */
export const mayWrite = computed(() => shop.value?.may_write ?? false);

/** Reads the shop. */
export async function readShop(): Promise<Shop> {
  const read: Shop = await (await call("/api/rfm/shop")).json();
  shop.value = read;
  return read;
}

/** The shop, where a page is shown, which is only once it was read. */
export function theShop(): Shop {
  if (!shop.value) throw new Error("a page is shown before the shop was read");
  return shop.value;
}
