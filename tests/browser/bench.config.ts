// How long a merchant waits: `npm run bench`, with a service that is built for release.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({
  ...tests,
  testMatch: "**/*.bench.ts",
  workers: 1,
  timeout: 600_000,
  // Recording what happens would be measured too.
  use: { ...tests.use, trace: "off" },
});
