// A configuration as the service writes it, and as the fields of this page hold it. What this page does not change
// (the segments) goes through untouched.

import type { Config } from "../../base/config.ts";
import type { Dimension } from "../../base/dimensions.ts";
import type { Bands } from "../../kernel/index.ts";

export type Preset = "small" | "medium" | "plus";

export const PRESETS: readonly Preset[] = ["small", "medium", "plus"];

/** Four edges, never descending. */
export type Edges = readonly [number, number, number, number];

interface BandsDocument {
  preset?: Preset;
  average_order_minor?: number;
  quintiles?: { every_days?: number };
  recency?: { at_most_days: number[] } | { half_life_days: number };
  frequency?: { at_least_orders: number[] };
  monetary?: { at_least_minor: number[] };
}

/** A configuration whose bands are known. What else it does not say is as it is without it. */
export type ConfigDocument = Partial<Omit<Config, "bands">> & { bands: BandsDocument };

/** Where the edges come from that are not set one by one. */
export type Base =
  | { kind: "given" }
  /** `averageOrderMinor` null: the preset's or the shop's own. */
  | { kind: "preset"; preset: Preset; averageOrderMinor: number | null }
  | { kind: "quintiles"; everyDays: number };

export type Recency = { kind: "edges"; edges: Edges } | { kind: "half_life"; days: number };

/** What can be set on this page; a dimension that is null follows the base. */
export interface Form {
  base: Base;
  recency: Recency | null;
  frequency: Edges | null;
  monetary: Edges | null;
  /** Recency, frequency, monetary in percent, together 100. */
  weights: readonly [number, number, number];
  /** A weighted score below this many hundredths is low. */
  lowScoreBelowHundredths: number;
}

export const QUINTILES_EVERY_DAYS = 30;
const WEIGHTS = { recency: 40, frequency: 30, monetary: 30 };
const LOW_SCORE_BELOW = "2.00";

const asEdges = (list: readonly number[]): Edges => [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0, list[3] ?? 0];

function baseOf(bands: BandsDocument): Base {
  if (bands.preset) {
    const { preset, average_order_minor: averageOrderMinor = null } = bands;
    return { kind: "preset", preset, averageOrderMinor };
  }
  if (bands.quintiles) {
    return { kind: "quintiles", everyDays: bands.quintiles.every_days ?? QUINTILES_EVERY_DAYS };
  }
  return { kind: "given" };
}

function recencyOf({ recency }: BandsDocument): Recency | null {
  if (!recency) return null;
  return "half_life_days" in recency
    ? { kind: "half_life", days: recency.half_life_days }
    : { kind: "edges", edges: asEdges(recency.at_most_days) };
}

/** The fields of a configuration. */
export function formOf({
  bands,
  weights = WEIGHTS,
  low_score_below = LOW_SCORE_BELOW,
}: ConfigDocument): Form {
  return {
    base: baseOf(bands),
    recency: recencyOf(bands),
    frequency: bands.frequency ? asEdges(bands.frequency.at_least_orders) : null,
    monetary: bands.monetary ? asEdges(bands.monetary.at_least_minor) : null,
    weights: [weights.recency, weights.frequency, weights.monetary],
    lowScoreBelowHundredths: Math.round(Number(low_score_below) * 100),
  };
}

function bandsOf(form: Form): BandsDocument {
  const { base, recency, frequency, monetary } = form;
  const bands: BandsDocument = {};
  if (base.kind === "preset") {
    bands.preset = base.preset;
    if (base.averageOrderMinor !== null) bands.average_order_minor = base.averageOrderMinor;
  }
  if (base.kind === "quintiles") bands.quintiles = { every_days: base.everyDays };
  if (recency?.kind === "edges") bands.recency = { at_most_days: [...recency.edges] };
  if (recency?.kind === "half_life") bands.recency = { half_life_days: recency.days };
  if (frequency) bands.frequency = { at_least_orders: [...frequency] };
  if (monetary) bands.monetary = { at_least_minor: [...monetary] };
  return bands;
}

/** The configuration of these fields; what they do not say is as in `rest`. */
export function configOf(form: Form, rest: ConfigDocument): ConfigDocument {
  const [recency, frequency, monetary] = form.weights;
  const limit = form.lowScoreBelowHundredths;
  return {
    ...rest,
    bands: bandsOf(form),
    weights: { recency, frequency, monetary },
    low_score_below: `${Math.floor(limit / 100)}.${String(limit % 100).padStart(2, "0")}`,
  };
}

/** A configuration with its edges as they came out, as a version is restored. */
export const withEdges = (config: ConfigDocument, bands: Bands): ConfigDocument => ({
  ...config,
  bands: {
    recency: { at_most_days: [...bands.recency_at_most_days] },
    frequency: { at_least_orders: [...bands.frequency_at_least_orders] },
    monetary: { at_least_minor: [...bands.monetary_at_least_minor] },
  },
});

/** Whether fields say the same. */
export const isSameForm = (one: Form, other: Form) => JSON.stringify(one) === JSON.stringify(other);

/** The edges of a dimension. */
export function edgesOf(bands: Bands, dimension: Dimension): Edges {
  const lists = {
    recency: bands.recency_at_most_days,
    frequency: bands.frequency_at_least_orders,
    monetary: bands.monetary_at_least_minor,
  };
  return asEdges(lists[dimension]);
}

/** The fields with edges of a dimension set one by one. */
export function withOwnEdges(form: Form, dimension: Dimension, edges: Edges): Form {
  return { ...form, [dimension]: dimension === "recency" ? { kind: "edges", edges } : edges };
}

/**
 * The fields with another base, which all dimensions follow; where none gives edges any more, those that were there
 * are set one by one.
 */
export function withBase(form: Form, base: Base, bands: Bands): Form {
  if (base.kind !== "given") return { ...form, base, recency: null, frequency: null, monetary: null };
  return {
    ...form,
    base,
    recency: form.recency ?? { kind: "edges", edges: edgesOf(bands, "recency") },
    frequency: form.frequency ?? edgesOf(bands, "frequency"),
    monetary: form.monetary ?? edgesOf(bands, "monetary"),
  };
}

/** The weights with one of them changed: the other two share the rest as they did before. */
export function withWeight(form: Form, at: number, wanted: number): Form {
  const value = Math.max(0, Math.min(100, Math.round(wanted)));
  const [first, second] = [0, 1, 2].filter((one) => one !== at) as [number, number];
  const [one, other] = [form.weights[first] ?? 0, form.weights[second] ?? 0];
  const rest = 100 - value;
  const share = one + other === 0 ? rest / 2 : (rest * one) / (one + other);
  const weights = [...form.weights] as [number, number, number];
  weights[at] = value;
  weights[first] = Math.round(share);
  weights[second] = rest - Math.round(share);
  return { ...form, weights };
}
