// A kernel in a worker, without one: what is asked in which order, what is dropped, and how refusals come back.

import { beforeEach, expect, test } from "vitest";
import { Beside, MOST_WAITING, type Port } from "../src/kernel/beside.ts";
import { customersIn, dayOf } from "../src/kernel/columns.ts";
import { ColumnsError, ConfigError, Dropped, errorOf, told } from "../src/kernel/errors.ts";
import type { Comparison, Kernel } from "../src/kernel/index.ts";
import type { Answer, Request } from "../src/kernel/messages.ts";
import { Newest } from "../src/kernel/newest.ts";

const BANDS = { recency_at_most_days: [], frequency_at_least_orders: [], monetary_at_least_minor: [] };
const WRONG = [{ field: "config.bands", problem: "must be an object", example: "{}" }];

function columns(day = 20_000, ordinals = 3): ArrayBuffer {
  const bytes = new ArrayBuffer(48);
  const view = new DataView(bytes);
  view.setInt32(32, day, true);
  view.setUint32(36, ordinals, true);
  return bytes;
}

class FakePort implements Port {
  requests: Request[] = [];
  transferred: Transferable[] = [];
  isTerminated = false;
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(request: Request, transfer: Transferable[]): void {
    this.requests.push(request);
    this.transferred.push(...transfer);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(answer: Answer): void {
    this.onmessage?.({ data: answer } as MessageEvent<Answer>);
  }

  /** Answers the request at a place. */
  give(at: number, value: unknown, customers = 3): void {
    this.answer({ id: this.requests[at]?.id ?? 0, customers, value: value as Comparison });
  }

  refuse(at: number, refused: string): void {
    this.answer({ id: this.requests[at]?.id ?? 0, refused });
  }
}

let port: FakePort;
let kernel: Kernel;

beforeEach(async () => {
  port = new FakePort();
  const beside = new Beside(port, columns(), "store.1");
  const opened = beside.open(columns(), "USD", { config: {}, bands: BANDS });
  port.give(0, null);
  kernel = await opened;
});

test("opens with the columns given away, and tells how many customers there are", () => {
  expect(port.requests.map(({ what }) => what)).toEqual(["open"]);
  expect(port.transferred).toHaveLength(1);
  expect([kernel.customers, kernel.tag, kernel.as_of]).toEqual([3, "store.1", "2024-10-04"]);
});

test("answers everybody who asks, in their order", async () => {
  const asked = [
    kernel.compare({ a: 1 }),
    kernel.movers({ a: 2 }, { from: null }, 0, 9),
    kernel.compare({ a: 3 }),
  ];
  expect(port.requests.slice(1)).toMatchObject([
    { what: "compare", config: { a: 1 } },
    { what: "movers", config: { a: 2 }, wanted: { from: null }, first: 0, limit: 9 },
    { what: "compare", config: { a: 3 } },
  ]);
  port.give(1, { moving: 1 });
  port.give(2, { ordinals: [7], next: null });
  port.give(3, { moving: 3 });
  expect(await Promise.all(asked)).toEqual([{ moving: 1 }, { ordinals: [7], next: null }, { moving: 3 }]);
});

test("a slider and two dialogs beside it all come to an answer", async () => {
  const told: unknown[] = [];
  const slider = new Newest(
    (config: object) => kernel.compare(config),
    (comparison) => told.push(comparison),
  );
  for (let at = 0; at < 9; at += 1) slider.ask({ slider: at });
  const dialogs = [kernel.compare({ dialog: "theirs" }), kernel.compare({ dialog: "mine" })];
  for (let at = 1; at < 5; at += 1) {
    await expect.poll(() => port.requests.length).toBeGreaterThan(at);
    port.give(at, { of: port.requests[at] });
  }
  expect(await Promise.all(dialogs)).toMatchObject([
    { of: { config: { dialog: "theirs" } } },
    { of: { config: { dialog: "mine" } } },
  ]);
  // What lay between was never computed.
  await expect
    .poll(() => told)
    .toMatchObject([{ of: { config: { slider: 0 } } }, { of: { config: { slider: 8 } } }]);
});

test("refuses a question where too many wait, and answers again once they are fewer", async () => {
  const asked = Array.from({ length: MOST_WAITING }, (_, at) => kernel.compare({ at }));
  await expect(kernel.compare({})).rejects.toThrow(Dropped);
  await expect(kernel.movers({}, {}, 0, 9)).rejects.toMatchObject({ kind: "busy", passes: true });
  expect(port.requests).toHaveLength(1 + MOST_WAITING);
  port.give(1, { moving: 1 });
  await expect(asked[0]).resolves.toEqual({ moving: 1 });
  void kernel.compare({});
  expect(port.requests).toHaveLength(2 + MOST_WAITING);
});

test("goes on comparing after a configuration that is refused", async () => {
  const refused = kernel.compare({});
  port.refuse(1, JSON.stringify({ config: WRONG }));
  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toMatchObject({ errors: WRONG });
  const next = kernel.compare({});
  await expect.poll(() => port.requests.length).toBe(3);
  port.give(2, { moving: 0 });
  await expect(next).resolves.toEqual({ moving: 0 });
});

test("takes columns in, and still has those from before where they are refused", async () => {
  const updated = kernel.update(columns(20_001), "store.2");
  expect([kernel.tag, kernel.as_of]).toEqual(["store.2", "2024-10-05"]);
  port.refuse(1, JSON.stringify({ columns: "too short" }));
  await expect(updated).rejects.toThrow(ColumnsError);
  expect([kernel.tag, kernel.as_of]).toEqual(["store.1", "2024-10-04"]);
  const again = kernel.update(columns(20_001), "store.3");
  port.give(2, null, 4);
  await again;
  expect([kernel.tag, kernel.customers]).toEqual(["store.3", 4]);
});

test("refuses columns that are too short before anybody has them", async () => {
  await expect(kernel.update(new ArrayBuffer(9), "store.2")).rejects.toThrow(ColumnsError);
  expect(kernel.tag).toBe("store.1");
});

test("drops all that waits when it is closed, and what is asked after that", async () => {
  const [first, second] = [kernel.compare({}), kernel.compare({})];
  kernel.close();
  await expect(first).rejects.toThrow(Dropped);
  await expect(second).rejects.toThrow(Dropped);
  await expect(kernel.movers({}, {}, 0, 9)).rejects.toThrow(Dropped);
  expect(port.isTerminated).toBe(true);
});

test("fails all that waits when the worker fails", async () => {
  const compared = kernel.compare({});
  port.onerror?.({ message: "no memory" } as ErrorEvent);
  await expect(compared).rejects.toThrow("no memory");
});

test("refusals pass between threads as text", () => {
  for (const error of [new ConfigError(WRONG), new ColumnsError("too short")]) {
    expect(errorOf(told(error))).toEqual(error);
  }
  expect(told(new Error("no memory"))).toBeNull();
  expect(errorOf("no memory")).toEqual(new Error("no memory"));
  const other = new TypeError("x");
  expect(errorOf(other)).toBe(other);
});

test("reads how many customers columns are of, and of which day", () => {
  expect([customersIn(columns()), dayOf(columns(0))]).toEqual([3, "1970-01-01"]);
  expect(dayOf(columns(2 ** 31 - 1))).toBe("");
  expect(() => customersIn(new ArrayBuffer(47))).toThrow(ColumnsError);
});
