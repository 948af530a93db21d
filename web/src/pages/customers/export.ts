// What of the list can be taken away: where the service exports the same customers all of them, else the page that
// is shown; and pictures of the whole shop.

import { download, saveText, type Wanted } from "../../base/download.ts";
import { exponentOf, number } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { currency, theShop } from "../../base/shop.ts";
import type { DownloadItem } from "../../ui/index.ts";
import { COLUMNS, customersCsv, likeTheScreen } from "./columns.ts";
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
  through?: Wanted["through"],
): DownloadItem["run"] {
  const url = `/api/rfm/export?${new URLSearchParams({ locale: language(), ...query })}`;
  const isLarge = (customers ?? 0) > LARGE;
  return (signal, progress) =>
    download({ url, fileName: name, isLarge, ...(through ? { through } : {}) }, signal, progress);
}

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
  const who = t("customers-export-shown");
  return [
    {
      key: "csv",
      label: t("customers-export-csv"),
      note: inUnits(who),
      run: () =>
        saveText(customersCsv(customers, currency.value), fileName("customers-page", "csv"), "text/csv"),
    },
    {
      key: "json",
      label: t("customers-export-json"),
      note: inMinorUnits(who),
      run: () => saveText(customersJson(customers), fileName("customers-page", "json"), "application/json"),
    },
  ];
}

/** Who is in a file, and what its money is in. */
const inUnits = (who: string) => `${who} · ${t("customers-export-units", { currency: currency.value })}`;

const inMinorUnits = (who: string) => {
  const unit = `${number(10 ** -exponentOf(currency.value))} ${currency.value}`;
  return `${who} · ${t("customers-export-minor-units", { unit })}`;
};

function ofAll(filter: Filter, count: number | null): DownloadItem[] {
  const query: Record<string, string> = filter.segment ? { segment: filter.segment } : {};
  const who = t(filter.segment ? "customers-export-segment" : "customers-export-all");
  const csvQuery = { format: "csv", columns: COLUMNS.join(","), ...query };
  const jsonQuery = { format: "json", ...query };
  const through = () => likeTheScreen(currency.value);
  return [
    {
      key: "csv",
      label: t("customers-export-csv"),
      note: inUnits(who),
      run: ofService(csvQuery, fileName("customers", "csv"), count, through),
    },
    {
      key: "json",
      label: t("customers-export-json"),
      note: inMinorUnits(who),
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
