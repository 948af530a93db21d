// The numbers behind a picture: one definition of what stands in its table and in its files.

import { csv } from "../base/csv.ts";
import { day, inUnits, money, month, number, percent, signedPercent } from "../base/format.ts";
import { currency } from "../base/shop.ts";

/**
 * How a value is written: money in minor units, shares from 0 to 1, changes as the part by which something grew, days
 * YYYY-MM-DD, months YYYY-MM.
 */
export type Kind = "text" | "number" | "money" | "percent" | "change" | "day" | "month";

export type Value = string | number | null;

export interface DataColumn {
  /** Its name in JSON; ends in `_minor` for money. */
  key: string;
  heading: string;
  kind: Kind;
}

export interface Data {
  columns: DataColumn[];
  rows: Value[][];
}

/** A value as it is read. */
export function shownAs(value: Value, kind: Kind): string {
  if (value === null) return "–";
  if (typeof value === "string") return kind === "day" ? day(value) : kind === "month" ? month(value) : value;
  if (kind === "money") return money(value, currency.value);
  if (kind === "change") return signedPercent(value);
  return kind === "percent" ? percent(value) : number(value);
}

/** As files have it: shares and changes to a millionth, from which the page's own rounding follows. */
const filed = (value: Value, kind: Kind | undefined): Value =>
  typeof value === "number" && (kind === "percent" || kind === "change")
    ? Math.round(value * 1_000_000) / 1_000_000
    : value;

/** As a file for spreadsheets: money in the currency's own unit, as the heading says. */
export function csvOf({ columns, rows }: Data): string {
  const heading = ({ heading, kind }: DataColumn) =>
    kind === "money" ? `${heading} (${currency.value})` : heading;
  const cell = (value: Value, at: number) =>
    typeof value === "number" && columns[at]?.kind === "money"
      ? inUnits(value, currency.value)
      : filed(value, columns[at]?.kind);
  return csv(
    columns.map(heading),
    rows.map((row) => row.map(cell)),
  );
}

/** As a file for programs: one array of objects, money in minor units. */
export function jsonOf({ columns, rows }: Data): string {
  const object = (row: Value[]) =>
    Object.fromEntries(columns.map((column, at) => [column.key, filed(row[at] ?? null, column.kind)]));
  return `${JSON.stringify(rows.map(object), null, 2)}\n`;
}
