// The numbers behind pictures: in tables, in files, and what is made of the service's answers before they are drawn.

import { beforeAll, describe, expect, it } from "vitest";
import { shop } from "../src/base/shop.ts";
import { csvOf, type Data, jsonOf, shownAs } from "../src/ui/data.ts";

beforeAll(() => {
  shop.value = {
    domain: "shop.myshopify.com",
    currency: "EUR",
    currency_exponent: 2,
    time_zone: "Europe/Berlin",
    today: "2026-11-02",
    customers: 3,
    change_seq: 1,
    config_version: 1,
    may_write: true,
    admin_url: null,
    clock: "machine",
  };
});

const data: Data = {
  columns: [
    { key: "segment", heading: "Segment", kind: "text" },
    { key: "spend_total_minor", heading: "Spend", kind: "money" },
    { key: "change", heading: "Change", kind: "number" },
    { key: "share", heading: "Share", kind: "percent" },
  ],
  rows: [
    ['=HYPERLINK("x")', -1250, -3, 1 / 3],
    ["Can't, or won't", 100, null, 1],
  ],
};

describe("files", () => {
  it("give spreadsheets nothing to run, and money in its own unit", () => {
    expect(csvOf(data)).toBe(
      '\uFEFFSegment,Spend (EUR),Change,Share\r\n"\'=HYPERLINK(""x"")",-12.5,-3,0.333333\r\n"Can\'t, or won\'t",1,,1\r\n',
    );
  });

  it("give programs what the service gives them", () => {
    expect(JSON.parse(jsonOf(data))).toEqual([
      { segment: '=HYPERLINK("x")', spend_total_minor: -1250, change: -3, share: 0.333333 },
      { segment: "Can't, or won't", spend_total_minor: 100, change: null, share: 1 },
    ]);
  });

  it("keep whole units where a currency has no fraction", () => {
    const euros = shop.value;
    if (!euros) throw new Error("there is a shop");
    shop.value = { ...euros, currency: "JPY", currency_exponent: 0 };
    expect(csvOf(data)).toContain("Spend (JPY)");
    expect(csvOf(data)).toContain(",-1250,");
    shop.value = euros;
  });
});

describe("a value in a table", () => {
  it("is written as its kind", () => {
    expect(shownAs(123456, "money")).toBe("€1,234.56");
    expect(shownAs(0.125, "percent")).toBe("12.5%");
    expect(shownAs("2026-11", "month")).toBe("Nov 2026");
    expect(shownAs("2026-11-02", "day")).toBe("Nov 2, 2026");
    expect(shownAs(null, "number")).toBe("–");
  });
});
