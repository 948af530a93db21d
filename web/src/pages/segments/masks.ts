// Which cells segments select, and what follows from it for who is in those cells. The kernel says which; here is
// only counted.

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Config, Segment } from "../../base/config.ts";
import type { SegmentCells } from "../../kernel/segments.ts";
import { CELLS, type Size } from "./read.ts";

/** 126 cells: 1 where a segment has it. */
export type Mask = Uint8Array;

/** The places of the grid, recency and frequency and monetary together, in its order. */
const PLACES = Array.from(
  { length: 25 },
  (_, place): Segment => ({
    id: `place ${place}`,
    name: { en: "place" },
    rules: { recency: String(Math.floor(place / 5) + 1), frequency_monetary: String((place % 5) + 1) },
  }),
);

export interface Masks {
  /** By label; none where the configuration is not valid. */
  of: (segments: readonly Segment[]) => Map<string, Mask> | null;
  /** The cells of each place of the grid. */
  places: Mask[];
  defaults: Segment[];
}

/** The kernel for the cells of segments; `null` while it is loaded, and where it cannot be. */
export function useMasks(config: Config): Masks | null {
  const [kernel, setKernel] = useState<SegmentCells | null>(null);
  useEffect(() => {
    let isGone = false;
    // Without it pictures and overlaps are missing; all else comes from the service.
    const load = async () => (await import("../../kernel/segments.ts")).loadSegmentCells();
    load().then(
      (loaded) => !isGone && setKernel(loaded),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  const { bands, weights } = config;
  const key = JSON.stringify([bands, weights]);
  return useMemo(() => {
    if (!kernel) return null;
    const of = (segments: readonly Segment[]) => kernel.masks({ ...config, segments: [...segments] });
    return { of, places: [...(of(PLACES)?.values() ?? [])], defaults: kernel.defaults() };
  }, [kernel, key]);
}

/** Who is in these cells. */
export function sizeIn(sizes: readonly Size[], ...masks: readonly Mask[]): Size {
  const sum = { customers: 0, spend_total_minor: 0 };
  for (let cell = 0; cell < CELLS; cell += 1) {
    if (!masks.every((mask) => mask[cell] === 1)) continue;
    sum.customers += sizes[cell]?.customers ?? 0;
    sum.spend_total_minor += sizes[cell]?.spend_total_minor ?? 0;
  }
  return sum;
}

/** How much of a place a segment selects: cells of it and all its cells. */
export function partOf(place: Mask, mask: Mask): { cells: number; of: number } {
  let [cells, of] = [0, 0];
  for (let cell = 0; cell < CELLS; cell += 1) {
    if (place[cell] !== 1) continue;
    of += 1;
    if (mask[cell] === 1) cells += 1;
  }
  return { cells, of };
}

/** Whether a segment has the cell of customers without orders. */
export const hasProspects = (mask: Mask) => mask[CELLS - 1] === 1;

export interface Overlap extends Size {
  id: string;
}

/** How many of a segment's customers are in which others too, the most first. */
export function overlapsOf(id: string, masks: Map<string, Mask>, sizes: readonly Size[]): Overlap[] {
  const mask = masks.get(id);
  if (!mask) return [];
  const others = [...masks].filter(([other]) => other !== id);
  const found = others.map(([other, its]) => ({ id: other, ...sizeIn(sizes, mask, its) }));
  return found.filter((one) => one.customers > 0).sort((a, b) => b.customers - a.customers);
}
