// Calls that read and save configurations.

import { answered, api, call, type Schemas } from "../../base/api.ts";
import type { ConfigDocument } from "./config.ts";
import type { Saved } from "./draft.ts";
import type { Live } from "./engine.ts";
import type { Bands } from "./kernel.ts";

/** The description says no more of a configuration than that it is an object. */
type WithConfig<T> = Omit<T, "config" | "bands"> & { config: ConfigDocument; bands: Bands };

export type StagedConfig = WithConfig<Schemas["StagedAnswer"]>;
export type CurrentConfig = Omit<WithConfig<Schemas["ConfigAnswer"]>, "staged"> & {
  staged?: StagedConfig | null;
};
export type Version = Schemas["VersionAnswer"];
export type WholeVersion = WithConfig<Version>;

/** The configuration as it is. */
export const readConfig = async (signal?: AbortSignal) =>
  (await answered(api.GET("/api/rfm/config", { signal }))) as unknown as CurrentConfig;

/** What customers are scored by. */
export const liveOf = ({ version, config, bands }: CurrentConfig): Live => ({ version, config, bands });

/** What the next version is saved upon. */
export const latestOf = ({ staged, config, latest_version: version }: CurrentConfig): Saved => ({
  version,
  config: staged?.config ?? config,
});

/** Versions, the latest first. */
export const readVersions = (before: number | null, limit: number, signal?: AbortSignal) => {
  const query = before === null ? { limit } : { limit, before };
  return answered(api.GET("/api/rfm/config/versions", { params: { query }, signal }));
};

export const readVersion = async (version: number, signal?: AbortSignal) =>
  (await answered(
    api.GET("/api/rfm/config/versions/{version}", { params: { path: { version } }, signal }),
  )) as unknown as WholeVersion;

export interface Why {
  reason: string;
  tellCustomers: boolean;
}

type SavedAnswer = Schemas["SavedAnswer"];

async function send(method: string, path: string, upon: number, body: object): Promise<SavedAnswer> {
  const headers = { "content-type": "application/json", "if-match": `"${upon}"` };
  return await (await call(path, { method, headers, body: JSON.stringify(body) })).json();
}

/** Saves a configuration upon a version; a `conflict` if that is not the latest one. */
export const saveConfig = (config: ConfigDocument, upon: number, { reason, tellCustomers }: Why) =>
  send("PUT", "/api/rfm/config", upon, { config, reason, tell_customers: tellCustomers });

/** Saves an earlier version again. */
export const restoreVersion = (version: number, upon: number, { reason, tellCustomers }: Why) =>
  send("POST", `/api/rfm/config/versions/${version}/restore`, upon, {
    reason,
    tell_customers: tellCustomers,
  });

/** The most bytes of a reason. */
const MAX_REASON_BYTES = 500;

/** Whether the service takes a reason. */
export const isReason = (text: string) =>
  text.trim() !== "" && new TextEncoder().encode(text).length <= MAX_REASON_BYTES;
