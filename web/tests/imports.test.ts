import { describe, expect, it } from "vitest";
import { Failure } from "../src/base/failure.ts";
import { fieldsOf, look } from "../src/pages/imports/check.ts";
import { type Import, type State, shareOf } from "../src/pages/imports/read.ts";
import { type Happening, hasMoved, next, pauseAfter, type Stage } from "../src/pages/imports/stage.ts";
import { nameToSend } from "../src/pages/imports/upload.ts";
import { argsOf } from "../src/pages/imports/words.tsx";

const HEADER = "Name,Email,Financial Status,Currency,Total,Created at";

function looked(text: string | Uint8Array, most: number | null = null) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const found = look(bytes, bytes.length, most);
  return found && { code: found.code, args: found.args };
}

const raw = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("what is seen of a file", () => {
  it.each([
    ["an export", `${HEADER},Id\n#1,a@b.c,paid,USD,1.00,2026-01-01\n`],
    [
      "one in another order, quoted, with the mark of UTF-8",
      `\u{feff}"Created at","Total","Email", name ,Currency,"financial status"\r\n`,
    ],
    [
      "one with customers' ids instead of e-mails",
      "Name,Customer ID,Financial Status,Currency,Total,Created at\n",
    ],
    ["a header alone without an end of line", HEADER],
    ["orders as in webhooks", ' {"id": 1}\n{"id": 2}\n'],
  ])("lets %s go", (_, text) => expect(looked(text)).toBe(null));

  it.each([
    ["", { code: "empty-file", args: {} }],
    ["\u{feff}", { code: "empty-file", args: {} }],
    ["Name;Email;Total\n", { code: "wrong-separator", args: { separator: "semicolon" } }],
    ["Name\tEmail\tTotal\n", { code: "wrong-separator", args: { separator: "tab" } }],
    [
      "Name,Total\n",
      { code: "missing-columns", args: { columns: ["Email", "Financial Status", "Currency", "Created at"] } },
    ],
    [HEADER.replace("Total", "Subtotal"), { code: "missing-columns", args: { columns: ["Total"] } }],
  ])("refuses %j", (text, refused) => expect(looked(text)).toEqual(refused));

  it.each([
    ["PK\x03\x04\x14\0[Content_Types].xml", "not-csv-xlsx"],
    ["\xd0\xcf\x11\xe0\xa1", "not-csv-xlsx"],
    ["PK\x03\x04\x14\0orders.csv", "not-csv-packed"],
    ["\x1f\x8b\x08", "not-csv-packed"],
    ["\xff\xfeN\0a\0", "wrong-encoding"],
    ["%PDF-1.7", "not-csv-binary"],
    ["Name\0", "not-csv-binary"],
  ])("refuses what begins %j", (text, code) => expect(looked(raw(text))?.code).toBe(code));

  it("refuses what is too large before anything else, and not what just fits", () => {
    expect(looked(HEADER, HEADER.length - 1)).toEqual({
      code: "too-large",
      args: { most_bytes: HEADER.length - 1 },
    });
    expect(looked(HEADER, HEADER.length)).toBe(null);
  });

  it("leaves a header that goes on behind what is looked at to the service", () => {
    expect(look(new TextEncoder().encode("Name,Ema"), 1_000_000, null)).toBe(null);
  });

  it.each([
    ["a,b", ["a", "b"]],
    ["a,", ["a", ""]],
    ['"a,b",c', ["a,b", "c"]],
    ["", []],
  ])("fields of %j", (line, fields) => expect(fieldsOf(line)).toEqual(fields));
});

function one(state: State, change: Partial<Import> = {}): Import {
  return {
    id: "1",
    file_name: "orders.csv",
    state,
    started_by: "me",
    received_at: "2026-11-02T00:00:00Z",
    finished_at: null,
    bytes: 100,
    bytes_done: 0,
    orders: 0,
    orders_written: 0,
    orders_new: 0,
    orders_changed: 0,
    orders_without_id: 0,
    customers: 0,
    customers_new: 0,
    problems: { count: 0, first: [] },
    error: null,
    ...change,
  };
}

const through = (...happenings: Happening[]) =>
  happenings.reduce<Stage>((stage, happening) => next(stage, happening), { at: "choosing" });

const CHOSEN: Happening = { is: "chosen", name: "orders.csv" };
const PASSED: Happening = { is: "passed", bytes: 100 };
const TAKEN: Happening = { is: "taken", id: "1" };
const problem = { code: "empty-file", args: {}, problem: "the file is empty" };

