// The numbers behind a picture: one definition of what stands in its table and in its files.

import { type Cell, csv } from "../base/csv.ts";
import { day, inUnits, list, money, month, number, percent, signedPercent } from "../base/format.ts";
import { currency } from "../base/shop.ts";

/**
 * How a value is written: money in minor units, shares from 0 to 1, changes as the part by which something grew, days
 * YYYY-MM-DD, months YYYY-MM.
 */
export type Kind = "text" | "list" | "number" | "money" | "percent" | "change" | "day" | "month";

export type Value = string | readonly string[] | number | null;

export interface DataColumn {
  /** Its name in JSON, as the service's export has it where that has it; ends in `_minor` for money. */
  key: string;
  heading: string;
  kind: Kind;
}

export interface Data {
  columns: DataColumn[];
  rows: Value[][];
}

const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** A value as it is read. */
export function shownAs(value: Value, kind: Kind): string {
  if (value === null) return "–";
  if (isList(value)) return list([...value]);
  if (typeof value === "string") return kind === "day" ? day(value) : kind === "month" ? month(value) : value;
  if (kind === "money") return money(value, currency.value);
  if (kind === "change") return signedPercent(value);
  return kind === "percent" ? percent(value) : number(value);
}

/** As files have it: shares and changes to a millionth, from which the page's own rounding follows. */
const filed = <V extends Value>(value: V, kind: Kind | undefined): V | number =>
  typeof value === "number" && (kind === "percent" || kind === "change")
    ? Math.round(value * 1_000_000) / 1_000_000
    : value;

/** The header of a file for spreadsheets, which says what money is in. */
export const headerOf = (columns: readonly DataColumn[]): string[] =>
  columns.map(({ heading, kind }) => (kind === "money" ? `${heading} (${currency.value})` : heading));

/** A cell of a file for spreadsheets; a list stands in one, as in the service's own. */
function cellOf(value: Value, kind: Kind | undefined): Cell {
  if (isList(value)) return value.join("|");
  return typeof value === "number" && kind === "money" ? inUnits(value, currency.value) : filed(value, kind);
}

/** As a file for spreadsheets: money in the currency's own unit, as the heading says. */
export const csvOf = ({ columns, rows }: Data): string =>
  csv(
    headerOf(columns),
    rows.map((row) => row.map((value, at) => cellOf(value, columns[at]?.kind))),
  );

/** As a file for programs: one array of objects, money in minor units. */
export function jsonOf({ columns, rows }: Data): string {
  const object = (row: Value[]) =>
    Object.fromEntries(columns.map((column, at) => [column.key, filed(row[at] ?? null, column.kind)]));
  return `${JSON.stringify(rows.map(object), null, 2)}\n`;
}
