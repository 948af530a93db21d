// What of the list can be taken away: where the service exports the same customers all of them, else the page that
// is shown; and pictures of the whole shop.

import { saveText } from "../../base/download.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { COLUMNS, customersCsv } from "../../parts/customer-columns.ts";
import { customerFiles, fileName, ofService, tablesOf } from "../../parts/customer-files.ts";
import type { DownloadItem } from "../../ui/index.ts";
import type { Filter } from "./query.ts";
import type { Customer } from "./read.ts";

/** Customers of a page as JSON. */
export const customersJson = (customers: readonly Customer[]) =>
  JSON.stringify(
    customers.map((one) => Object.fromEntries(COLUMNS.map((column) => [column, one[column]]))),
    null,
    1,
  );

/** Whether the service exports exactly these customers. */
export const isWhole = (filter: Filter, email: string | null) =>
  filter.recency === null && filter.frequency_monetary === null && !filter.shopify_id && !email;

const ofPage = (customers: Customer[]): DownloadItem[] =>
  tablesOf(t("customers-export-shown"), {
    csv: () =>
      saveText(customersCsv(customers, currency.value), fileName("customers-page", "csv"), "text/csv"),
    json: () => saveText(customersJson(customers), fileName("customers-page", "json"), "application/json"),
  });

/** All files that the list offers. */
export function exportsOf(
  filter: Filter,
  email: string | null,
  customers: Customer[],
  count: number | null,
): DownloadItem[] {
  const picture = (chart: "segments" | "grid"): DownloadItem => ({
    key: chart,
    label: t(`customers-export-png-${chart}`),
    note: t("customers-export-png-note"),
    run: ofService({ format: "png", chart }, fileName(chart, "png"), null),
  });
  const tables = isWhole(filter, email) ? customerFiles(filter.segment, count) : ofPage(customers);
  return [...tables, picture("segments"), picture("grid")];
}
