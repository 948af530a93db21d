// A segment's rule in words: what it asks of a customer's orders, by the shop's own bands. It reads how rules are
// written, and selects nobody: whom a rule selects is the kernel's to say.

import type { Bands, Condition, Conditions, Rules } from "./config.ts";
import { alternatives, money, number, score } from "./format.ts";
import { language, locale, t } from "./i18n.ts";

/** What a condition looks at, in the order in which it is said. */
export const DIMENSIONS = ["recency", "frequency", "monetary", "frequency_monetary", "score"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** From and to, both included, in hundredths of a score. */
export type Range = readonly [number, number];

/** What words about scores depend on. */
export interface Shop {
  bands: Bands;
  currency: string;
}

const LOWEST = 100;
const HIGHEST = 500;

/** The hundredths between two scores that a condition may name. */
const stepOf = (dimension: Dimension) => (dimension === "score" ? 1 : 100);

/** A score as it is written in rules, in hundredths; `null` if it is none. */
function hundredths(text: string, step: number): number | null {
  const parts = /^(\d)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!parts) return null;
  const value = Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
  return value >= LOWEST && value <= HIGHEST && value % step === 0 ? value : null;
}

function readRange(text: string, step: number): Range | null {
  const bound = /^(>=|<=)(.*)$/.exec(text.trim());
  if (bound) {
    const at = hundredths(bound[2] ?? "", step);
    if (at === null) return null;
    return bound[1] === ">=" ? [at, HIGHEST] : [LOWEST, at];
  }
  const [from = "", to = from] = text.split(/-(.*)/);
  const [low, high] = [hundredths(from, step), hundredths(to, step)];
  return low !== null && high !== null && low <= high ? [low, high] : null;
}

/** The ranges of a condition, ascending, with those that touch made one; `null` if it is not written as one is. */
export function readCondition(condition: Condition, dimension: Dimension): Range[] | null {
  const step = stepOf(dimension);
  if (Array.isArray(condition) && (condition.length === 0 || condition.length > 5)) return null;
  const ranges = Array.isArray(condition)
    ? condition.map((one): Range | null => {
        const value = hundredths(String(one), step);
        return value === null ? null : [value, value];
      })
    : [readRange(String(condition), step)];
  const sorted: Range[] = [];
  for (const range of ranges) {
    if (range === null) return null;
    sorted.push(range);
  }
  sorted.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1] + step) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** What customers with these scores of recency did, by days since their last order. */
function recencyInWords([low, high]: Range, { bands }: Shop): string {
  // Score 5 up to the first edge, score 4 up to the second one, and so on.
  const edge = (level: number) => bands.recency_at_most_days[5 - level] ?? 0;
  const from = high === 5 ? 0 : edge(high + 1) + 1;
  const to = low === 1 ? Number.POSITIVE_INFINITY : edge(low);
  if (to < from) return t("rules-recency-nobody", { scores: scoresShown([low, high]) });
  if (to === Number.POSITIVE_INFINITY) return t("rules-recency-before", counted(from));
  if (to === 0) return t("rules-recency-today");
  if (from === 0) return t("rules-recency-within", counted(to));
  if (from === to) return t("rules-recency-exactly", counted(to));
  return t("rules-recency-between", { ...counted(to), from: number(from) });
}

function frequencyInWords([low, high]: Range, { bands }: Shop): string {
  const edge = (level: number) => (level === 1 ? 1 : (bands.frequency_at_least_orders[level - 2] ?? 1));
  const from = Math.max(edge(low), 1);
  const to = high === 5 ? Number.POSITIVE_INFINITY : edge(high + 1) - 1;
  if (to < from) return t("rules-frequency-nobody", { scores: scoresShown([low, high]) });
  if (to === Number.POSITIVE_INFINITY) return t("rules-frequency-at-least", counted(from));
  if (from === to) return t("rules-frequency-exactly", counted(to));
  if (from === 1) return t("rules-frequency-at-most", counted(to));
  return t("rules-frequency-between", { ...counted(to), from: number(from) });
}

function monetaryInWords([low, high]: Range, { bands, currency }: Shop): string {
  const edge = (level: number) => bands.monetary_at_least_minor[level - 2] ?? 0;
  const shown = (minor: number) => money(minor, currency, { trimmed: true });
  if (high === 5) return t("rules-monetary-at-least", { from: shown(edge(low)) });
  if (low === 1) return t("rules-monetary-below", { below: shown(edge(high + 1)) });
  const [from, to] = [edge(low), edge(high + 1) - 1];
  if (to < from) return t("rules-monetary-nobody", { scores: scoresShown([low, high]) });
  return t("rules-monetary-between", { from: shown(from), to: shown(to) });
}

