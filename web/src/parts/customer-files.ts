// The files of customers that the service exports: all of the shop, or all of a segment, the same on each page.

import { download, type Wanted } from "../base/download.ts";
import { exponentOf, number } from "../base/format.ts";
import { language, t } from "../base/i18n.ts";
import { currency, theShop } from "../base/shop.ts";
import type { DownloadItem } from "../ui/index.ts";
import { COLUMNS, likeTheScreen } from "./customer-columns.ts";

/** More customers than this are a large file. */
const LARGE = 100_000;

export const fileName = (what: string, ending: string) => `rfm-${what}-${theShop().today}.${ending}`;

/** A file of the service. */
export function ofService(
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

/** Who is in a file, and what its money is in. */
const inUnits = (who: string) => `${who} · ${t("customers-export-units", { currency: currency.value })}`;

const inMinorUnits = (who: string) => {
  const unit = `${number(10 ** -exponentOf(currency.value))} ${currency.value}`;
  return `${who} · ${t("customers-export-minor-units", { unit })}`;
};

/** The table and the data of some customers, whoever makes the files. */
export const tablesOf = (who: string, run: Record<"csv" | "json", DownloadItem["run"]>): DownloadItem[] => [
  { key: "csv", label: t("customers-export-csv"), note: inUnits(who), run: run.csv },
  { key: "json", label: t("customers-export-json"), note: inMinorUnits(who), run: run.json },
];

/** The files of all customers, or of all in a segment; `count` is how many there are, where that is known. */
export function customerFiles(segment: string | null, count: number | null): DownloadItem[] {
  const query: Record<string, string> = segment === null ? {} : { segment };
  const csvQuery = { format: "csv", columns: COLUMNS.join(","), ...query };
  const jsonQuery = { format: "json", ...query };
  return tablesOf(t(segment === null ? "customers-export-all" : "customers-export-segment"), {
    csv: ofService(csvQuery, fileName("customers", "csv"), count, () => likeTheScreen(currency.value)),
    json: ofService(jsonQuery, fileName("customers", "json"), count),
  });
}
