// The pictures of the documentation, taken of the page as it is: `npm run pictures`.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({
  ...tests,
  testMatch: "**/*.pictures.ts",
  workers: 1,
  timeout: 180_000,
});