/** Scores that have no other unit than themselves. */
function scoreInWords(dimension: "frequency_monetary" | "score", [low, high]: Range): string {
  const key = dimension === "score" ? "rules-score" : "rules-frequency-monetary";
  const shown = (value: number) => (dimension === "score" ? score(value / 100) : number(value / 100));
  if (low === high) return t(`${key}-exactly`, { score: shown(low) });
  if (high === HIGHEST) return t(`${key}-at-least`, { score: shown(low) });
  if (low === LOWEST) return t(`${key}-at-most`, { score: shown(high) });
  return t(`${key}-between`, { from: shown(low), to: shown(high) });
}

const counted = (count: number) => ({ count, shown: number(count) });

const scoresShown = ([low, high]: Range) => (low === high ? number(low) : `${number(low)}–${number(high)}`);

function rangeInWords(dimension: Dimension, range: Range, shop: Shop): string {
  if (dimension === "frequency_monetary" || dimension === "score") return scoreInWords(dimension, range);
  const levels: Range = [range[0] / 100, range[1] / 100];
  if (dimension === "recency") return recencyInWords(levels, shop);
  return dimension === "frequency" ? frequencyInWords(levels, shop) : monetaryInWords(levels, shop);
}

/** Customers with scores from `low` to `high`, 1 to 5, of a dimension in words: "bought in the last 30 days". */
export const scoresInWords = (dimension: Dimension, low: number, high: number, shop: Shop) =>
  rangeInWords(dimension, [low * 100, high * 100], shop);

/** Several things that all hold. A comma reads better than "and" where one of them says "between this and that". */
const together = (parts: string[]) =>
  new Intl.ListFormat(locale(), { style: "long", type: language() === "ja" ? "conjunction" : "unit" }).format(
    parts,
  );

const grouped = (text: string, isGroup: boolean) => (isGroup ? t("rules-group", { list: text }) : text);

/** A part of a rule, and whether it is alternatives, which have to be told from what stands beside them. */
interface Part {
  text: string;
  isEither: boolean;
}

/** What conditions say; none where they hold for everybody with an order, `null` if they cannot be read. */
function partsOf(conditions: Conditions, shop: Shop): Part[] | null {
  const parts: Part[] = [];
  for (const dimension of DIMENSIONS) {
    const condition = conditions[dimension];
    if (condition === undefined) continue;
    const ranges = readCondition(condition, dimension);
    if (!ranges) return null;
    const isAny = ranges.length === 1 && ranges[0]?.[0] === LOWEST && ranges[0][1] === HIGHEST;
    if (isAny) continue;
    const texts = ranges.map((range) => rangeInWords(dimension, range, shop));
    parts.push({ text: alternatives(texts), isEither: texts.length > 1 });
  }
  return parts;
}

function joined(parts: Part[]): string {
  const isAlone = parts.length === 1;
  return together(parts.map((part) => grouped(part.text, part.isEither && !isAlone)));
}

/** What alternatives say as one part; none where one of them holds for everybody with an order. */
function eitherOf(any: Conditions[], shop: Shop): Part[] | null {
  const each: Part[][] = [];
  for (const conditions of any) {
    const isOpen = Object.keys(conditions).length === 0;
    const parts = isOpen ? [{ text: t("rules-none"), isEither: false }] : partsOf(conditions, shop);
    if (!parts) return null;
    each.push(parts);
  }
  if (each.some((parts) => parts.length === 0)) return [];
  if (each.length === 1) return each[0] ?? [];
  const texts = each.map((parts) =>
    grouped(joined(parts), parts.length > 1 || parts.some((p) => p.isEither)),
  );
  return [{ text: alternatives(texts), isEither: true }];
}

/** A rule in words, as in "bought in the last 30 days, at least 4 orders". Begins small: see `asSentence`. */
export function ruleInWords(rules: Rules, shop: Shop): string {
  if (rules.orders !== undefined) return t("rules-prospects");
  if (Object.keys(rules).length === 0) return t("rules-none");
  const own = partsOf(rules, shop);
  const either = rules.any ? eitherOf(rules.any, shop) : [];
  if (!own || !either) return t("rules-unreadable");
  const parts = [...own, ...either];
  return parts.length === 0 ? t("rules-anybody") : joined(parts);
}

/** With a capital at its beginning, where the language has them. */
export const asSentence = (text: string) =>
  text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(locale()));
