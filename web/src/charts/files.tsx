// What is on the screen as files: its numbers, and itself as a picture. One menu for charts and for tables.

import type { ComponentChildren, RefObject } from "preact";
import { useRef } from "preact/hooks";
import { save, saveText } from "../base/download.ts";
import { dayRange, number } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { theShop } from "../base/shop.ts";
import { csvOf, type Data, type DownloadItem, DownloadMenu, jsonOf } from "../ui/index.ts";
import { pngOf } from "../ui/picture.ts";

/** The files of numbers. */
type Tables<T> = Record<"csv" | "json", T>;

export const fileName = (name: string, ending: string) => `rfm-${name}-${theShop().today}.${ending}`;

/** What a menu says of the files of numbers, whoever makes them. */
export const tablesOf = (run: Tables<DownloadItem["run"]>, notes?: Tables<string>): DownloadItem[] => [
  { key: "csv", label: t("charts-download-csv"), note: notes?.csv, run: run.csv },
  { key: "json", label: t("charts-download-json"), note: notes?.json, run: run.json },
];

/** The files of numbers that are on the page. */
export const filesOf = (name: string, data: Data, notes?: Tables<string>): DownloadItem[] =>
  tablesOf(
    {
      csv: () => saveText(csvOf(data), fileName(name, "csv"), "text/csv"),
      json: () => saveText(jsonOf(data), fileName(name, "json"), "application/json"),
    },
    notes,
  );

/** What a picture says of itself. */
export interface Pictured {
  title: string;
  /** Of the file, without an ending. */
  name: string;
  /** Of which days it is; of today, if it is not said. */
  days?: { from: string; to: string };
  /** What else it is of, line by line: what narrows it down, in which order it is, which rows they are. */
  told?: readonly (string | null)[];
}

/** What stands above a picture, under its title. */
export function notesOf({ days, told = [] }: Pick<Pictured, "days" | "told">): string[] {
  const { domain, today } = theShop();
  const on = dayRange(days?.from ?? today, days?.to ?? today);
  // Each keeps its own direction, also beside the other in a language that is read from the right.
  const [shop, when] = [domain, on].map((text) => `\u2068${text}\u2069`);
  return [`${shop} · ${when}`, ...told.filter((line) => line !== null && line !== "")] as string[];
}

/** Which rows of a list are seen: 51–100 of 2,000; without the sum where it is not known. */
export function rowsIn(before: number, count: number, all: number | null): string {
  const [first, last] = [number(Math.min(before + 1, before + count)), number(before + count)];
  return all === null
    ? t("charts-rows", { first, last })
    : t("charts-rows-of", { first, last, all: number(all) });
}

/** An element as a picture, and what makes a file of it. */
export function usePicture(of: Pictured): { shown: RefObject<HTMLDivElement | null>; png: DownloadItem } {
  const shown = useRef<HTMLDivElement>(null);
  const run = async () => {
    if (!shown.current) throw new Error("there is no picture");
    const png = await pngOf(shown.current, { title: of.title, notes: notesOf(of) });
    save(png, fileName(of.name, "png"));
  };
  return { shown, png: { key: "png", label: t("charts-download-png"), run } };
}

interface Shown extends Pictured {
  data: Data;
  /** It is not all there. */
  isAwaited?: boolean;
}

/** What is shown, and the menu of its files. */
export function useFiles(of: Shown): { shown: RefObject<HTMLDivElement | null>; menu: ComponentChildren } {
  const { shown, png } = usePicture(of);
  const menu = (
    <DownloadMenu
      variant="plain"
      of={of.title}
      items={[...filesOf(of.name, of.data), png]}
      disabled={of.isAwaited || of.data.rows.length === 0}
    />
  );
  return { shown, menu };
}
