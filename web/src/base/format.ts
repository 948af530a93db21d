// Numbers, money and days as the merchant's locale writes them.

import { locale } from "./i18n.ts";
import { shop } from "./shop.ts";

/** A format is made once: that takes longer than all else where many values change with each frame. */
function madeOnce<O, F>(make: (locale: string, options: O) => F): (options: O, by?: string) => F {
  const made = new Map<string, F>();
  return (options, by = locale()) => {
    const key = `${by} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(by, options);
    made.set(key, format);
    return format;
  };
}

const numbers = madeOnce(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dates = madeOnce(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** A number. */
export const number = (value: number) => numbers({}).format(value);

/** A number with its sign, as in +12; a true minus. */
export const signed = (value: number) => numbers({ signDisplay: "exceptZero" }).format(value);

/** A share, 0 to 1, in percent. */
export const percent = (share: number, digits = 1) =>
  numbers({
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);

/** By which part something changed, as in +12.5%. */
export const signedPercent = (share: number) =>
  numbers({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(share);

/** A number with so many digits behind the point. */
export const decimal = (value: number, digits: number) =>
  numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** A weighted score, as in 4.10. */
export const score = (value: number) => decimal(value, 2);

/**
 * The digits behind the point of a currency, as in 2 for USD and 0 for JPY. The service counts minor units by ISO 4217
 * and says by how many digits; browsers write some currencies with fewer (HUF, COP, IQD), which would move the point.
 */
export function exponentOf(currency: string): number {
  const known = shop.value;
  if (known?.currency === currency) return known.currency_exponent;
  // Only another currency than the shop's, which no page shows.
  const format = numbers({ style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

export interface MoneyStyle {
  /** Without a fraction, for large sums. */
  whole?: boolean;
  /** As short as it can be, as in 1.2M, for charts. */
  short?: boolean;
  /** With a sign. */
  signed?: boolean;
  /** Without a fraction of zeros, as in 100 beside 199.99. */
  trimmed?: boolean;
}

const symbols = new Map<string, readonly [string, string]>();

/**
 * The symbol that a locale writes for a currency, and what is to stand there. A shop has one currency, so which dollar
 * it is goes without saying; but some locales, as Arabic, name the country also where they are asked not to.
 */
function symbolsOf(currency: string): readonly [string, string] {
  const key = `${locale()} ${currency}`;
  const known = symbols.get(key);
  if (known) return known;
  const symbolIn = (locale: string) =>
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
      .formatToParts(0)
      .find(({ type }) => type === "currency")?.value ?? currency;
  const written = symbolIn(locale());
  const found = [written, /^[A-Z]+\p{Sc}$/u.test(written) ? symbolIn("en") : written] as const;
  symbols.set(key, found);
  return found;
}

/** So that it has about three digits in all; from a thousand on it is shortened. */
const shortDigits = (units: number) => (Math.abs(units) >= 100 && Math.abs(units) < 1_000 ? 0 : 1);

/** Minor units of a currency as money. */
export function money(minor: number, currency: string, style: MoneyStyle = {}): string {
  const digits = exponentOf(currency);
  const units = minor / 10 ** digits;
  const isOwn = currency === shop.value?.currency;
  const text = numbers({
    style: "currency",
    currency,
    currencyDisplay: isOwn ? "narrowSymbol" : "symbol",
    minimumFractionDigits: style.whole || style.short ? 0 : digits,
    maximumFractionDigits: style.whole ? 0 : style.short ? shortDigits(units) : digits,
    ...(style.short ? { notation: "compact" } : {}),
    ...(style.signed ? { signDisplay: "exceptZero" } : {}),
    ...(style.trimmed ? { trailingZeroDisplay: "stripIfInteger" } : {}),
  }).format(units);
  if (!isOwn) return text;
  const [long, short] = symbolsOf(currency);
  return long === short ? text : text.replace(long, () => short);
}

/** Minor units of a currency in its own unit, for files. */
export const inUnits = (minor: number, currency: string) => minor / 10 ** exponentOf(currency);

/** A day of the shop, YYYY-MM-DD, in words of the locale. */
export const day = (text: string, style: "short" | "medium" | "long" = "medium") =>
  dates({
    ...(style === "short" ? { day: "numeric", month: "short" } : { dateStyle: style }),
    timeZone: "UTC",
    calendar: "gregory",
  }).format(new Date(`${text}T00:00:00Z`));

/** The days from one to another, YYYY-MM-DD; one day if they are the same. */
export const dayRange = (from: string, to: string) =>
  dates({
    dateStyle: "medium",
    timeZone: "UTC",
    calendar: "gregory",
  }).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));

/** A month, YYYY-MM. */
export const month = (text: string) =>
  dates({
    month: "short",
    year: "numeric",
    timeZone: "UTC",
    calendar: "gregory",
  }).format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`));

/** An instant, in the shop's time zone. */
export const instant = (text: string, timeZone: string) =>
  dates({
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
    calendar: "gregory",
  }).format(new Date(text));

/** The day of an instant in a time zone, YYYY-MM-DD. */
export function dayIn(text: string, timeZone: string): string {
  const parts = dates(
    {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
    },
    "en",
  ).formatToParts(new Date(text));
  const written = (type: "year" | "month" | "day") => parts.find((part) => part.type === type)?.value ?? "";
  return [written("year"), written("month"), written("day")].join("-");
}

/** The time of day of an instant, in the shop's time zone. */
export const clockTime = (text: string, timeZone: string) =>
  dates({ timeStyle: "medium", timeZone }).format(new Date(text));

/** Several things, as in "a, b and c". */
export const list = (parts: string[]) =>
  new Intl.ListFormat(locale(), { style: "long", type: "conjunction" }).format(parts);

/** Several things of which one is enough, as in "a, b or c". */
export const alternatives = (parts: string[]) =>
  new Intl.ListFormat(locale(), { style: "long", type: "disjunction" }).format(parts);

/** The most bytes that something may have: never more than is taken. */
export const mostBytes = (count: number) => bytes(count, "floor");

/** A number of bytes. */
export function bytes(count: number, roundingMode: "halfExpand" | "floor" = "halfExpand"): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), units.length - 1);
  return numbers({
    style: "unit",
    unit: units[step],
    unitDisplay: "short",
    maximumFractionDigits: 1,
    roundingMode,
  }).format(count / 1000 ** step);
}

/** A day so many days before or after another one. */
export function addDays(text: string, days: number): string {
  const date = new Date(`${text}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
