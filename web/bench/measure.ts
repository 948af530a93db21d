// In the page: how long a step of a slider takes, and how long the page is held up by it.

import { openHere } from "../src/kernel/here.ts";
import { type Kernel, type Live, openKernel } from "../src/kernel/index.ts";
import { Newest } from "../src/kernel/newest.ts";

export interface Figures {
  customers: number;
  where: "page" | "worker";
  open_ms: number;
  /** From asking to the answer as an object. */
  step_ms: { median: number; p95: number; longest: number };
  /** The same without waiting for one before asking the next. */
  dragging: { asked: number; answered: number };
  longest_gap_ms: number;
  /** Of the same loop while nothing is asked. */
  longest_idle_gap_ms: number;
  quintiles_ms: number;
  movers_ms: number;
}

const TODAY = 20_000;
const LIVE = {
  recency: [30, 60, 120, 240],
  frequency: [2, 3, 5, 8],
  monetary: [2_000, 4_000, 8_000, 16_000],
};

/** A made-up shop: the same numbers each time. */
function columnsOf(customers: number): ArrayBuffer {
  const bytes = new ArrayBuffer(48 + customers * 16);
  const view = new DataView(bytes);
  new Uint8Array(bytes).set([...new TextEncoder().encode("RFMC"), 1]);
  view.setInt32(32, TODAY, true);
  view.setUint32(36, customers, true);
  view.setUint32(40, customers, true);
  const spend = new BigInt64Array(bytes, 48, customers);
  const days = new Int32Array(bytes, 48 + 8 * customers, customers);
  const orders = new Uint32Array(bytes, 48 + 12 * customers, customers);
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let at = 0; at < customers; at += 1) {
    orders[at] = Math.floor(random() ** 3 * 20);
    days[at] = TODAY - Math.floor(random() ** 2 * 900);
    spend[at] = BigInt(Math.floor((orders[at] ?? 0) * random() * 9_000));
  }
  return bytes;
}

function bandsOf(recency: number[]): object {
  return {
    recency: { at_most_days: recency },
    frequency: { at_least_orders: LIVE.frequency },
    monetary: { at_least_minor: LIVE.monetary },
  };
}

/** The middle edge of recency is dragged to and fro. */
function step(at: number): object {
  return { bands: bandsOf([30, 61 + (at % 50), 120, 240]) };
}

/** As many segments as every merchant begins with, of the same kind. */
function segments(): object[] {
  const segment = (id: string, rules: object) => ({ id, name: { en: id }, rules });
  const grid = [5, 4, 3, 2, 1].flatMap((recency) => [
    segment(`R${recency} often`, { recency, frequency_monetary: ">=4" }),
    segment(`R${recency} seldom`, { recency, frequency_monetary: "<=3" }),
  ]);
  return [
    ...grid,
    segment("VIP", { frequency: 5, monetary: 5 }),
    segment("Big Spender", { monetary: 5 }),
    segment("Frequent Buyer", { frequency: 5 }),
    segment("Lapsing VIP", { recency: "<=2", frequency: ">=4", monetary: ">=4" }),
  ];
}

/** The longest time between two turns of the page until it is told to stop. */
function gaps(): () => number {
  let [last, longest, isOn] = [performance.now(), 0, true];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isOn) channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  return () => {
    isOn = false;
    channel.port1.close();
    return Math.max(longest, performance.now() - last);
  };
}

async function timed<T>(ask: () => T | Promise<T>): Promise<[ms: number, answer: T]> {
  const from = performance.now();
  const answer = await ask();
  return [performance.now() - from, answer];
}

/** Between two steps the page has a turn, as it has between two frames. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 4));

async function steps(kernel: Kernel, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    await turn();
    const [ms, answer] = await timed(() => kernel.compare(step(at)));
    if (answer.moving === 0) throw new Error("nobody moved");
    times.push(ms);
  }
  return times.sort((one, other) => one - other);
}

async function dragged(kernel: Kernel): Promise<{ asked: number; answered: number }> {
  const asked = 60;
  let answered = 0;
  await new Promise<void>((resolve, reject) => {
    const newest = new Newest(
      async (at: number) => {
        await kernel.compare(step(at));
        return at;
      },
      (at, thrown) => {
        if (at === null) return reject(thrown);
        answered += 1;
        if (at === asked - 1) resolve();
      },
    );
    const drag = async () => {
      for (let at = 0; at < asked; at += 1) {
        newest.ask(at);
        await turn();
      }
    };
    drag().catch(reject);
  });
  return { asked, answered };
}

/** A worker says what the page itself says. */
async function assertSame(kernel: Kernel, customers: number, live: Live): Promise<void> {
  const here = await openHere(columnsOf(customers), "bench.1", "USD", live);
  const wanted = { from: "R4 seldom", to: "R3 seldom" };
  for (const config of [step(3), {}, step(40)]) {
    const said = [await here.compare(config), await here.movers(config, wanted, 5, 50)];
    const other = [await kernel.compare(config), await kernel.movers(config, wanted, 5, 50)];
    if (JSON.stringify(said) !== JSON.stringify(other)) throw new Error("the worker says something else");
  }
  here.close();
}

async function measure(customers: number): Promise<Figures> {
  const live = {
    config: { bands: bandsOf(LIVE.recency), segments: segments() },
    bands: {
      recency_at_most_days: LIVE.recency,
      frequency_at_least_orders: LIVE.frequency,
      monetary_at_least_minor: LIVE.monetary,
    },
  };
  const columns = columnsOf(customers);
  const [open_ms, kernel] = await timed(() => openKernel(columns, "bench.1", "USD", live));
  if (kernel.customers !== customers) throw new Error(`${kernel.customers} customers`);
  await assertSame(kernel, customers, live);
  await steps(kernel, 20);
  const idle = gaps();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const longest_idle_gap_ms = idle();
  const times = await steps(kernel, 201);
  const busy = gaps();
  await steps(kernel, 60);
  const dragging = await dragged(kernel);
  const longest_gap_ms = busy();
  const [movers_ms, movers] = await timed(() => kernel.movers(step(59), {}, 0, 200));
  if (movers.ordinals.length !== 200) throw new Error(`${movers.ordinals.length} movers`);
  const quintiles = { bands: { quintiles: { every_days: 30 } } };
  const [quintiles_ms] = await timed(() => kernel.compare(quintiles));
  kernel.close();
  const at = (share: number) => times[Math.round((times.length - 1) * share)] ?? Number.NaN;
  return {
    customers,
    where: columns.byteLength === 0 ? "worker" : "page",
    open_ms,
    step_ms: { median: at(0.5), p95: at(0.95), longest: at(1) },
    dragging,
    longest_gap_ms,
    longest_idle_gap_ms,
    quintiles_ms,
    movers_ms,
  };
}

Object.assign(window, { measure });
