// Columns and their differences, pages of movers, and one computation at a time.

import { expect, test } from "vitest";
import { Newest } from "../src/kernel/newest.ts";
import { populationOf, readColumns } from "../src/pages/thresholds/population.ts";
import { BEGINNING, movesOf, walk } from "../src/pages/thresholds/walk.ts";

type Row = [spend: number, day: number, orders: number, ordinal?: number];

/** An answer of `GET /api/rfm/columns`. */
function answer(asOf: number, ordinals: number, rows: Row[], isDifference = false): ArrayBuffer {
  const bytes = new ArrayBuffer(48 + rows.length * (isDifference ? 20 : 16));
  const view = new DataView(bytes);
  view.setUint8(4, 1);
  view.setUint8(5, isDifference ? 1 : 0);
  view.setInt32(32, asOf, true);
  view.setUint32(36, ordinals, true);
  view.setUint32(40, rows.length, true);
  for (const [at, [spend, day, orders, ordinal]] of rows.entries()) {
    view.setBigInt64(48 + 8 * at, BigInt(spend), true);
    view.setInt32(48 + 8 * rows.length + 4 * at, day, true);
    view.setUint32(48 + 12 * rows.length + 4 * at, orders, true);
    if (isDifference) view.setUint32(48 + 16 * rows.length + 4 * at, ordinal ?? 0, true);
  }
  return bytes;
}

const ABSENT = 0xffff_ffff;
const WHOLE = answer(100, 4, [
  [5_000_000_000_000, 70, 3],
  [-250, 100, 1],
  [0, 0, 0],
  [9, 9, ABSENT],
]);

test("those who have ordered are sorted by each dimension", () => {
  const population = populationOf(readColumns(WHOLE));
  expect([...population.recency]).toEqual([0, 30]);
  expect([...population.frequency]).toEqual([1, 3]);
  expect([...population.monetary]).toEqual([-250, 5_000_000_000_000]);
});

test("what changed takes its place, and who is new comes behind", () => {
  const changed = answer(
    101,
    6,
    [
      [100, 101, 1, 2],
      [7, 105, 9, 5],
      [0, 0, ABSENT, 0],
    ],
    true,
  );
  const population = populationOf(readColumns(changed, readColumns(WHOLE)));
  // A day that lies ahead counts as today; a day has passed for the others.
  expect([...population.recency]).toEqual([0, 0, 1]);
  expect([...population.monetary]).toEqual([-250, 7, 100]);
});

test("movers come page by page, the largest move first, each with its move", async () => {
  const flows = [
    { from: "a", to: "a", customers: 50, spend_total_minor: 0 },
    { from: "a", to: "b", customers: 2, spend_total_minor: 0 },
    { from: "b", to: null, customers: 3, spend_total_minor: 0 },
  ];
  const found: Record<string, number[]> = { ab: [4, 9], bnull: [1, 2, 8] };
  const ask = ({ from, to }: { from: string | null; to: string | null }, first: number, limit: number) => {
    const rest = (found[`${from}${to}`] ?? []).filter((ordinal) => ordinal >= first);
    return { ordinals: rest.slice(0, limit), next: rest.length > limit ? (rest[limit] ?? null) : null };
  };
  const pages = [];
  for (let place: typeof BEGINNING | null = BEGINNING; place; ) {
    const page = await walk(ask, movesOf(flows), place, 2);
    pages.push(page.movers.map(({ from, to, ordinal }) => `${from}${to}${ordinal}`));
    place = page.next;
  }
  expect(pages).toEqual([["bnull1", "bnull2"], ["bnull8", "ab4"], ["ab9"]]);
});

test("what can be computed at once is told at once", () => {
  const told: number[] = [];
  new Newest<number, number>(
    (input) => input * 2,
    (output) => told.push(output ?? -1),
  ).ask(4);
  expect(told).toEqual([8]);
});

test("while one is computed only the newest waits", async () => {
  const waiting: ((output: number) => void)[] = [];
  const begun: number[] = [];
  const told: (number | null)[] = [];
  const newest = new Newest<number, number>(
    (input) => {
      begun.push(input);
      return new Promise((done) => waiting.push(done));
    },
    (output) => told.push(output),
  );
  for (const input of [1, 2, 3, 4]) newest.ask(input);
  expect(begun).toEqual([1]);
  waiting.shift()?.(10);
  await Promise.resolve();
  await Promise.resolve();
  expect(begun).toEqual([1, 4]);
  newest.close();
  waiting.shift()?.(40);
  await Promise.resolve();
  await Promise.resolve();
  expect(told).toEqual([10]);
});
