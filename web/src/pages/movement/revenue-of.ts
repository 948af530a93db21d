// What each segment brought in over some months, its share, and how that compares with as many months before.

import type { Dataset, Series } from "../../charts/read.ts";
import type { TwoDays } from "./days.ts";

/** Days of a period and of the one before it, which is as long and ends as far into its month. */
export interface Periods {
  now: TwoDays;
  before: TwoDays;
}

/**
 * A day so many months earlier. The last one of its month stays the last one, so that whole months stay whole; so does
 * one that the earlier month does not have.
 */
export function monthsEarlier(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOf = (month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const last = lastOf(month - months);
  const earlier = date === lastOf(month) ? last : Math.min(date, last);
  return new Date(Date.UTC(year, month - 1 - months, earlier)).toISOString().slice(0, 10);
}

/** The month of the last day that is over and so many months in all, and as many before them. */
export function periodsOf(lastDay: string, months: number): Periods {
  const from = `${monthsEarlier(lastDay, months - 1).slice(0, 7)}-01`;
  const earlier = (day: string) => monthsEarlier(day, months);
  return { now: { from, to: lastDay }, before: { from: earlier(from), to: earlier(lastDay) } };
}

/** What a segment brought in, in minor units. */
export interface Bars<Look> {
  name: string;
  look: Look;
  /** Month by month. */
  minor: (number | null)[];
  sum: number;
  /** Of all segments, 0 to 1. */
  share: number;
  /** In the period before; `null` where not all of it is known. */
  before: number | null;
}

const sumOf = (values: readonly (number | null)[]) =>
  values.reduce((sum: number, value) => sum + (value ?? 0), 0);

/** What a series is of: a segment by its label where the service tells it, else by its name. */
const keyOf = ({ id, label }: Dataset) => id ?? label;

/** In the merchant's order, as everywhere; segments that are not there any more come last, and look like none. */
export function barsOf<Look>(
  series: { now: Series; before: Series | null },
  segments: readonly { id: string; name: string }[],
  unit: number,
  lookOf: (id: string | null) => Look,
): Bars<Look>[] {
  const minorOf = (data: readonly (number | null)[]) =>
    data.map((value) => (value === null ? null : Math.round(value * unit)));
  const placeOf = ({ id, label }: Dataset) => {
    const place = segments.findIndex((segment) =>
      id === undefined ? segment.name === label : segment.id === id,
    );
    return place < 0 ? segments.length : place;
  };
  const before = new Map(series.before?.datasets.map((one) => [keyOf(one), sumOf(minorOf(one.data))]) ?? []);
  const all = sumOf(series.now.datasets.flatMap(({ data }) => minorOf(data)));
  return [...series.now.datasets]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((one) => {
      const segment = segments[placeOf(one)];
      const minor = minorOf(one.data);
      const sum = sumOf(minor);
      return {
        name: segment?.name ?? one.label,
        look: lookOf(segment?.id ?? null),
        minor,
        sum,
        share: all > 0 ? sum / all : 0,
        before: series.before ? (before.get(keyOf(one)) ?? 0) : null,
      };
    });
}

/** By which part something grew; `null` where there was nothing, or it is not known. */
export const changeOf = (now: number | null, before: number | null | undefined) =>
  now === null || !before || before < 0 ? null : now / before - 1;

export interface MonthOfSegment {
  month: string;
  name: string;
  minor: number | null;
  share: number | null;
  /** Against the month before; `null` while the month goes on. */
  change: number | null;
}

/** Each segment in each month. */
export function monthsOf<Look>(
  months: readonly string[],
  bars: readonly Bars<Look>[],
  running: string,
): MonthOfSegment[] {
  return months.flatMap((month, at) => {
    const all = sumOf(bars.map(({ minor }) => minor[at] ?? null));
    return bars.map(({ name, minor }) => {
      const now = minor[at] ?? null;
      return {
        month,
        name,
        minor: now,
        share: now !== null && all > 0 ? now / all : null,
        change: month === running ? null : changeOf(now, minor[at - 1]),
      };
    });
  });
}
