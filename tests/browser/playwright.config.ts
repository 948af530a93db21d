// Each worker has a service of its own on a database of its own; tests of a worker have shops of their own.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

/** The browser: by its path, or by a name that is looked for as a shell looks. */
function chromium(): string {
  const named = process.env.RFM_CHROMIUM ?? "chromium";
  const folders = named.includes("/") ? [] : (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, named)).find(existsSync) ?? named;
}

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-US",
    timezoneId: "America/New_York",
    colorScheme: "light",
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
