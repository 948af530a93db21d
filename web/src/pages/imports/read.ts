// Imports as the service tells of them.

import { call } from "../../base/api.ts";
import type { Coded } from "../../base/failure.ts";

/** It is at work, or is to be. */
export type UnderWay = "waiting" | "reading" | "writing";

export type State = UnderWay | "finished" | "failed" | "interrupted";

export interface LineProblem extends Coded {
  line: number;
}

export interface Import {
  id: string;
  file_name: string;
  state: State;
  started_by: string;
  received_at: string;
  finished_at: string | null;
  bytes: number;
  bytes_done: number;
  orders: number;
  orders_written: number;
  orders_new: number;
  orders_changed: number;
  orders_without_id: number;
  customers: number;
  customers_new: number;
  problems: { count: number; first: LineProblem[] };
  error: Coded | null;
}

export interface Listed {
  /** The largest file that is taken. */
  most_bytes: number;
  /** The last one first. */
  imports: Import[];
}

/** The latest imports. */
export const readImports = async (signal?: AbortSignal): Promise<Listed> =>
  await (await call("/api/rfm/imports", { signal: signal ?? null })).json();

/** One import, as far as it is. */
export const readImport = async (id: string, signal?: AbortSignal): Promise<Import> =>
  await (await call(`/api/rfm/imports/${encodeURIComponent(id)}`, { signal: signal ?? null })).json();

/** Whether it is at work, or is to be. */
export const isUnderWay = (state: State): state is UnderWay =>
  state === "waiting" || state === "reading" || state === "writing";

/** How much of its work is done, 0 to 1: a file is read and written in parts, one after the other. */
export function shareOf(one: Import): number {
  const read = one.bytes > 0 ? Math.min(1, one.bytes_done / one.bytes) : 0;
  const written = one.orders > 0 ? Math.min(1, one.orders_written / one.orders) : 0;
  return read * (0.5 + 0.5 * written);
}
