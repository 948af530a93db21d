// What the page itself reads of columns: how many customers they are of, and of which day. The kernel checks all
// the rest.

import { ColumnsError } from "./errors.ts";

const HEADER_BYTES = 48;
const DAY_MS = 86_400_000;

function header(columns: ArrayBuffer): DataView {
  if (columns.byteLength < HEADER_BYTES) throw new ColumnsError("these are no columns: they are too short");
  return new DataView(columns, 0, HEADER_BYTES);
}

/** The number of ordinals, those of customers who are not there any more too. */
export function customersIn(columns: ArrayBuffer): number {
  return header(columns).getUint32(36, true);
}

/** The shop's day, as in 2026-06-30. */
export function dayOf(columns: ArrayBuffer): string {
  const day = new Date(header(columns).getInt32(32, true) * DAY_MS);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}