describe("the stages of a file", () => {
  it("lead to the end of its import", () => {
    expect(through(CHOSEN)).toEqual({ at: "checking", name: "orders.csv" });
    expect(through(CHOSEN, PASSED)).toEqual({ at: "sending", name: "orders.csv", sent: 0, of: 100 });
    expect(through(CHOSEN, PASSED, { is: "sent", bytes: 60, of: 120 })).toMatchObject({ sent: 60, of: 120 });
    expect(through(CHOSEN, PASSED, TAKEN)).toMatchObject({ at: "working", id: "1", import: null });
    const reading: Happening = { is: "read", import: one("reading") };
    expect(through(CHOSEN, PASSED, TAKEN, reading)).toMatchObject({
      at: "working",
      import: { state: "reading" },
    });
    for (const state of ["finished", "failed", "interrupted"] as const) {
      const read: Happening = { is: "read", import: one(state) };
      expect(through(CHOSEN, PASSED, TAKEN, reading, read)).toMatchObject({ at: "ended", import: { state } });
    }
  });

  it("stop where the file will not do", () => {
    const refused = { at: "refused", name: "orders.csv", problem, retryAfter: null };
    expect(through(CHOSEN, { is: "refused", problem })).toEqual(refused);
    const failure = new Failure("invalid", "the file is empty", [], null, problem);
    expect(through(CHOSEN, PASSED, { is: "failed", failure })).toEqual(refused);
    const away = new Failure("away", "gone");
    expect(through(CHOSEN, PASSED, { is: "failed", failure: away })).toMatchObject({ at: "lost" });
  });

  it("begin again after each end, and when cancelled", () => {
    expect(through(CHOSEN, { is: "refused", problem }, CHOSEN)).toMatchObject({ at: "checking" });
    expect(through(CHOSEN, PASSED, { is: "cancelled" })).toEqual({ at: "choosing" });
    const ended: Happening[] = [CHOSEN, PASSED, TAKEN, { is: "read", import: one("finished") }];
    expect(through(...ended, { is: "again" })).toEqual({ at: "choosing" });
  });

  it("take over an import that is at work when the page opens, and no other", () => {
    expect(through({ is: "found", import: one("writing") })).toMatchObject({ at: "working", id: "1" });
    expect(through({ is: "found", import: one("finished") })).toEqual({ at: "choosing" });
    expect(through(CHOSEN, { is: "found", import: one("writing") })).toMatchObject({ at: "checking" });
  });

  it("are not changed by what comes too late", () => {
    expect(through(CHOSEN, PASSED, { is: "cancelled" }, TAKEN)).toEqual({ at: "choosing" });
    expect(through(CHOSEN, PASSED, CHOSEN)).toMatchObject({ at: "sending" });
    expect(through(CHOSEN, PASSED, TAKEN, { is: "cancelled" })).toMatchObject({ at: "working" });
    const other: Happening = { is: "read", import: one("finished", { id: "2" }) };
    expect(through(CHOSEN, PASSED, TAKEN, other)).toMatchObject({ at: "working", import: null });
  });
});

describe("asking how far it is", () => {
  it("is done every second while it moves, and less and less often while it does not", () => {
    expect(pauseAfter(0, true)).toBe(1_000);
    expect(pauseAfter(4_000, true)).toBe(1_000);
    let pause = pauseAfter(0, false);
    const pauses = Array.from({ length: 8 }, () => {
      pause = pauseAfter(pause, false);
      return pause;
    });
    expect(pauses[0]).toBe(1_500);
    expect(pauses.at(-1)).toBe(8_000);
  });

  it("tells what is new", () => {
    expect(hasMoved(null, one("waiting"))).toBe(true);
    expect(hasMoved(one("waiting"), one("waiting"))).toBe(false);
    expect(hasMoved(one("waiting"), one("reading"))).toBe(true);
    expect(hasMoved(one("reading"), one("reading", { bytes_done: 1 }))).toBe(true);
    expect(hasMoved(one("writing"), one("writing", { orders_written: 1 }))).toBe(true);
  });

  it("is shown as a share of all work", () => {
    expect(shareOf(one("waiting", { bytes: 0 }))).toBe(0);
    expect(shareOf(one("reading", { bytes_done: 50 }))).toBe(0.25);
    expect(shareOf(one("writing", { bytes_done: 100, orders: 10, orders_written: 5 }))).toBe(0.75);
    expect(shareOf(one("finished", { bytes_done: 100, orders: 10, orders_written: 10 }))).toBe(1);
  });
});

it("gives the catalogue what a code says of the case", () => {
  expect(argsOf({ columns: ["Total", "Email"], seconds: 30, column: "Total" })).toEqual({
    columns: "Total and Email",
    seconds: 30,
    column: "Total",
  });
});

describe("an import that is followed", () => {
  it("is lost where nobody tells of it any more", () => {
    const failure = new Failure("not_found", "");
    const working: Stage = { at: "working", id: "1", name: "orders.csv", import: null };
    expect(next(working, { is: "failed", failure })).toEqual({
      at: "lost",
      name: "orders.csv",
      failure,
      broke: null,
    });
  });
});

describe("the name of a file", () => {
  it("is sent as the service takes it", () => {
    expect(nameToSend("orders.csv")).toBe("orders.csv");
    expect(nameToSend("a\u202eb\u061c\n.csv")).toBe("ab.csv");
    expect(nameToSend(`${"x".repeat(300)}.csv`)).toHaveLength(200);
    expect(nameToSend("\u200f")).toBe("orders.csv");
  });
});
