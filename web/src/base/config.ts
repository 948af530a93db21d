// The configuration by which customers are scored and put into segments, as the service reads and saves it. What its
// rules select is the kernel's to say, never this page's.

import { signal } from "@preact/signals";
import { answered, api, type Schemas } from "./api.ts";
import type { Language } from "./i18n.ts";

/** Scores of one dimension: ">=4", "<=2", "3" or 3, "2-4", [1, 5]. */
export type Condition = string | number | (string | number)[];

/** What all have to hold at once. */
export interface Conditions {
  recency?: Condition;
  frequency?: Condition;
  monetary?: Condition;
  frequency_monetary?: Condition;
  /** Of the weighted score, with up to two digits behind the point. */
  score?: Condition;
}

/** Whom a segment selects. */
export interface Rules extends Conditions {
  /** At least one of these has to hold besides. */
  any?: Conditions[];
  /** Customers without orders, and then nothing else. */
  orders?: "none";
}

export interface Segment {
  /** Its label, the same for as long as the segment lives. */
  id: string;
  name: Partial<Record<Language, string>>;
  rules: Rules;
}

export interface Weights {
  recency: number;
  frequency: number;
  monetary: number;
}

export interface Config {
  /** Where the bands come from; what that may be is the page's of thresholds to know. */
  bands: unknown;
  weights: Weights;
  /** As in "2.00". */
  low_score_below: string;
  segments: Segment[];
}

/** The edges of the scores. */
export type Bands = Schemas["BandsAnswer"];

/** The most segments of a shop. */
export const MAX_SEGMENTS = 64;

/** The configuration as it stands. */
export interface Standing {
  /** The version that customers are scored by. */
  version: number;
  config: Config;
  /** The edges that its bands come to. */
  bands: Bands;
  currency: string;
  /** The version that is to be active next. */
  staged: { version: number; config: Config; bands: Bands; customers_done: number; customers: number } | null;
  /** Upon which the next version is saved. */
  latest_version: number;
}

/** The labels of the shop's segments, and of those on their way: by them it is settled how each looks. */
export const labels = signal<readonly string[]>([]);

/** Those of them that are of customers without orders, whom nobody knows of a day that is worked out afterwards. */
export const prospectLabels = signal<ReadonlySet<string>>(new Set());

/** Reads the configuration. */
export async function readConfig(signal?: AbortSignal): Promise<Standing> {
  // The service's description says no more of a configuration than that it is an object.
  const read = (await answered(api.GET("/api/rfm/config", { signal }))) as unknown as Standing;
  const segments = [...read.config.segments, ...(read.staged?.config.segments ?? [])];
  labels.value = segments.map(({ id }) => id);
  prospectLabels.value = new Set(segments.filter(({ rules }) => rules.orders).map(({ id }) => id));
  return read;
}

/** What the next version is made from: the one on its way, else the active one. */
export const latestOf = (standing: Standing): { version: number; config: Config; bands: Bands } =>
  standing.staged ?? standing;

/** A version with who saved it, when and why. */
export type Version = Schemas["VersionAnswer"] & { config: Config };

/** Reads a version. */
export async function readVersion(version: number, signal?: AbortSignal): Promise<Version> {
  const path = { version };
  const read = answered(api.GET("/api/rfm/config/versions/{version}", { params: { path }, signal }));
  return (await read) as unknown as Version;
}

/** The language in which a name is shown, as the service chooses it: the one that is spoken, else English, else none. */
export function languageOfName(segment: Pick<Segment, "name">, spoken: Language): Language | null {
  if (segment.name[spoken]) return spoken;
  return segment.name.en ? "en" : null;
}

/** A segment's name in a language, as the service gives it: else in English, else its label. */
export const nameOf = (segment: Pick<Segment, "id" | "name">, spoken: Language): string =>
  segment.name[spoken] || segment.name.en || segment.id;
