// @vitest-environment happy-dom
// Numbers are read as they are shown, and as merchants of each language type them.

import { afterAll, describe, expect, test } from "vitest";
import { decimal } from "../src/base/format.ts";
import { LANGUAGES, speak } from "../src/base/i18n.ts";
import { readNumber } from "../src/base/typed.ts";

const REGIONAL = ["ar-EG", "ar-AE", "de-CH", "en-IN", "es-MX", "fr-CA", "fr-CH", "pt-BR", "pt-PT"];
const LOCALES = [...Object.keys(LANGUAGES), ...REGIONAL];
const SEED = Number(process.env.RFM_TEST_SEED ?? Date.now() % 2 ** 32);

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

afterAll(() => speak(["en"]));

describe.each(LOCALES)("in %s", (locale) => {
  test.each([0, 2, 3])("with %i digits each number is read as it is shown", async (digits) => {
    await speak([locale]);
    const next = random(SEED);
    for (let at = 0; at < 100; at += 1) {
      // As many of each length, up to the greatest that a field takes.
      const grains = Math.floor(Number.MAX_SAFE_INTEGER ** next() * (next() < 0.2 ? -1 : 1));
      const value = grains / 10 ** digits;
      const shown = decimal(value, digits);
      expect(readNumber(shown), `${shown}, RFM_TEST_SEED=${SEED}`).toBe(value + 0);
      expect(readNumber(` ${shown.normalize("NFKC")} `), `${shown}, RFM_TEST_SEED=${SEED}`).toBe(value + 0);
    }
  });

  test("digits of every kind are read, and no text or half a group", async () => {
    await speak([locale]);
    for (const text of ["1234", "1 234", "1\u202f234", "１２３４", "١٢٣٤", "1\u00a0234"]) {
      expect(readNumber(text), text).toBe(1234);
    }
    for (const text of ["2.28", "2,28", "２．２８", "٢٫٢٨", "٢,٢٨", "٢.٢٨", "\u200f2.28"]) {
      expect(readNumber(text), text).toBe(2.28);
    }
    for (const text of ["0.500", "0,500"]) expect(readNumber(text), text).toBe(0.5);
    for (const text of ["", "x", "1e3", "0x10", "1.2.3", "1,2,3", "1.23,4,5", "1 2", "12-3", "2 €", "-"]) {
      expect(readNumber(text), text).toBeNaN();
    }
    expect([readNumber("-5"), readNumber("−5")]).toEqual([-5, -5]);
  });
});

/** What is read of a text in a locale. */
const READ: [locale: string, text: string, value: number][] = [
  ["de", "1.234,50", 1234.5],
  ["de", "1234,5", 1234.5],
  ["de", "1.234", 1234],
  ["de", "1234.567", 1234.567],
  ["de", "12.345.678", 12_345_678],
  ["de", "12.34.567", Number.NaN],
  ["de", "1,234.50", Number.NaN],
  ["de-CH", "1'234.50", 1234.5],
  ["de-CH", "1’234.50", 1234.5],
  ["en", "1,234.50", 1234.5],
  ["en", "1,234", 1234],
  ["en", "1.234", 1.234],
  ["en", "1.234,50", Number.NaN],
  ["en-IN", "12,34,567.5", 1_234_567.5],
  ["es", "1.234,5", 1234.5],
  ["es-MX", "1,234.5", 1234.5],
  ["fr", "1 234,5", 1234.5],
  ["fr", "1\u202f234,5", 1234.5],
  ["fr", "12,5", 12.5],
  ["fr", "1.234", 1.234],
  ["pt", "1.234,5", 1234.5],
  ["pt-PT", "12 345,5", 12_345.5],
  ["ja", "１，２３４．５", 1234.5],
  ["ja", "1,234.5", 1234.5],
  ["ar", "1,234.5", 1234.5],
  ["ar-EG", "١٬٢٣٤٫٥", 1234.5],
  ["ar-EG", "١.٢٣٤", 1234],
  ["ar-EG", "1,234.5", 1234.5],
  ["ar", "١٬٢٣٤٫٥", 1234.5],
];

test.each(READ)("%s: “%s” is %d", async (locale, text, value) => {
  await speak([locale]);
  expect(readNumber(text)).toBe(value);
});
