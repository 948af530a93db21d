// `npm run bench`: the kernel in Chromium, in the page with 50,000 customers and in a worker with 1,000,000, in one
// run. Figures as they come out, with the targets beside them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const OUT = fileURLToPath(new URL("../../target/bench-page", import.meta.url));
const MODULE = new URL("../src/kernel/generated/kernel_bg.wasm", import.meta.url);

function told({ customers, where, step_ms, ...all }, target) {
  const ms = (value) => `${value.toFixed(2)} ms`;
  return [
    `${customers} customers, in the ${where}: a step ${ms(step_ms.median)}, median of 201 (target ${target} ms)`,
    `  95th percentile ${ms(step_ms.p95)}, longest ${ms(step_ms.longest)}`,
    `  longest time that the page was held up: ${ms(all.longest_gap_ms)} (idle ${ms(all.longest_idle_gap_ms)})`,
    `  of ${all.dragging.asked} steps asked 4 ms apart ${all.dragging.answered} were answered, the last one too`,
    `  opening ${ms(all.open_ms)}, quintiles ${ms(all.quintiles_ms)}, 200 movers ${ms(all.movers_ms)}`,
  ].join("\n");
}

await build({
  configFile: false,
  root: ROOT,
  logLevel: "warn",
  worker: { format: "es" },
  build: { outDir: OUT, emptyOutDir: true },
});
const server = await preview({
  configFile: false,
  root: ROOT,
  logLevel: "warn",
  build: { outDir: OUT },
  preview: { port: 0, host: "127.0.0.1" },
});
const browser = await chromium.launch({
  executablePath: process.env.RFM_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
});
try {
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  const measured = (customers) => page.evaluate((customers) => window.measure(customers), customers);
  const module = readFileSync(MODULE);
  process.stdout.write(
    `the module: ${module.length} bytes, ${brotliCompressSync(module).length} compressed (target 40000)\n`,
  );
  process.stdout.write(`${told(await measured(50_000), 2)}\n`);
  process.stdout.write(`${told(await measured(1_000_000), 40)}\n`);
} finally {
  await browser.close();
  await server.close();
}
