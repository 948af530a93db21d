// Whom imports brought in: they are counted from that day on, however long ago they bought.

import { answered, api } from "./api.ts";
import { dayIn } from "./format.ts";
import { fresh } from "./fresh.ts";
import { useLoad } from "./load.ts";
import { theShop } from "./shop.ts";

interface Ended {
  customers_new: number;
  finished_at: string | null;
}

/** How many imports the service lists at most: the latest ones. */
const LISTED = 20;

export interface Imported {
  customers: number;
  /** There may be more: older imports, which are not listed, may have ended in this time too. */
  isLeast: boolean;
}

/**
 * Customers whom the shop did not have before the imports that ended after one day and not after another. Imports are
 * given as they are listed, the latest first.
 */
export function importedBetween(
  imports: readonly Ended[],
  from: string,
  to: string,
  timeZone: string,
): Imported {
  const days = imports.map(({ finished_at }) => finished_at && dayIn(finished_at, timeZone));
  const customers = imports.reduce((sum, { customers_new }, at) => {
    const day = days[at];
    return day && from < day && day <= to ? sum + customers_new : sum;
  }, 0);
  const oldest = days[LISTED - 1];
  return { customers, isLeast: oldest !== undefined && (oldest === null || from < oldest) };
}

/** The same as the service knows it; nobody until it was read, and where it is not known any more. */
export function useImported(from: string, to: string): Imported {
  const { value } = useLoad((signal) => answered(api.GET("/api/rfm/imports", { signal })), [], fresh);
  return importedBetween(value?.imports ?? [], from, to, theShop().time_zone);
}
