// What several pages read from the service.

import { type Answer, answered, api } from "./api.ts";
import { fresh } from "./fresh.ts";
import { language } from "./i18n.ts";
import { type Loaded, useLoad } from "./load.ts";

export type Cell = Answer<"CellAnswer">;
export type Segments = Answer<"SegmentsAnswer">;

/** Cells that somebody is in, now or at the end of a past day. */
export async function readCells(asOf: string | null, signal: AbortSignal): Promise<Cell[]> {
  const query = asOf ? { as_of: asOf } : {};
  return (await answered(api.GET("/api/rfm/cells", { params: { query }, signal }))).cells;
}

/** The segments with their sizes, now or at the end of a past day. */
export const readSegments = (asOf: string | null, signal: AbortSignal): Promise<Segments> => {
  const query = { locale: language(), ...(asOf ? { as_of: asOf } : {}) };
  return answered(api.GET("/api/rfm/segments", { params: { query }, signal }));
};

/** The segments as they are. */
export const useSegments = (): Loaded<Segments> =>
  useLoad((signal) => readSegments(null, signal), [language()], fresh);
