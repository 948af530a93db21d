// Imports as the service tells of them.

import { type Answer, answered, api } from "../../base/api.ts";

/** It is at work, or is to be. */
export type UnderWay = "waiting" | "reading" | "writing";

export type State = UnderWay | "finished" | "failed" | "interrupted";

export type LineProblem = Answer<"ProblemAnswer">;
/** An import, whose description does not name its states. */
export type Import = Answer<"ImportAnswer"> & { state: State };

export interface Listed {
  /** The largest file that is taken. */
  most_bytes: number;
  /** The last one first. */
  imports: Import[];
  /** Where the next page begins; none after the last one. */
  next?: string | null;
}

/** The latest imports, or those of a later page. */
export async function readImports(signal: AbortSignal, before?: string): Promise<Listed> {
  const query = before ? { before } : {};
  return (await answered(api.GET("/api/rfm/imports", { params: { query }, signal }))) as Listed;
}

/** One import, as far as it is. */
export const readImport = async (id: string, signal: AbortSignal): Promise<Import> =>
  (await answered(api.GET("/api/rfm/imports/{id}", { params: { path: { id } }, signal }))) as Import;

/** Whether it is at work, or is to be. */
export const isUnderWay = (state: State): state is UnderWay =>
  state === "waiting" || state === "reading" || state === "writing";

/** How much of its work is done, 0 to 1: a file is read and written in parts, one after the other. */
export function shareOf(one: Import): number {
  const read = one.bytes > 0 ? Math.min(1, one.bytes_done / one.bytes) : 0;
  const written = one.orders > 0 ? Math.min(1, one.orders_written / one.orders) : 0;
  return read * (0.5 + 0.5 * written);
}
