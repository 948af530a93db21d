// The files of customers: all of the shop or of a segment by the service's export, and those of a page, in the same
// columns.

import type { Answer } from "../base/api.ts";
import { rewritten } from "../base/csv.ts";
import { download } from "../base/download.ts";
import { exponentOf, inUnits, number } from "../base/format.ts";
import { language, t } from "../base/i18n.ts";
import { currency } from "../base/shop.ts";
import { fileName, filesOf, tablesOf } from "../charts/files.tsx";
import { type Data, type DownloadItem, headerOf } from "../ui/index.ts";
import { columnsOf } from "./columns.ts";

type Customer = Answer<"CustomerAnswer">;

/** In the order of the table on the screen. */
export const CUSTOMER_COLUMNS = [
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
  "id",
] as const;

const MONEY = CUSTOMER_COLUMNS.indexOf("spend_total_minor");

/** Customers as the numbers of files. */
export const dataOfCustomers = (customers: readonly Customer[]): Data => ({
  columns: columnsOf(...CUSTOMER_COLUMNS),
  rows: customers.map((one) => CUSTOMER_COLUMNS.map((column) => one[column])),
});

/** The service's file of the same columns, under the page's headings, with money in the currency's own unit. */
const likeThePage = () =>
  rewritten(headerOf(columnsOf(...CUSTOMER_COLUMNS)), MONEY, (minor) =>
    String(inUnits(Number(minor), currency.value)),
  );

/** More customers than this are a large file. */
const LARGE = 100_000;

const urlOf = (query: Record<string, string>) =>
  `/api/rfm/export?${new URLSearchParams({ locale: language(), ...query })}`;

/** A chart that the service draws of the whole shop. */
export const chartOfShop =
  (chart: "segments" | "grid"): DownloadItem["run"] =>
  (signal, progress) =>
    download({ url: urlOf({ format: "png", chart }), fileName: fileName(chart, "png") }, signal, progress);

/** Who is in the files, and what their money is in. */
function notesOf(who: string): Record<"csv" | "json", string> {
  const unit = `${number(10 ** -exponentOf(currency.value))} ${currency.value}`;
  return {
    csv: `${who} · ${t("customers-export-units", { currency: currency.value })}`,
    json: `${who} · ${t("customers-export-minor-units", { unit })}`,
  };
}

/** The files of all customers, or of all in a segment; `count` is how many there are, where that is known. */
export function customerFiles(segment: string | null, count: number | null): DownloadItem[] {
  const isLarge = (count ?? 0) > LARGE;
  const ofSegment: Record<string, string> = segment === null ? {} : { segment };
  const csv = {
    url: urlOf({ format: "csv", columns: CUSTOMER_COLUMNS.join(","), ...ofSegment }),
    fileName: fileName("customers", "csv"),
    isLarge,
    through: likeThePage,
  };
  const json = {
    url: urlOf({ format: "json", ...ofSegment }),
    fileName: fileName("customers", "json"),
    isLarge,
  };
  return tablesOf(
    {
      csv: (signal, progress) => download(csv, signal, progress),
      json: (signal, progress) => download(json, signal, progress),
    },
    notesOf(t(segment === null ? "customers-export-all" : "customers-export-segment")),
  );
}

/** The files of the customers of a page. */
export const filesOfShown = (customers: readonly Customer[]): DownloadItem[] =>
  filesOf("customers-page", dataOfCustomers(customers), notesOf(t("customers-export-shown")));
