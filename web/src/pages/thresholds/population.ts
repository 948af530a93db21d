// The raw numbers of the shop's customers as `GET /api/rfm/columns` gives them, for the pictures over the tracks.
// Scores are the kernel's business alone.

import type { Dimension } from "../../base/dimensions.ts";
import { HEADER_BYTES, headerOf } from "../../kernel/columns.ts";
import { ColumnsError } from "../../kernel/index.ts";

/** The number of orders of somebody who is not there any more. */
const ABSENT = 0xffff_ffff;
/** Of spend, last order and orders; and of the ordinal where it is told. */
const [WHOLE_ROW_BYTES, CHANGED_ROW_BYTES] = [16, 20];

/** The columns, one number for each ordinal. */
export interface Columns {
  asOf: number;
  spend: Float64Array;
  lastOrderDay: Int32Array;
  orders: Uint32Array;
}

/** What those who have ordered have, each ascending: days since the last order, orders, minor units. */
export type Population = Record<Dimension, Float64Array>;

const EMPTY: Columns = {
  asOf: 0,
  spend: new Float64Array(),
  lastOrderDay: new Int32Array(),
  orders: new Uint32Array(),
};

function grown(columns: Columns, length: number): Columns {
  if (length <= columns.orders.length) return columns;
  const larger: Columns = {
    asOf: columns.asOf,
    spend: new Float64Array(length),
    lastOrderDay: new Int32Array(length),
    orders: new Uint32Array(length).fill(ABSENT),
  };
  larger.spend.set(columns.spend);
  larger.lastOrderDay.set(columns.lastOrderDay);
  larger.orders.set(columns.orders);
  return larger;
}

/** The columns after an answer: a whole one, or what changed since the one before. Throws `ColumnsError`. */
export function readColumns(answer: ArrayBuffer, before: Columns = EMPTY): Columns {
  const { isWhole, day, ordinals, rows } = headerOf(answer);
  if (answer.byteLength < HEADER_BYTES + rows * (isWhole ? WHOLE_ROW_BYTES : CHANGED_ROW_BYTES))
    throw new ColumnsError("these columns are cut off");
  const view = new DataView(answer);
  const columns = { ...grown(isWhole ? EMPTY : before, ordinals), asOf: day };
  const [spendAt, dayAt] = [HEADER_BYTES, HEADER_BYTES + 8 * rows];
  const [ordersAt, ordinalsAt] = [dayAt + 4 * rows, dayAt + 8 * rows];
  for (let row = 0; row < rows; row += 1) {
    const ordinal = isWhole ? row : view.getUint32(ordinalsAt + 4 * row, true);
    // As two halves: a number holds 53 bits of it, and that without an object for each row.
    const high = view.getInt32(spendAt + 8 * row + 4, true);
    columns.spend[ordinal] = view.getUint32(spendAt + 8 * row, true) + high * 2 ** 32;
    columns.lastOrderDay[ordinal] = view.getInt32(dayAt + 4 * row, true);
    columns.orders[ordinal] = view.getUint32(ordersAt + 4 * row, true);
  }
  return columns;
}

/** The values of those who have ordered, sorted. */
export function populationOf({ asOf, spend, lastOrderDay, orders }: Columns): Population {
  const kept: number[] = [];
  for (const [ordinal, count] of orders.entries()) {
    if (count !== 0 && count !== ABSENT) kept.push(ordinal);
  }
  const values = (of: (ordinal: number) => number) => Float64Array.from(kept, of).sort();
  return {
    recency: values((ordinal) => Math.max(0, asOf - (lastOrderDay[ordinal] ?? 0))),
    frequency: values((ordinal) => orders[ordinal] ?? 0),
    monetary: values((ordinal) => spend[ordinal] ?? 0),
  };
}
