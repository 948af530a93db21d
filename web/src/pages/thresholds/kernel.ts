// STAND-IN until web/src/kernel is merged: asks the service instead. To be deleted.

import { answered, api, call } from "../../base/api.ts";
import { Failure } from "../../base/failure.ts";

void api;
void answered;
void Failure;

export interface Size {
  customers: number;
  spend_total_minor: number;
}
export interface SegmentChange {
  id: string;
  now: Size | null;
  then: Size | null;
  entering: number;
  leaving: number;
}
export interface Flow {
  from: string | null;
  to: string | null;
  customers: number;
  spend_total_minor: number;
}
export interface Bands {
  recency_at_most_days: number[];
  frequency_at_least_orders: number[];
  monetary_at_least_minor: number[];
}
export interface Warning {
  field: string;
  code: string;
  args: Record<string, string | number>;
}
export interface Comparison {
  customers: number;
  moving: number;
  bands: Bands;
  segments: SegmentChange[];
  movement: Flow[];
  grid_now: Size[];
  grid_then: Size[];
  prospects: Size;
  warnings: Warning[];
}
export interface Movers {
  ordinals: number[];
  next: number | null;
}
export interface Kernel {
  readonly customers: number;
  readonly tag: string;
  readonly as_of: string;
  update(columns: ArrayBuffer, tag: string): void;
  setLive(config: object, bands: Bands): void;
  compare(config: object): Comparison | Promise<Comparison>;
  movers(
    wanted: { from?: string | null; to?: string | null },
    first: number,
    limit: number,
  ): Movers | Promise<Movers>;
  close(): void;
}
export class ConfigError extends Error {
  constructor(readonly errors: { field: string; problem: string; example: string }[]) {
    super("config");
  }
}
export async function openKernel(
  columns: ArrayBuffer,
  tag: string,
  _currency: string,
  _live: { config: object; bands: Bands },
): Promise<Kernel> {
  const customers = new DataView(columns).getUint32(36, true);
  const zero = () =>
    Array.from({ length: 25 }, (_, i) => ({ customers: (i * 37) % 200, spend_total_minor: i * 12345 }));
  return {
    customers,
    tag,
    as_of: "2026-11-02",
    update() {},
    setLive() {},
    close() {},
    async compare(config) {
      const r = await call("/api/rfm/preview", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ config }),
      });
      const a = await r.json();
      return {
        ...a,
        grid_now: zero(),
        grid_then: zero().reverse(),
        prospects: { customers: 3, spend_total_minor: 0 },
        warnings: a.warnings.map((w: { field: string }) => ({
          field: w.field,
          code: "score-impossible",
          args: { dimension: "frequency", score: 4 },
        })),
      };
    },
    async movers(_w, first, limit) {
      return { ordinals: Array.from({ length: limit }, (_, i) => first + i), next: first + limit };
    },
  };
}
