// What the page's foundations say and how they write it, without a browser.

import { beforeAll, describe, expect, it, vi } from "vitest";
import { Failure, failureOf } from "../src/base/failure.ts";
import * as format from "../src/base/format.ts";
import { askedLanguages, bestLanguage, has, speak, t } from "../src/base/i18n.ts";
import { type Shop, shop } from "../src/base/shop.ts";

beforeAll(() => {
  vi.stubGlobal("document", { documentElement: {} });
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined });
  vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: () => undefined });
});

describe("languages", () => {
  it("keeps the region for numbers and dates, and falls back to English", () => {
    expect(bestLanguage(["pt-BR", "en"])).toEqual({ language: "pt", locale: "pt-BR" });
    expect(bestLanguage(["it", "fr-CA", "en"])).toEqual({ language: "fr", locale: "fr-CA" });
    expect(bestLanguage(["it"])).toEqual({ language: "en", locale: "en" });
  });

  it("takes no tag that is none", () => {
    vi.stubGlobal("navigator", { languages: ["de-AT"] });
    expect(askedLanguages("?locale=not_a_tag!")).toEqual(["de-AT"]);
    expect(askedLanguages("?locale=ja")).toEqual(["ja", "de-AT"]);
  });

  it("keeps in this tab what its address asked for", () => {
    const tab = new Map<string, string>();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => tab.get(key) ?? null,
      setItem: (key: string, text: string) => tab.set(key, text),
    });
    vi.stubGlobal("navigator", { languages: ["en"] });
    expect(askedLanguages("")).toEqual(["en"]);
    expect(askedLanguages("?locale=fr")).toEqual(["fr", "en"]);
    expect(askedLanguages("?since=week")).toEqual(["fr", "en"]);
  });

  it("speaks each of them, with its own plurals", async () => {
    const said: Record<string, string> = {};
    for (const language of ["en", "es", "fr", "ar", "de", "pt", "ja"]) {
      await speak([language]);
      expect(has("common-app-name")).toBe(true);
      said[language] = t("common-customers-count", { count: 3, shown: format.number(3) });
    }
    expect(said.de).toBe("3 Kunden");
    expect(said.ar).toContain("عملاء");
    expect(new Set(Object.values(said)).size).toBeGreaterThan(4);
    expect(document.documentElement.dir).toBe("ltr");
  });
});

/** With plain spaces in place of those that do not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("formats", () => {
  it("rounds what a file may have down", async () => {
    await speak(["en-US"]);
    expect([format.bytes(1_073_741_824), format.mostBytes(1_073_741_824)].map(plain)).toEqual([
      "1.1 GB",
      "1 GB",
    ]);
    expect(plain(format.mostBytes(1_100_000_000))).toBe("1.1 GB");
  });

  it("has the day of an instant, in whatever order a locale writes it", () => {
    // It is a getter, which its type does not say.
    const formats: { format: unknown } = Intl.DateTimeFormat.prototype;
    const written = vi.spyOn(formats, "format", "get").mockReturnValue(() => "3/6/2026");
    expect(format.dayIn("2026-03-05T23:30:00Z", "Europe/Berlin")).toBe("2026-03-06");
    expect(format.dayIn("2026-03-05T23:30:00Z", "UTC")).toBe("2026-03-05");
    written.mockRestore();
  });

  it("writes money with the digits of its currency", async () => {
    await speak(["de-DE"]);
    expect(plain(format.money(123_456, "EUR"))).toBe("1.234,56 €");
    expect(plain(format.money(123_456, "JPY"))).toBe("123.456 ¥");
    expect(plain(format.money(1_234_567, "KWD"))).toBe("1.234,567 KWD");
    await speak(["en-US"]);
    expect(plain(format.money(-5, "USD"))).toBe("-$0.05");
    expect(plain(format.money(123_456_789, "USD", { short: true }))).toBe("$1.2M");
    expect(plain(format.money(17_745, "USD", { short: true }))).toBe("$177");
    expect(plain(format.money(-1_250, "USD", { short: true }))).toBe("-$12.5");
  });

  it("puts the point where the shop counts it, whatever the browser thinks of the currency", async () => {
    await speak(["en-US"]);
    const shown = (currency: string, currency_exponent: number, style: format.MoneyStyle = {}) => {
      shop.value = { currency, currency_exponent } as Shop;
      expect(format.exponentOf(currency)).toBe(currency_exponent);
      expect(format.inUnits(1_234_567, currency)).toBe(1_234_567 / 10 ** currency_exponent);
      return plain(format.money(1_234_567, currency, style));
    };
    try {
      expect(shown("HUF", 2)).toBe("Ft 12,345.67");
      expect(shown("RSD", 2)).toBe("RSD 12,345.67");
      expect(shown("COP", 2)).toBe("$12,345.67");
      expect(shown("IQD", 3)).toBe("IQD 1,234.567");
      expect(shown("KWD", 3)).toBe("KWD 1,234.567");
      expect(shown("JPY", 0)).toBe("¥1,234,567");
      expect(shown("HUF", 2, { whole: true })).toBe("Ft 12,346");
      expect(shown("IQD", 3, { short: true })).toBe("IQD 1.2K");
      expect(plain(format.money(100_000, "IQD", { trimmed: true }))).toBe("IQD 100");
    } finally {
      shop.value = null;
    }
  });

  it("counts days by the calendar", () => {
    expect(format.addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(format.daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(format.addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  it("writes days in the Gregorian calendar, also in Arabic", async () => {
    await speak(["ar-SA"]);
    expect(format.day("2026-11-02", "long")).toMatch(/2026|٢٠٢٦/);
  });
});

describe("failures", () => {
  const told = (status: number, body: object) => failureOf(new Response(JSON.stringify(body), { status }));

  it("keeps what the way out depends on", async () => {
    const stale = await told(412, { detail: "version 3 is there", latest_version: 3 });
    expect([stale.kind, stale.latestVersion, stale.passes]).toEqual(["conflict", 3, false]);
    const wrong = await told(422, { detail: "", errors: [{ field: "a", problem: "b", example: "c" }] });
    expect([wrong.kind, wrong.fields.length]).toEqual(["invalid", 1]);
    expect((await told(503, {})).passes).toBe(true);
    expect((await failureOf(new Response("<html>", { status: 500 }))).kind).toBe("failed");
  });

  it("is an error that says what the service said", () => {
    expect(new Failure("gone", "not kept").message).toBe("not kept");
  });
});
