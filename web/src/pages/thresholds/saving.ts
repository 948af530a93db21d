// What is read of configurations for this page, beyond what all pages read.

import { answered, api, type Schemas } from "../../base/api.ts";
import { latestOf as latestStanding, type Standing } from "../../base/config.ts";
import type { ConfigDocument } from "./config.ts";
import type { Saved } from "./draft.ts";
import type { Live } from "./engine.ts";

/** A version of the history, without its configuration. */
export type ListedVersion = Schemas["VersionAnswer"];

/** A configuration with its bands, as this page knows them. */
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
