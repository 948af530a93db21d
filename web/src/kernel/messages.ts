// What passes between the page and the worker that has the kernel. Each request has a number, and exactly one
// answer with the same number follows, in the order of the requests.

import type { Bands, Comparison, Live, Movers, Wanted } from "./index.ts";

export type Ask =
  | { what: "open"; columns: ArrayBuffer; tag: string; currency: string; live: Live }
  | { what: "update"; columns: ArrayBuffer; tag: string }
  | { what: "setLive"; config: object; bands: Bands }
  | { what: "compare"; config: object }
  | { what: "movers"; config: object; wanted: Wanted; first: number; limit: number };

export type Request = Ask & { id: number };

export type Answer =
  | { id: number; customers: number; value: Comparison | Movers | null }
  /** What the kernel refused, as it tells it; or what else went wrong, in words. */
  | { id: number; refused: string }
  | { id: number; failed: string };
