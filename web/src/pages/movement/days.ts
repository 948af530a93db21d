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

/** The days of an address; the last month where it says none. */
export function daysOf(query: Record<string, string>, today: string): TwoDays {
  const to = isDay(query.to) && query.to <= today ? query.to : today;
  const from = isDay(query.from) ? query.from : addDays(to, -PRESETS.month);
  return { from, to };
}

/** The span that two days are, if it is one that is offered. */
export function presetOf({ from, to }: TwoDays, today: string): Preset | null {
  if (to !== today) return null;
  const found = Object.entries(PRESETS).find(([, days]) => addDays(today, -days) === from);
  return (found?.[0] as Preset | undefined) ?? null;
}
