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

/** Customers whom the shop did not have before the imports that ended after one day and not after another. */
export const importedBetween = (imports: readonly Ended[], from: string, to: string, timeZone: string) =>
  imports
    .filter(({ finished_at }) => {
      if (finished_at === null) return false;
      const day = dayIn(finished_at, timeZone);
      return from < day && day <= to;
    })
    .reduce((sum, one) => sum + one.customers_new, 0);

/** The same as the service knows it; 0 until it was read, and where it is not known any more. */
export function useImported(from: string, to: string): number {
  const { value } = useLoad((signal) => answered(api.GET("/api/rfm/imports", { signal })), [], fresh);
  return importedBetween(value?.imports ?? [], from, to, theShop().time_zone);
}
