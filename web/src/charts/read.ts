// What the service has for charts, typed: series of days or months, and cohorts.

import { answered, api } from "../base/api.ts";
import { language } from "../base/i18n.ts";

export interface Series {
  /** Days YYYY-MM-DD or months YYYY-MM. */
  labels: string[];
  datasets: Dataset[];
}

export interface Dataset {
  /** Label of the segment, where it is of one. */
  id?: string;
  /** Its name. */
  label: string;
  data: (number | null)[];
}

/** Of a month of first orders: who ordered so many months later. */
export interface CohortPoint {
  /** Months since. */
  x: number;
  /** The month of the first orders, YYYY-MM. */
  y: string;
  /** The share of the cohort, in percent. */
  v: number;
  customers: number;
}

export type SeriesName =
  | "sizes_over_time"
  | "revenue_by_segment"
  | "repeat_purchase_rate"
  | "average_order_value";

/** The days of a chart. */
export interface Days {
  from: string;
  to: string;
}

async function read(chart: string, days: Days, signal: AbortSignal): Promise<{ data: unknown }> {
  const query = { chart, ...days, locale: language() };
  const sent = api.GET("/api/rfm/visualizations", { params: { query }, signal });
  return (await answered(sent)) as { data: unknown };
}

/** A series of days or months. Money is in the currency's own unit, shares in percent. */
export const readSeries = async (chart: SeriesName, days: Days, signal: AbortSignal) =>
  (await read(chart, days, signal)).data as Series;

/** The cohorts whose months lie between two days. */
export async function readCohorts(days: Days, signal: AbortSignal): Promise<CohortPoint[]> {
  const { data } = await read("cohorts", days, signal);
  return (data as { datasets: { data: CohortPoint[] }[] }).datasets[0]?.data ?? [];
}
