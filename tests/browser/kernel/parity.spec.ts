// The kernel in a real browser says what the native kernel says, byte for byte, and what the golden table says.

import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { golden, MODULE, type Site, serve } from "./site.ts";

const CASES = 20_000;
const AT_A_TIME = 1_000;

/** Another one each time, printed; the same again with `RFM_PARITY_SEED`. */
const SEED = Number(process.env.RFM_PARITY_SEED ?? randomInt(2 ** 31));

interface Tally {
  cases: number;
  opened: number;
  compared: number;
  withMovers: number;
  updated: number;
  differing: unknown[];
}

let site: Site;

test.beforeAll(async () => {
  test.setTimeout(1_800_000);
  site = await serve();
});

test.afterAll(() => site?.close());

test("is at most 40 kB when it is compressed", async () => {
  const compressed = brotliCompressSync(await readFile(MODULE)).length;
  process.stdout.write(`the kernel, compressed: ${compressed} bytes\n`);
  expect(compressed).toBeLessThanOrEqual(40_000);
});

test("scores the golden table", async ({ page }) => {
  await page.goto(site.origin);
  const rows = await golden();
  expect(rows.length).toBeGreaterThan(60);
  const found = await page.evaluate(async (rows) => {
    const { scoresOf } = await import("/cases.js" as string);
    return scoresOf(rows, "2026-06-30");
  }, rows);
  const names = ["customer", "recency", "frequency", "monetary", "segment", "segments"];
  expect(found).toEqual(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]]))));
});

test("says what the native kernel says, byte for byte", async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto(site.origin);
  const sum = { cases: 0, opened: 0, compared: 0, withMovers: 0, updated: 0 };
  for (let first = 0; first < CASES; first += AT_A_TIME) {
    const tally: Tally = await page.evaluate(
      async ([seed, first, count]) => {
        const { compareCases } = await import("/cases.js" as string);
        return compareCases(seed, first, count);
      },
      [SEED, first, AT_A_TIME] as const,
    );
    expect(tally.differing, `seed ${SEED}`).toEqual([]);
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += tally[name];
  }
  process.stdout.write(`parity: ${JSON.stringify({ seed: SEED, ...sum })}\n`);
  expect(sum.cases).toBe(CASES);
  // Not all of it is refused.
  expect(sum.opened).toBeGreaterThan(CASES / 2);
  expect(sum.compared).toBeGreaterThan(CASES / 3);
  expect(sum.withMovers).toBeGreaterThan(CASES / 10);
  expect(sum.updated).toBeGreaterThan(CASES / 4);
});
