import { describe, expect, it } from "vitest";
import { csv, csvCell, rewritten } from "../src/base/csv.ts";
import { nameIn } from "../src/base/download.ts";
import { countOf, matches } from "../src/pages/customers/count.ts";
import {
  addressOf,
  EVERYBODY,
  filterOf,
  nextPage,
  pageBefore,
  queryOf,
  recognise,
} from "../src/pages/customers/query.ts";

describe("what is looked for", () => {
  const id = "01a1998e-4400-7000-b034-d6c9d9fbbb3b";
  it.each([
    ["", { by: "nothing" }],
    ["  ", { by: "nothing" }],
    ["ann@example.com", { by: "email", email: "ann@example.com" }],
    [" Ann+shop@Example.com\u200f", { by: "email", email: "Ann+shop@Example.com" }],
    ["7123456789", { by: "shopify_id", id: "7123456789" }],
    ["#7123456789", { by: "shopify_id", id: "7123456789" }],
    ["٧١٢٣", { by: "shopify_id", id: "7123" }],
    ["۷۱۲۳", { by: "shopify_id", id: "7123" }],
    ["７１２３", { by: "shopify_id", id: "7123" }],
    ["gid://shopify/Customer/42", { by: "shopify_id", id: "42" }],
    ["https://admin.shopify.com/store/demo/customers/42?x=1", { by: "shopify_id", id: "42" }],
    [id.toUpperCase(), { by: "id", id }],
    ["ann@", { by: "unknown" }],
    ["ann smith@example.com", { by: "unknown" }],
    ["Ann", { by: "unknown" }],
    ["gid://shopify/Order/42", { by: "unknown" }],
  ])("%s", (typed, sought) => expect(recognise(typed)).toEqual(sought));
});

describe("the address of the list", () => {
  it("has what is asked for, and nothing that goes without saying", () => {
    expect(addressOf(EVERYBODY)).toBe("/customers");
    const filter = { ...EVERYBODY, segment: "Can't Lose", recency: 2, sort: "-spend", after: "-spend.1f.7" };
    expect(addressOf(filter)).toBe("/customers?segment=Can%27t+Lose&recency=2&sort=-spend&after=-spend.1f.7");
    expect(filterOf(Object.fromEntries(new URL(addressOf(filter), "http://x").searchParams))).toEqual(filter);
  });

  it("leaves out what it cannot mean", () => {
    expect(filterOf({ recency: "6", frequency_monetary: "x", sort: "name", segment: "" })).toEqual(EVERYBODY);
    expect(filterOf({ sort: "spend" }).sort).toBe("spend");
  });

  it("never has an e-mail, which the service is asked for alone", () => {
    const query = queryOf(EVERYBODY, "ann@example.com", "de");
    expect(query).toEqual({ locale: "de", limit: 50, email: "ann@example.com" });
    expect(queryOf({ ...EVERYBODY, recency: 5 }, null, "de")).toEqual({
      locale: "de",
      limit: 50,
      sort: "-last_order",
      recency: 5,
    });
  });
});

describe("pages", () => {
  it("lead on and back the same way", () => {
    const first = EVERYBODY;
    const [second, left2] = nextPage(first, null, "b");
    const [third, left3] = nextPage(second, left2, "c");
    expect([second.after, third.after, left3.before]).toEqual(["b", "c", [null, "b"]]);
    const [back2, leftBack2] = pageBefore(third, left3);
    expect([back2, leftBack2]).toEqual([second, left2]);
    expect(pageBefore(back2, leftBack2)[0]).toEqual(first);
  });

  it("of an address that was kept lead back to the first", () => {
    expect(pageBefore({ ...EVERYBODY, after: "c" }, null)[0].after).toBe(null);
  });
});

describe("how many match", () => {
  const cell = (cell: number, levels: [number, number, number] | null, customers: number) => {
    const [recency, frequency, monetary] = levels ?? [null, null, null];
    return { cell, recency, frequency, monetary, customers };
  };
  const cells = [cell(0, [1, 1, 1], 5), cell(1, [1, 1, 2], 7), cell(100, [5, 1, 1], 11), cell(125, null, 13)];
  const known = { customers: 36, segments: [{ id: "VIP", customers: 3 }], cells };

  it("is added up from cells", () => {
    expect(countOf(cells, { ...EVERYBODY, recency: 1 })).toBe(12);
    expect(countOf(cells, { ...EVERYBODY, recency: 1, frequency_monetary: 2 })).toBe(7);
    expect(countOf(cells, { ...EVERYBODY, frequency_monetary: 1 })).toBe(16);
  });

  it("is said where it is known", () => {
    expect(matches(EVERYBODY, known)).toBe(36);
    expect(matches({ ...EVERYBODY, segment: "VIP" }, known)).toBe(3);
    expect(matches({ ...EVERYBODY, segment: "VIP", recency: 1 }, known)).toBe(null);
    expect(matches({ ...EVERYBODY, recency: 5 }, known)).toBe(11);
    expect(matches({ ...EVERYBODY, recency: 5 }, { ...known, cells: null })).toBe(null);
  });
});

describe("CSV of the page", () => {
  it.each([
    ["plain", "plain"],
    ['a "b", c', '"a ""b"", c"'],
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-x", "'-x"],
    ["@cmd", "'@cmd"],
    ["\tx", "'\tx"],
    ["\rx", '"\'\rx"'],
    ["\nx", '"\'\nx"'],
    [-5, "-5"],
    [null, ""],
  ])("%j", (cell, text) => expect(csvCell(cell)).toBe(text));

  it("begins with the mark of UTF-8, and ends each line as spreadsheets do", () => {
    expect(csv(["a", "b"], [["ü", 1]])).toBe("\u{feff}a,b\r\nü,1\r\n");
  });

  it("is called as the service says", () => {
    expect(nameIn('attachment; filename="rfm-customers-2026-11-02.csv"')).toBe(
      "rfm-customers-2026-11-02.csv",
    );
    expect(nameIn('attachment; filename="../x"')).toBe(null);
    expect(nameIn(null)).toBe(null);
  });
});

describe("CSV of the service", () => {
  const through = async (file: string, size: number) => {
    const bytes = new TextEncoder().encode(file);
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.slice(at * size, (at + 1) * size),
    );
    const body = new Response(file === "" ? "" : new Blob(pieces)).body as ReadableStream<
      Uint8Array<ArrayBuffer>
    >;
    // Each piece on its own, wherever it is cut.
    const cut = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        for (let at = 0; at < chunk.length; at += size) controller.enqueue(chunk.slice(at, at + size));
      },
    });
    const rewrite = rewritten(["ID", "Spend (USD)", "Segments"], 1, (minor) => String(Number(minor) / 100));
    return await new Response(body.pipeThrough(cut).pipeThrough(rewrite)).text();
  };
  const file = 'id,spend_total_minor,segments\n1,12345,Ü\n"a,""b""\nc",-5,"x|y"\n,0,\n';
  // The mark at its beginning is taken off by whoever reads it as text.
  const wanted = 'ID,Spend (USD),Segments\r\n1,123.45,Ü\r\n"a,""b""\nc",-0.05,"x|y"\r\n,0,\r\n';

  it.each([1, 2, 7, 1_000])("has another header and other money, cut at each %i bytes", async (size) => {
    expect(await through(file, size)).toBe(wanted);
    expect(await through(file.trimEnd(), size)).toBe(wanted);
    expect(await through(file.replaceAll("\n1", "\r\n1"), size)).toBe(wanted);
  });

  it("is empty where nothing came", async () => expect(await through("", 1)).toBe(""));
});
