// The catalogue that page and service share: nothing is missing, unused, left in English, or counted in a way that
// its language does not count.

import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { type Catalogue, catalogueOf, LANGUAGES, type Language, readFiles } from "./catalogue/messages.ts";
import * as rules from "./catalogue/rules.ts";
import { unwritten } from "./catalogue/unwritten.ts";
import { type Code, codeOfPage, codeOfText, usesOf, usesOfService } from "./catalogue/uses.ts";

/** What is the same word in these languages, and so says the same as in English. */
const SAME: Partial<Record<Language, string[]>> = {
  fr: ["Alternative { $at }", "Score", "Scores", "Segment", "Segments"],
  de: ["Alternative { $at }", "Live", "Segment", "Version"],
};

/** How keys end that the code makes of what the service sends. */
const DECLARED = {
  "common-*": ["recency", "frequency", "monetary", "frequency-monetary"],
  "warnings-*": [
    "score-impossible",
    "score-impossible-quintiles",
    "score-impossible-worked-out",
    "score-unused",
    "segment-impossible",
    "segment-twin",
    "cells-uncovered",
    "prospects-uncovered",
  ],
};

describe("the catalogue", () => {
  const files = readFiles();
  const catalogue = catalogueOf(files);
  const parts = Object.keys(files.en);
  let code: Code | undefined;
  const page = () => {
    code ??= codeOfPage();
    return code;
  };

  it("can be read", () => expect(catalogue.faults).toEqual([]));
  it("has the same keys in each language", () => expect(rules.keys(catalogue)).toEqual([]));
  it("has the same variables in each language", () => expect(rules.variables(catalogue)).toEqual([]));
  it("counts as each language counts", () => expect(rules.plurals(catalogue)).toEqual([]));
  it("is translated", () => expect(rules.translated(catalogue, SAME)).toEqual([]));
  it("writes Arabic digits among Arabic ones", () => expect(mixedDigits(files)).toEqual([]));
  it("is given numbers as they are written", { timeout: 120_000 }, () =>
    expect(unwritten(page())).toEqual([]),
  );
  it("is what the code says", { timeout: 120_000 }, () => {
    const used = [...usesOf(page(), parts), ...usesOfService()];
    expect(used.length).toBeGreaterThan(100);
    expect(rules.uses(catalogue, used, DECLARED)).toEqual([]);
  });
});

/** What is typed, or read as it stands, whatever the language. */
const AS_TYPED = [
  "customers-search-placeholder",
  "imports-problem-amount-malformed",
  "imports-problem-not-utf8",
  "imports-problem-time-unknown",
  "imports-error-wrong-encoding",
];

/** Texts of the page in Arabic as Egypt writes it, in which other digits stand, or a number behind its own word. */
function mixedDigits(files: Record<Language, Record<string, string>>): string[] {
  const bundle = new FluentBundle("ar-EG", { useIsolating: false });
  for (const text of Object.values(files.ar)) bundle.addResource(new FluentResource(text));
  const number = new Intl.NumberFormat("ar-EG");
  const messages = [...catalogueOf(files).messages.ar.values()];
  return messages
    .filter(({ key, part }) => part !== "service" && !AS_TYPED.includes(key))
    .flatMap(({ key, variables }) =>
      // Each plural of Arabic.
      [0, 1, 2, 3, 11, 100].flatMap((count) => {
        const args = variables.map((name) => [name, name === "count" ? count : number.format(count)]);
        const pattern = bundle.getMessage(key)?.value;
        // What else stands in brackets is no number that is told twice.
        const isTwice = variables.includes("count");
        const said = pattern ? bundle.formatPattern(pattern, Object.fromEntries(args)) : "";
        return /[0-9]/.test(said) || (isTwice && /\([٠-٩]+\)/.test(said)) ? [`${key}: ${said}`] : [];
      }),
    );
}

/** A catalogue of one part, the same in each language but for these. */
function madeUp(english: string, others: Partial<Record<Language, string>> = {}): Catalogue {
  const files = LANGUAGES.map((language) => [language, { a: others[language] ?? english }]);
  return catalogueOf(Object.fromEntries(files));
}

describe("each rule", () => {
  it("catches what cannot be read or stands in another part", () => {
    const faults = (text: string) => madeUp("a-x = X", { de: text }).faults;
    expect(faults("a-x = X")).toEqual([]);
    expect(faults("a-x = { $")).toEqual(["de/a: cannot be read: a-x = { $"]);
    expect(faults("a-x = X\na-x = Y")).toEqual(["de/a: a-x is there twice"]);
    expect(faults("b-x = X")).toEqual(["de/a: b-x begins with another part"]);
  });

  it("catches a key that is missing or one too many", () => {
    expect(rules.keys(madeUp("a-x = X"))).toEqual([]);
    const broken = rules.keys(madeUp("a-x = X", { ar: "a-y = Y" }));
    expect(broken).toEqual(["ar/a: a-x is missing", "ar/a: a-y is not in English"]);
  });

  it("catches another variable", () => {
    expect(rules.variables(madeUp("a-x = { $one } X", { ja: "a-x = あ { $one }" }))).toEqual([]);
    const broken = rules.variables(madeUp("a-x = { $one } X", { ja: "a-x = あ { $two }" }));
    expect(broken).toEqual(["ja: a-x has {two}, English {one}"]);
  });

  it("catches a plural that is not its language's", () => {
    const plural = (...variants: string[]) => {
      const all = [...variants.map((one) => ` [${one}] X`), "*[other] X"];
      return `a-x = { $count ->\n    ${all.join("\n    ")}\n }`;
    };
    const right: Partial<Record<Language, string>> = {
      es: plural("one", "many"),
      fr: plural("0", "one", "many"),
      pt: plural("one", "many"),
      ar: plural("zero", "one", "two", "few", "many"),
      ja: "a-x = { $count } あ",
    };
    expect(rules.plurals(madeUp(plural("one"), right))).toEqual([]);
    for (const [language, wrong] of [
      ["fr", plural("one")],
      ["ja", plural("one")],
      ["ar", plural("one", "two", "few", "many")],
      ["de", "a-x = { $count } X"],
      ["de", plural("one").replace("$count", "$other")],
    ] as const) {
      const broken = rules.plurals(madeUp(plural("one"), { ...right, [language]: wrong }));
      expect(broken, wrong).toHaveLength(1);
      expect(broken[0]).toContain(`${language}: a-x`);
    }
    const named = (name: string) => `a-x = { $kind ->\n    [${name}] X\n   *[other] Y\n }`;
    expect(rules.plurals(madeUp(named("up")))).toEqual([]);
    expect(rules.plurals(madeUp(named("up"), { pt: named("acima") }))).toHaveLength(1);
  });
});

