// The two days that are compared, as they stand in the address.

import { addDays } from "../../base/format.ts";

export interface TwoDays {
  from: string;
  to: string;
}

/** Spans that are asked for most, in days back from today. */
export const PRESETS = { day: 1, week: 7, month: 30, quarter: 91 } as const;

export type Preset = keyof typeof PRESETS;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that there is. */
export function isDay(text: string | undefined): text is string {
  if (!text || !DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const hasCome = (text: string | undefined, today: string): text is string => isDay(text) && text <= today;

/** The days of an address; up to today, and the last month, where it says none or one that has not come. */
export function daysOf(query: Record<string, string>, today: string): TwoDays {
  const to = hasCome(query.to, today) ? query.to : today;
  const from = hasCome(query.from, today) ? query.from : addDays(to, -PRESETS.month);
  return { from, to };
}

/** The latest day of an address that has not come, and so is not shown; `null` if there is none. */
export function aheadIn(query: Record<string, string>, today: string): string | null {
  const ahead = [query.from, query.to].filter(isDay).filter((text) => text > today);
  return ahead.sort().at(-1) ?? null;
}

/** The span that two days are, if it is one that is offered. */
export function presetOf({ from, to }: TwoDays, today: string): Preset | null {
  if (to !== today) return null;
  const found = Object.entries(PRESETS).find(([, days]) => addDays(today, -days) === from);
  return (found?.[0] as Preset | undefined) ?? null;
}
