// What the overview reads of the service.

import { type Answer, answered, api } from "../../base/api.ts";
import { addDays } from "../../base/format.ts";
import { calm, fresh } from "../../base/fresh.ts";
import { language } from "../../base/i18n.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import { kept } from "../../base/past.ts";
import { type Cell, readCells, readSegments, type Segments } from "../../base/reads.ts";
import { theShop } from "../../base/shop.ts";
import { type GridSize, placeOf } from "../../charts/grid.tsx";
import { readSeries, type Series } from "../../charts/read.ts";

export type Movement = Answer<"MovementAnswer">;
export type Segment = Segments["segments"][number];

/** How far one looks back. */
export type Since = "day" | "week" | "month";

export const SINCE: Record<Since, number> = { day: 1, week: 7, month: 30 };

/** The day that today is compared with. */
export const dayBefore = (since: Since) => addDays(theShop().today, -SINCE[since]);

/** The shop in its 25 places, and who has no orders. */
export interface Cells {
  places: GridSize[];
  prospects: number;
  total: GridSize;
}

/** Cells summed up by recency against frequency and monetary. */
export function sumUp(cells: Omit<Cell, "cell">[]): Cells {
  const places = Array.from({ length: 25 }, () => ({ customers: 0, spend_total_minor: 0 }));
  const total = { customers: 0, spend_total_minor: 0 };
  let prospects = 0;
  for (const { recency, frequency, monetary, customers, spend_total_minor } of cells) {
    total.customers += customers;
    total.spend_total_minor += spend_total_minor;
    if (recency === null || frequency === null || monetary === null) {
      prospects += customers;
      continue;
    }
    const place = places[placeOf(recency, Math.ceil((frequency + monetary) / 2))];
    if (!place) continue;
    place.customers += customers;
    place.spend_total_minor += spend_total_minor;
  }
  return { places, prospects, total };
}

const readMovement = (from: string, to: string, signal: AbortSignal): Promise<Movement> =>
  answered(api.GET("/api/rfm/movement", { params: { query: { from, to, locale: language() } }, signal }));

export interface Now {
  segments: Segments;
  cells: Cells;
}

/** The shop as it is. */
export const useNow = (): Loaded<Now> =>
  useLoad(
    async (signal) => {
      const [segments, cells] = await Promise.all([readSegments(null, signal), readCells(null, signal)]);
      return { segments, cells: sumUp(cells) };
    },
    [language()],
    fresh,
  );

export interface Past {
  day: string;
  /** `null` when that day is not kept any more. */
  segments: Segments | null;
  total: GridSize | null;
}

/**
 * By how many customers the shop grew. A day that is worked out from the orders knows nobody without any, so only those
 * with orders are compared then.
 */
export function grownBy(now: Cells, past: Past): { by: number; ofBuyers: boolean } | null {
  if (!past.total) return null;
  const ofBuyers = past.segments?.restated ?? false;
  const customers = now.total.customers - (ofBuyers ? now.prospects : 0);
  return { by: customers - past.total.customers, ofBuyers };
}

/** The shop as it was. */
export function usePast(since: Since): Loaded<Past> {
  const day = dayBefore(since);
  const { today } = theShop();
  return useLoad(
    async (signal) => {
      const [segments, cells] = await Promise.all([
        kept(readSegments(day, signal)),
        kept(readCells(day, signal)),
      ]);
      return { day, segments, total: cells && sumUp(cells).total };
    },
    [language(), day, today],
    fresh,
  );
}

export interface Moved {
  day: string;
  /** `null` when that day is not kept any more. */
  movement: Movement | null;
}

/** Who moved since: what takes longest. */
export function useMoved(since: Since): Loaded<Moved> {
  const day = dayBefore(since);
  const { today } = theShop();
  return useLoad(
    async (signal) => ({ day, movement: await kept(readMovement(day, today, signal)) }),
    [language(), day, today],
    fresh,
  );
}

export interface Rates {
  repeat: Series;
  average: Series;
}

/** Metrics are of days that are over. */
export function useRates(since: Since): Loaded<Rates> {
  const { today } = theShop();
  const days = { from: addDays(today, -Math.max(SINCE[since], 30) - 1), to: today };
  return useLoad(
    async (signal) => {
      const [repeat, average] = await Promise.all([
        readSeries("repeat_purchase_rate", days, signal),
        readSeries("average_order_value", days, signal),
      ]);
      return { repeat, average };
    },
    [today, since],
    calm,
  );
}

/** Who came, who went, and who is in another segment than on the first day. */
export interface Moves {
  changed: number;
  stayed: number;
  came: number;
  gone: number;
}

export function movesOf(movement: Movement): Moves {
  const moves: Moves = { changed: 0, stayed: 0, came: 0, gone: 0 };
  for (const flow of movement.movement) {
    if (flow.new) moves.came += flow.customers;
    else if (flow.gone) moves.gone += flow.customers;
    else if (flow.from === flow.to) moves.stayed += flow.customers;
    else moves.changed += flow.customers;
  }
  return moves;
}
