// What of the list can be taken away: where the service exports the same customers all of them, else the page that
// is shown; the page as a picture; and pictures of the whole shop.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { chartOfShop, customerFiles, filesOfShown } from "../../parts/customer-files.ts";
import type { DownloadItem } from "../../ui/index.ts";
import { type Filter, SORTS } from "./query.ts";
import type { Customer, Named } from "./read.ts";

/** Whether the service exports exactly these customers. */
export const isWhole = (filter: Filter, email: string | null) =>
  filter.recency === null && filter.frequency_monetary === null && !filter.shopify_id && !email;

/** What narrows the list down, as it is named and as it is said. */
export interface Narrowed {
  by: "segment" | "recency" | "frequency_monetary" | "shopify_id" | "email";
  name: string;
  value: string;
}

/** All that narrows the list down. */
export function narrowedBy(filter: Filter, email: string | null, segments: readonly Named[]): Narrowed[] {
  const { segment, recency, frequency_monetary, shopify_id } = filter;
  const named = segments.find(({ id }) => id === segment)?.name ?? segment;
  const level = (of: number | null) => (of === null ? null : number(of));
  const all: [Narrowed["by"], string, string | null][] = [
    ["segment", t("common-segment"), named],
    ["recency", t("common-recency"), level(recency)],
    ["frequency_monetary", t("common-frequency-monetary"), level(frequency_monetary)],
    ["shopify_id", t("customers-shopify-id"), shopify_id],
    ["email", t("customers-email"), email],
  ];
  return all.flatMap(([by, name, value]) => (value === null ? [] : [{ by, name, value }]));
}

const SORTED_BY: Record<(typeof SORTS)[number], () => string> = {
  last_order: () => t("common-last-order"),
  orders: () => t("common-orders"),
  spend: () => t("common-spend"),
  score: () => t("common-score"),
};

/** The order of a list, in words. */
function orderOf(sort: string): string | null {
  const by = SORTS.find((one) => one === sort.replace(/^-/, ""));
  if (!by) return null;
  const column = SORTED_BY[by]();
  return sort.startsWith("-") ? t("customers-sorted-down", { column }) : t("customers-sorted-up", { column });
}

/** What a picture of the list says of it. An e-mail that was looked for is no part of it: pictures are passed on. */
export function toldOf(
  filter: Filter,
  email: string | null,
  segments: readonly Named[],
  rows: string,
): string[] {
  const words = narrowedBy(filter, email, segments).map(({ by, name, value }) =>
    by === "email" ? t("customers-found-by-email") : `${name}: ${value}`,
  );
  const isOne = email !== null || filter.shopify_id !== null;
  const order = isOne ? null : orderOf(filter.sort);
  return [words.join(" · "), [order, rows].filter(Boolean).join(" · ")];
}

/** All files that the list offers; `picture` is of the page that is shown, where one is. */
export function exportsOf(
  filter: Filter,
  email: string | null,
  customers: Customer[],
  count: number | null,
  picture: DownloadItem | null,
): DownloadItem[] {
  const ofShop = (chart: "segments" | "grid"): DownloadItem => ({
    key: chart,
    label: t(`customers-export-png-${chart}`),
    note: t("customers-export-png-note"),
    run: chartOfShop(chart),
  });
  return [
    ...(isWhole(filter, email) ? customerFiles(filter.segment, count) : filesOfShown(customers)),
    ...(picture ? [{ ...picture, note: t("customers-export-shown") }] : []),
    ofShop("segments"),
    ofShop("grid"),
  ];
}
