// What a configuration would change against what is active: as the service says it, or the kernel where a page has it
// at hand.

import type { Config } from "../../base/config.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import { preview } from "../../base/preview.ts";
import type { Comparison } from "../../kernel/index.ts";
import type { ConfigDocument } from "./config.ts";

/** As much as both say. */
export type Compared = Pick<Comparison, "moving" | "customers" | "bands" | "segments" | "warnings">;

/** Throws a `Failure`. */
export type Compare = (config: ConfigDocument, signal?: AbortSignal) => Promise<Compared>;

/** As the service says it. */
export const compareThere: Compare = async (config, signal) => {
  const { segments, ...said } = await preview(config as Config, null, signal);
  return {
    ...said,
    segments: segments.map(({ now = null, then = null, ...segment }) => ({ ...segment, now, then })),
  };
};

/** What a configuration would change, or why that cannot be told. */
export const useCompared = (compare: Compare, config: ConfigDocument): Loaded<Compared> =>
  useLoad((signal) => compare(config, signal), [compare, config]);
