// What the kernel knows of segments without any customer: which cells they select, and those that every merchant
// begins with.

import type { Config, Segment } from "../base/config.ts";
import init, { defaultSegments, segmentCells } from "./generated/kernel.js";
import moduleUrl from "./generated/kernel_bg.wasm?url";

/** How many cells there are: 125 of three scores, and the prospects'. */
const CELLS = 126;

export interface SegmentCells {
  /** The cells of each segment by its label, 1 where it has the cell; `null` where the configuration is not valid. */
  masks: (config: Config) => Map<string, Uint8Array> | null;
  /** The segments that every merchant begins with. */
  defaults: () => Segment[];
}

function masks(config: Config): Map<string, Uint8Array> | null {
  let cells: Uint8Array;
  try {
    cells = segmentCells(JSON.stringify(config));
  } catch {
    return null;
  }
  const of = (at: number) => cells.subarray(at * CELLS, (at + 1) * CELLS);
  return new Map(config.segments.map((segment, at) => [segment.id, of(at)]));
}

/** Loads the kernel, once. */
export async function loadSegmentCells(): Promise<SegmentCells> {
  await init({ module_or_path: moduleUrl });
  return { masks, defaults: () => JSON.parse(defaultSegments()) as Segment[] };
}
