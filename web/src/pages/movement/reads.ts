// What the page reads of the service.

import { type Answer, answered, api } from "../../base/api.ts";
import { addDays } from "../../base/format.ts";
import { calm, fresh } from "../../base/fresh.ts";
import { language } from "../../base/i18n.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import type { Shown } from "../../base/pages.ts";
import { kept } from "../../base/past.ts";
import { theShop } from "../../base/shop.ts";
import { type CohortPoint, readCohorts, readSeries, type Series } from "../../charts/read.ts";
import type { Chosen } from "./address.ts";
import type { TwoDays } from "./days.ts";
import { type Periods, periodsOf } from "./revenue-of.ts";

export type Movement = Answer<"MovementAnswer">;
export type Flow = Movement["movement"][number];
export type Movers = Answer<"MovementMoversAnswer">;

/** As far back as the service draws. */
const MONTHS_DAYS = 1_095;

/** Customers of a page of the list. */
export const PAGE = 50;

/** Movement between two days; `null` inside when they are not kept any more. */
export const useMovement = ({ from, to }: TwoDays): Loaded<{ movement: Movement | null }> =>
  useLoad(
    async (signal) => {
      const query = { from, to, locale: language() };
      const sent = answered(api.GET("/api/rfm/movement", { params: { query }, signal }));
      return { movement: await kept(sent) };
    },
    [from, to, language()],
    fresh,
  );

export interface MoversPage extends Shown<string> {
  customers: Movers["customers"];
}

/** The customers of a flow, page by page. */
export const useMovers = ({ from, to }: TwoDays, chosen: Chosen, after: string | null): Loaded<MoversPage> =>
  useLoad(
    async (signal) => {
      const query = { from, to, ...chosen, limit: PAGE, ...(after ? { after } : {}) };
      const sent = api.GET("/api/rfm/movement/customers", { params: { query }, signal });
      const { customers, next = null } = await answered(sent);
      return { customers, next, place: after };
    },
    [from, to, JSON.stringify(chosen), after],
    fresh,
  );

/** Metrics are of days that are over. */
export function useCohorts(): Loaded<CohortPoint[]> {
  const { today } = theShop();
  return useLoad(
    (signal) => readCohorts({ from: addDays(today, -MONTHS_DAYS), to: today }, signal),
    [today, language()],
    calm,
  );
}

/** What segments brought in, in days that are over. */
export interface Revenue {
  periods: Periods;
  now: Series;
  /** `null` where the shop is too young to have all of it. */
  before: Series | null;
}

/** Revenue of so many months, the present one among them, and of as many before. */
export function useRevenue(months: number): Loaded<Revenue> {
  const { today } = theShop();
  return useLoad(
    (signal) =>
      readRevenue(periodsOf(addDays(today, -1), months), (days) =>
        readSeries("revenue_by_segment", days, signal),
      ),
    [months, today, language()],
    calm,
  );
}

/** Revenue of two periods. Each day from the first order on is one of the service's, so the first day tells of all. */
export async function readRevenue(
  periods: Periods,
  read: (days: TwoDays) => Promise<Series>,
): Promise<Revenue> {
  const { from } = periods.before;
  const asked = [periods.now, periods.before, { from, to: from }].map(read);
  const [now, before, first] = (await Promise.all(asked)) as [Series, Series, Series];
  return { periods, now, before: first.labels.length > 0 ? before : null };
}
