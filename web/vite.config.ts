// How the page is built: one small entry, pages and charts as chunks of their own, the catalogue as one chunk for
// each language, and compressed files beside the plain ones, since the service does not compress.

import { defineConfig } from "vite";
import { catalogue } from "./plugins/catalogue.ts";
import { compressed } from "./plugins/compressed.ts";

export default defineConfig({
  plugins: [catalogue(), compressed()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // What is small would become a data: address, which only images may have.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": process.env.RFM_DEV_SERVICE ?? "http://127.0.0.1:8081" },
  },
});
