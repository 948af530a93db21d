// The kernel over all customers of a shop, in the page itself or, where they are many, in a worker beside it.
// All that is computed is computed by the same code as in the service.

import { openBeside } from "./beside.ts";
import { customersIn } from "./columns.ts";
import { openHere } from "./here.ts";

export { ColumnsError, ConfigError, Dropped } from "./errors.ts";

/** With more customers than this a step takes too much of a frame, so a worker does it. */
export const MANY_CUSTOMERS = 200_000;

export interface Size {
  customers: number;
  spend_total_minor: number;
}

export interface SegmentChange {
  id: string;
  now: Size | null;
  then: Size | null;
  entering: number;
  leaving: number;
}

export interface Flow {
  from: string | null;
  to: string | null;
  customers: number;
  spend_total_minor: number;
}

export interface Bands {
  recency_at_most_days: number[];
  frequency_at_least_orders: number[];
  monetary_at_least_minor: number[];
}

/** What is legal and worth a second look; `code` and `args` are what the catalogue words it by. */
export interface Warning {
  field: string;
  code: string;
  args: Record<string, string | number>;
}

/** How the weighted scores of customers who have ordered are spread. */
export interface Scores {
  customers: number;
  /** Those whose score is low. */
  low: number;
  /** `null` where nobody has a score. */
  mean_hundredths: number | null;
  /** Customers by half points: from 1.00 to 1.49, up to 4.50 to 5.00. */
  spread: number[];
}

export interface Comparison {
  customers: number;
  moving: number;
  bands: Bands;
  segments: SegmentChange[];
  movement: Flow[];
  /** 25 places: (recency − 1) · 5 + (frequency_monetary − 1). */
  grid_now: Size[];
  grid_then: Size[];
  scores_now: Scores;
  scores_then: Scores;
  prospects: Size;
  warnings: Warning[];
}

/** Whose move is wanted, by primary segments: `null` is no segment, not given is any. */
export interface Wanted {
  from?: string | null;
  to?: string | null;
}

export interface Movers {
  ordinals: number[];
  /** The ordinal to go on from; `null` where there are no more. */
  next: number | null;
}

/** What is active: the configuration as it was saved, and the edges that it came to. */
export interface Live {
  config: object;
  bands: Bands;
}

export interface Kernel {
  /** Customers who are there, prospects too. */
  readonly customers: number;
  readonly tag: string;
  readonly as_of: string;
  /**
   * Takes in a whole answer of `GET /api/rfm/columns` or a difference; the buffer is the kernel's from then on.
   * Throws `ColumnsError`: it has the columns from before then.
   */
  update(columns: ArrayBuffer, tag: string): void | Promise<void>;
  /** Takes another configuration as the active one. Throws `ConfigError`. */
  setLive(config: object, bands: Bands): void | Promise<void>;
  /**
   * What would change if these fields took the place of the active ones. Throws `ConfigError`. A worker answers in
   * the order in which it is asked; what comes faster than that goes through `Newest`.
   */
  compare(config: object): Comparison | Promise<Comparison>;
  /** Who would move if these fields took the place of the active ones. Throws `ConfigError`. */
  movers(config: object, wanted: Wanted, first: number, limit: number): Movers | Promise<Movers>;
  close(): void;
}

/**
 * Opens the kernel over a whole answer of `GET /api/rfm/columns`; the buffer is the kernel's from then on.
 * Throws `ColumnsError` or `ConfigError`.
 */
export async function openKernel(
  columns: ArrayBuffer,
  tag: string,
  currency: string,
  live: Live,
): Promise<Kernel> {
  const open = customersIn(columns) > MANY_CUSTOMERS ? openBeside : openHere;
  return open(columns, tag, currency, live);
}
