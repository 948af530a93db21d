// What the page itself reads of columns: how many customers they are of, and of which day. The kernel checks all
// the rest.

import { ColumnsError } from "./errors.ts";

/** What stands before the columns. */
export const HEADER_BYTES = 48;
const DAY_MS = 86_400_000;

function header(columns: ArrayBuffer): DataView {
  if (columns.byteLength < HEADER_BYTES) throw new ColumnsError("these are no columns: they are too short");
  return new DataView(columns, 0, HEADER_BYTES);
}

export interface Header {
  /** All customers, not what changed. */
  isWhole: boolean;
  /** The shop's day, counted from 1970-01-01. */
  day: number;
  /** The number of ordinals, those of customers who are not there any more too. */
  ordinals: number;
  /** How many of them it tells of. */
  rows: number;
}

/** What columns say of themselves. Throws `ColumnsError`. */
export function headerOf(columns: ArrayBuffer): Header {
  const view = header(columns);
  return {
    isWhole: view.getUint8(5) === 0,
    day: view.getInt32(32, true),
    ordinals: view.getUint32(36, true),
    rows: view.getUint32(40, true),
  };
}

/** The number of ordinals, those of customers who are not there any more too. */
export function customersIn(columns: ArrayBuffer): number {
  return headerOf(columns).ordinals;
}

/** The shop's day, as in 2026-06-30. */
export function dayOf(columns: ArrayBuffer): string {
  const day = new Date(headerOf(columns).day * DAY_MS);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}
