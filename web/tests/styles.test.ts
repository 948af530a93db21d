// All styles that were ever read stay while the page is open, so those of one page must not reach into another.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

interface Rule {
  file: string;
  selector: string;
}

/** The selectors of a style sheet, each on its own. */
function selectorsOf(text: string): string[] {
  const plain = text.replace(/\/\*.*?\*\//gs, "");
  return [...plain.matchAll(/([^{};]+)\{/g)]
    .map(([, selector = ""]) => selector.trim())
    .filter((selector) => !selector.startsWith("@") && !/^(from|to|\d+%)/.test(selector))
    .flatMap((selector) => selector.split(/,(?![^(]*\))/).map((one) => one.trim()));
}

const classesOf = (selector: string) =>
  [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = ""]) => name);

/** Classes that two style sheets give a look of their own. */
function clashes(rules: readonly Rule[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const { file, selector } of rules) {
    const [name] = /^\.[\w-]+$/.test(selector) ? classesOf(selector) : [];
    if (name) files.set(name, (files.get(name) ?? new Set()).add(file));
  }
  return [...files].filter(([, of]) => of.size > 1).map(([name, of]) => `${name}: ${[...of].join(", ")}`);
}

/** Selectors of pages that are about nothing of their own: every page has what they choose. */
function leaks(rules: readonly Rule[], common: (file: string) => boolean): string[] {
  const shared = new Set(
    rules.filter(({ file }) => common(file)).flatMap(({ selector }) => classesOf(selector)),
  );
  return rules
    .filter(({ file, selector }) => !common(file) && classesOf(selector).every((name) => shared.has(name)))
    .map(({ file, selector }) => `${file}: ${selector}`);
}

const source = fileURLToPath(new URL("../src", import.meta.url));
const sheets = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".css"),
);
const rules = sheets.flatMap((file) =>
  selectorsOf(readFileSync(join(source, file), "utf8")).map((selector) => ({ file, selector })),
);
const isCommon = (file: string) => !dirname(file).startsWith("pages");

describe("styles", () => {
  it("are read", () => expect(rules.length).toBeGreaterThan(300));
  it("give no class a look in two places", () => expect(clashes(rules)).toEqual([]));
  it("of a page are of its own classes", () => expect(leaks(rules, isCommon)).toEqual([]));

  it("that reach into other pages are found", () => {
    const made = (file: string, text: string) => selectorsOf(text).map((selector) => ({ file, selector }));
    const one = made("pages/a.css", ".x, .y:is(.p, .q) { a: b }\n@media (x) { .card summary { a: b } }");
    expect(one.map(({ selector }) => selector)).toEqual([".x", ".y:is(.p, .q)", ".card summary"]);
    const all = [
      ...one,
      ...made("pages/b.css", ".x { a: b } .b .card { a: b }"),
      ...made("ui.css", ".card {}"),
    ];
    expect(clashes(all)).toEqual(["x: pages/a.css, pages/b.css"]);
    expect(leaks(all, (file) => file === "ui.css")).toEqual(["pages/a.css: .card summary"]);
  });
});
