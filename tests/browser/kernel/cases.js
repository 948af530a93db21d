// In the page: what the kernel says of cases, compared with what the native kernel said.

import init, { defaultSegments, ShopKernel } from "./kernel.js";

/** The texts of a case, in the order in which `parity` writes them. */
const TEXTS = [
  "columns",
  "currency",
  "live",
  "bands",
  "opened",
  "config",
  "compared",
  "query",
  "movers",
  "update",
  "updated",
  "comparedThen",
];

function* cases(bytes) {
  const [view, decoder] = [new DataView(bytes), new TextDecoder()];
  let at = 0;
  while (at < bytes.byteLength) {
    const found = {};
    for (const name of TEXTS) {
      const length = view.getUint32(at, true);
      const part = new Uint8Array(bytes, at + 4, length);
      found[name] = name === "columns" || name === "update" ? part : decoder.decode(part);
      at += 4 + length;
    }
    yield found;
  }
}

/** What is said, or with an exclamation mark before it what is thrown. */
function said(ask) {
  try {
    return ask() ?? "";
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    return `!${thrown}`;
  }
}

function answersOf({ columns, currency, live, bands, config, query, update }) {
  let kernel = null;
  const opened = said(() => {
    kernel = new ShopKernel(columns, currency, live, bands);
  });
  if (!kernel) return { opened, compared: "", movers: "", updated: "", comparedThen: "" };
  const { from, to, first, limit } = JSON.parse(query);
  const answers = {
    opened,
    compared: said(() => kernel.compare(config)),
    movers: JSON.stringify([...kernel.movers(from, to, first, limit)]),
    updated: said(() => kernel.update(update)),
    comparedThen: said(() => kernel.compare(config)),
  };
  kernel.free();
  return answers;
}

/** Compares so many cases: how many were opened, compared and had movers, and the first that differ. */
export async function compareCases(seed, first, count) {
  await init({ module_or_path: "/kernel_bg.wasm" });
  const response = await fetch(`/cases?seed=${seed}&first=${first}&count=${count}`);
  if (!response.ok) throw new Error(await response.text());
  const tally = { cases: 0, opened: 0, compared: 0, withMovers: 0, updated: 0, differing: [] };
  for (const one of cases(await response.arrayBuffer())) {
    for (const [what, answer] of Object.entries(answersOf(one))) {
      if (answer === one[what] || tally.differing.length >= 3) continue;
      tally.differing.push({ case: first + tally.cases, what, expected: one[what], answer });
    }
    tally.cases += 1;
    tally.opened += one.opened === "" ? 1 : 0;
    tally.compared += one.compared.startsWith("{") ? 1 : 0;
    tally.withMovers += one.movers.length > 2 ? 1 : 0;
    tally.updated += one.comparedThen.startsWith("{") && one.updated === "" ? 1 : 0;
  }
  return tally;
}

const DAY_MS = 86_400_000;

function columnsOf(day, orders, spend, asOf) {
  const bytes = new ArrayBuffer(64);
  const view = new DataView(bytes);
  new Uint8Array(bytes).set([...new TextEncoder().encode("RFMC"), 1]);
  view.setInt32(32, Date.parse(asOf) / DAY_MS, true);
  view.setUint32(36, 1, true);
  view.setUint32(40, 1, true);
  view.setBigInt64(48, BigInt(spend), true);
  view.setInt32(56, day ? Date.parse(day) / DAY_MS : 0, true);
  view.setUint32(60, orders, true);
  return new Uint8Array(bytes);
}

const BANDS = {
  recency_at_most_days: [30, 60, 120, 240],
  frequency_at_least_orders: [2, 3, 5, 8],
  monetary_at_least_minor: [10_000, 20_000, 40_000, 80_000],
};

/** One segment for each score of each dimension, so that sizes tell the scores. */
function segmentsOfScores() {
  const dimensions = ["recency", "frequency", "monetary"];
  const segment = (dimension, score) => ({
    id: `${dimension} ${score}`,
    name: { en: dimension },
    rules: { [dimension]: score },
  });
  return dimensions.flatMap((dimension) => [1, 2, 3, 4, 5].map((score) => segment(dimension, score)));
}

/** The scores and segments of each row of the golden table. */
export async function scoresOf(rows, asOf) {
  await init({ module_or_path: "/kernel_bg.wasm" });
  const live = JSON.stringify({ bands: { preset: "medium" }, segments: JSON.parse(defaultSegments()) });
  const there = ({ segments }) => segments.filter(({ then }) => then?.customers === 1).map(({ id }) => id);
  return rows.map((row) => {
    const columns = columnsOf(row.last_order_on, Number(row.order_count), row.spend_total_minor, asOf);
    const kernel = new ShopKernel(columns, "USD", live, JSON.stringify(BANDS));
    const segments = JSON.parse(kernel.compare("{}"));
    const scores = there(JSON.parse(kernel.compare(JSON.stringify({ segments: segmentsOfScores() }))));
    kernel.free();
    const score = (name) => scores.find((id) => id.startsWith(name))?.split(" ")[1] ?? "";
    return {
      customer: row.customer,
      recency: score("recency"),
      frequency: score("frequency"),
      monetary: score("monetary"),
      segment: segments.movement[0]?.to ?? "",
      segments: there(segments).join("|"),
    };
  });
}
