// Cohorts as rows: customers by the month of their first order, and who of them ordered in the months after it.

import type { CohortPoint } from "../../charts/read.ts";

export interface Cohort {
  /** The month of the first orders, YYYY-MM. */
  month: string;
  /** Who ordered first in it. */
  customers: number;
  /** Who of them ordered so many months later; to the last month that is known. */
  active: number[];
}

const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The month so many months after another one. */
export function monthAfter(month: string, later: number): string {
  const index = indexOf(month) + later;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The cohorts of the last months, the latest last. A month in which nobody ordered counts nobody. */
export function cohortsOf(points: readonly CohortPoint[], months: number): Cohort[] {
  const last = Math.max(...points.map((point) => indexOf(point.y) + point.x));
  const cohorts = new Map<string, Map<number, number>>();
  for (const { x, y, customers } of points) {
    const of = cohorts.get(y) ?? new Map<number, number>();
    cohorts.set(y, of.set(x, customers));
  }
  return [...cohorts]
    .filter(([month, active]) => active.has(0) && indexOf(month) > last - months)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([month, active]) => ({
      month,
      customers: active.get(0) ?? 0,
      active: Array.from({ length: last - indexOf(month) + 1 }, (_, later) => active.get(later) ?? 0),
    }));
}

/** The first day of the first month with an order, where it is known. */
export function firstMonthOf(points: readonly CohortPoint[] | null): string | null {
  if (!points || points.length === 0) return null;
  const months = points.map((point) => point.y).sort();
  return `${months[0]}-01`;
}
