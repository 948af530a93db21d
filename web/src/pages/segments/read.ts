// What the page reads: what the draft would change, how sizes went, and who is in which cell.

import { useMemo } from "preact/hooks";
import type { Schemas } from "../../base/api.ts";
import type { Config } from "../../base/config.ts";
import { addDays } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { language } from "../../base/i18n.ts";
import { type Loaded, useLoad, useSettled } from "../../base/load.ts";
import { type Preview, preview } from "../../base/preview.ts";
import { readCells } from "../../base/reads.ts";
import { theShop } from "../../base/shop.ts";
import { readSeries } from "../../charts/read.ts";

export type Size = Schemas["SizeAnswer"];

/** Something that is legal and worth a second look; the service words it in English, `code` lets the page do it. */
export type Warning = Schemas["WarningAnswer"] & { code?: string; args?: Record<string, string | number> };

/** How long a change has to stand before it is asked what it would change. */
const SETTLED_MS = 200;

/** What the draft would change, read anew with each change of it. */
export function usePreview(config: Config): Loaded<Preview> {
  const settled = useSettled(JSON.stringify(config), SETTLED_MS);
  return useLoad(
    (signal) => preview(JSON.parse(settled) as Config, null, signal),
    [settled, language()],
    fresh,
  );
}

/** Customers whose primary segment is this one, by label; now and then. */
export function primariesOf({ movement }: Preview): { now: Map<string, number>; then: Map<string, number> } {
  const [now, then] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, label: string | null | undefined, customers: number) => {
    if (label != null) counts.set(label, (counts.get(label) ?? 0) + customers);
  };
  for (const flow of movement) {
    count(now, flow.from, flow.customers);
    count(then, flow.to, flow.customers);
  }
  return { now, then };
}

/** Sizes day by day. */
export interface Trend {
  days: string[];
  /** By label; `null` where nothing is known of a day. */
  sizes: Map<string, (number | null)[]>;
}

/** Reads how sizes went; `labels` are those of the segments in the merchant's order. */
async function readTrend(days: number, labels: readonly string[], signal: AbortSignal): Promise<Trend> {
  const to = theShop().today;
  const series = await readSeries("sizes_over_time", { from: addDays(to, -days), to }, signal);
  const sizes = series.datasets.map((set, at) => [set.id ?? labels[at] ?? set.label, set.data] as const);
  return { days: series.labels, sizes: new Map(sizes) };
}

export const useTrend = (days: number, labels: readonly string[]): Loaded<Trend> =>
  useLoad((signal) => readTrend(days, labels, signal), [days, language(), labels.join("|")], fresh);

/** By how much a segment is larger than so many days before; `null` where that is not known. */
export function changeSince(trend: Trend, label: string, days: number): number | null {
  const sizes = trend.sizes.get(label);
  const last = trend.days.at(-1);
  if (!sizes || !last) return null;
  const before = sizes[trend.days.indexOf(addDays(last, -days))] ?? null;
  const now = sizes.at(-1) ?? null;
  return before === null || now === null ? null : now - before;
}

/** How many cells there are: 125 of three scores, and the prospects'. */
export const CELLS = 126;

/** Who is in which cell now, by cell. */
export function useCells(): Loaded<Size[]> {
  const read = useLoad((signal) => readCells(null, signal), [], fresh);
  const value = useMemo(() => {
    if (!read.value) return null;
    const sizes = Array.from({ length: CELLS }, () => ({ customers: 0, spend_total_minor: 0 }));
    for (const cell of read.value) sizes[cell.cell] = cell;
    return sizes;
  }, [read.value]);
  return { ...read, value };
}