describe("each rule about texts", () => {
  it("catches what is left in English", () => {
    const all = { es: "a-x = Y", fr: "a-x = Y", ar: "a-x = Y", de: "a-x = Y", pt: "a-x = Y", ja: "a-x = Y" };
    expect(rules.translated(madeUp("a-x = X", all), {})).toEqual([]);
    expect(rules.translated(madeUp("a-x = { $only }: 1"), {})).toEqual([]);
    const left = madeUp("a-x = X", { ...all, es: "a-x = X" });
    expect(rules.translated(left, {})).toEqual(["es: a-x is English: X"]);
    expect(rules.translated(left, { es: ["X"] })).toEqual([]);
    expect(rules.translated(left, { es: ["X", "Z"] })).toHaveLength(1);
    const variant = (text: string) => `a-x = { $count ->\n    [one] ${text}\n   *[other] Y\n }`;
    const others = Object.fromEntries(Object.keys(all).map((language) => [language, variant("Z")]));
    const broken = rules.translated(
      madeUp(variant("X").replace("Y", "Q"), { ...others, de: variant("X") }),
      {},
    );
    expect(broken).toEqual(["de: a-x is English: X"]);
  });

  it("catches what is said and missing, or there and not said", { timeout: 60_000 }, () => {
    const told = "declare function t(key: string, args?: object): string;\n";
    const broken = (english: string, code: string, declared = {}) =>
      rules
        .uses(madeUp(english), usesOf(codeOfText(told + code), ["a"]), declared)
        .map((line) => line.replace(/^.*: a-/, "a-"));
    const both = "a-x = X\na-y = { $z } Y";
    expect(broken(both, "t('a-x'); t(`a-y`, { z: 1 });")).toEqual([]);
    expect(broken(both, "t('a-x');")).toEqual(["a-y is said nowhere"]);
    expect(broken(both, "t('a-x'); t('a-y');")).toEqual(["a-y lacks { z }"]);
    expect(broken(both, "t('a-x', { q: 1 }); t('a-y', { z: 1 });")).toEqual(["a-x does not say { q }"]);
    expect(broken(both, "t('a-x'); t('a-y', { z: 1 }); t('a-z');")).toEqual(["a-z is missing"]);
    expect(broken(both, "const later = { key: 'a-x', other: 'a-y' };")).toEqual([]);
    const three = "a-x-one = X\na-x-two = X\na-x-three = X";
    const typed = "declare const of: 'one' | 'two';";
    expect(broken(three, `${typed} t(\`a-x-\${of}\`);`)).toEqual(["a-x-three is said nowhere"]);
    expect(broken(three, `declare const of: string; t(\`a-x-\${of}\`);`)).toEqual([]);
    const open = `declare const of: string; t(\`a-\${of}\`);`;
    expect(broken(three, open)).toHaveLength(4);
    expect(broken(three, open, { "a-*": ["x-one", "x-two", "x-three"] })).toEqual([]);
    expect(broken(three, open, { "a-*": ["x-one", "x-two", "x-four"] })).toHaveLength(2);
    expect(broken(three, `declare const of: 'four'; t(\`a-x-\${of}\`);`)).toContain("a-x-four is missing");
  });

  it("catches a number as no language writes it, wherever it is made", () => {
    const given = `declare const n: number, s: string, is: boolean; declare function number(n: number): string;
      declare function t(key: string, args?: object): string; declare function String(of: unknown): string;\n`;
    const names = (code: string) =>
      unwritten(codeOfText(given + code)).map((line) => line.replace(/^.*{ (.*) }.*$/, "$1"));
    for (const raw of [
      "t('a-x', { z: String(n) });",
      "t('a-x', {\n  y: s,\n  z: is ? s : String(n),\n});",
      `t('a-x', { z: \`\${n}\` });`,
      "t('a-x', { z: n.toFixed(1) });",
      "t('a-x', { z: s || (n as number).toLocaleString() });",
      "const z = String(n); t('a-x', { z });",
      "const args = { z: String(n) }; t('a-x', { ...args, y: s });",
      "t('a-x', is ? { z: s } : { z: String(n) });",
      "t('a-y', { y: t('a-x', { z: String(n) }) });",
    ])
      expect(names(raw), raw).toEqual(["z"]);
    const right = `t('a-x', { count: n, z: number(n), y: s, w: \`\${s}!\`, v: String(s), u: number(Number(String(n))) });`;
    expect(names(right)).toEqual([]);
  });
});
