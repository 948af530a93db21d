// What of the list can be taken away: where the service exports the same customers all of them, else the page that
// is shown; and pictures of the whole shop.

import { csv } from "../../base/csv.ts";
import { download, saveText } from "../../base/download.ts";
import { exponentOf } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { currency, theShop } from "../../base/shop.ts";
import type { DownloadItem } from "../../ui/index.ts";
import type { Filter } from "./query.ts";
import type { Customer } from "./read.ts";

/** More customers than this are a large file. */
const LARGE = 100_000;

const fileName = (what: string, ending: string) => `rfm-${what}-${theShop().today}.${ending}`;

/** A file of the service. */
function ofService(
  query: Record<string, string>,
  name: string,
  customers: number | null,
): DownloadItem["run"] {
  const url = `/api/rfm/export?${new URLSearchParams({ locale: language(), ...query })}`;
  const isLarge = (customers ?? 0) > LARGE;
  return (signal, progress) => download({ url, fileName: name, isLarge }, signal, progress);
}

/** Columns as in the service's own export. */
const COLUMNS = [
  "id",
  "shopify_id",
  "last_order_on",
  "order_count",
  "spend_total_minor",
  "recency",
  "frequency",
  "monetary",
  "score",
  "segments",
  "next_change_on",
] as const;

/** Customers of a page as CSV. */
export const customersCsv = (customers: readonly Customer[]) =>
  csv(
    COLUMNS,
    customers.map((one) =>
      COLUMNS.map((column) => (column === "segments" ? one.segments.join("|") : one[column])),
    ),
  );

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

function ofPage(customers: Customer[]): DownloadItem[] {
  const note = t("customers-export-shown", { unit: unit() });
  return [
    {
      key: "csv",
      label: t("customers-export-csv"),
      note,
      run: () => saveText(customersCsv(customers), fileName("customers-page", "csv"), "text/csv"),
    },
    {
      key: "json",
      label: t("customers-export-json"),
      note,
      run: () => saveText(customersJson(customers), fileName("customers-page", "json"), "application/json"),
    },
  ];
}

/** What one of a money column is, as in 0.01 USD. */
const unit = () =>
  `${(10 ** -exponentOf(currency.value)).toFixed(exponentOf(currency.value))} ${currency.value}`;

function ofAll(filter: Filter, count: number | null): DownloadItem[] {
  const query: Record<string, string> = filter.segment ? { segment: filter.segment } : {};
  const note = t(filter.segment ? "customers-export-segment" : "customers-export-all", { unit: unit() });
  const csvQuery = { format: "csv", bom: "true", ...query };
  const jsonQuery = { format: "json", ...query };
  return [
    {
      key: "csv",
      label: t("customers-export-csv"),
      note,
      run: ofService(csvQuery, fileName("customers", "csv"), count),
    },
    {
      key: "json",
      label: t("customers-export-json"),
      note,
      run: ofService(jsonQuery, fileName("customers", "json"), count),
    },
  ];
}

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
  const tables = isWhole(filter, email) ? ofAll(filter, count) : ofPage(customers);
  return [...tables, picture("segments"), picture("grid")];
}
