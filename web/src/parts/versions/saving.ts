// What is read of the versions of the configuration, and how they are known here.

import { answered, api, type Schemas } from "../../base/api.ts";
import {
  type Bands,
  latestOf as latestStanding,
  readVersion,
  type Standing,
  type Version,
} from "../../base/config.ts";
import type { ConfigDocument } from "./config.ts";

/** What is active. */
export interface Live {
  version: number;
  config: ConfigDocument;
  bands: Bands;
}

/** What the next version is saved upon. */
export interface Saved {
  /** The number of the latest version. */
  version: number;
  config: ConfigDocument;
}

/** A version of the history, without its configuration. */
export type ListedVersion = Schemas["VersionAnswer"];

/** A configuration with its bands, as its parts are known. */
export const documentOf = (config: Standing["config"]) => config as ConfigDocument;

/** What customers are scored by. */
export const liveOf = ({ version, config, bands }: Standing): Live => ({
  version,
  config: documentOf(config),
  bands,
});

/** What the next version is saved upon. */
export const latestOf = (standing: Standing): Saved => ({
  version: standing.latest_version,
  config: documentOf(latestStanding(standing).config),
});

/** Versions, the latest first, before one. */
export const readVersions = (before: number | null, limit: number, signal?: AbortSignal) => {
  const query = before === null ? { limit } : { limit, before };
  return answered(api.GET("/api/rfm/config/versions", { params: { query }, signal }));
};

/** So many versions are kept. */
const MOST_KNOWN = 200;

/** Versions that were read: what one says never changes. The latest asked for last. */
const known = new Map<number, Promise<Version>>();

/** What a version says; what became of it may be another thing by now. */
export function knownVersion(version: number): Promise<Version> {
  const read = known.get(version) ?? readVersion(version);
  known.delete(version);
  known.set(version, read);
  read.catch(() => known.delete(version));
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return read;
}
