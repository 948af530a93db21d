// What the service says that a configuration would change.

import { answered, api, type Schemas } from "./api.ts";
import type { Config } from "./config.ts";
import { language } from "./i18n.ts";

export type Preview = Schemas["PreviewAnswer"];

/** Asks what a configuration would change, and who would move where that is wanted. */
export const preview = (config: Config, movers: Schemas["MoversRequest"] | null, signal?: AbortSignal) =>
  answered(
    api.POST("/api/rfm/preview", {
      params: { query: { locale: language() } },
      body: { config: config as never, ...(movers ? { movers } : {}) },
      signal,
    }),
  );
