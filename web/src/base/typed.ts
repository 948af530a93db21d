// Numbers as somebody types them: in the form of the page's locale, and in others that can mean nothing else.

import { NumberParser } from "@internationalized/number";
import { locale } from "./i18n.ts";

interface Signs {
  /** Between whole and fraction, as alternatives. */
  decimal: string;
  /** Between groups, as alternatives; a space groups everywhere. */
  group: string;
  /** The digits of a group that is neither the first nor the last: two in India. */
  middle: number;
}

/** How a locale writes numbers with these digits. */
function signsOf(numberingSystem: string): Signs {
  const parts = new Intl.NumberFormat(locale(), { numberingSystem }).formatToParts(12_345_678.5);
  const written = (type: string) => parts.filter((part) => part.type === type).map(({ value }) => value);
  const signs = {
    decimal: written("decimal")[0] ?? ".",
    group: ` ${written("group")[0] ?? ""}`,
    middle: written("integer")[1]?.length ?? 3,
  };
  // Keyboards have neither the signs that go with Arabic digits nor the apostrophe of Switzerland.
  if (numberingSystem === "arab") return { ...signs, decimal: "٫,،", group: " ٬." };
  return /['’]/.test(signs.group) ? { ...signs, group: " '’" } : signs;
}

const ONE_SIGN = /^(-?)(\p{Nd}+)([.,٫،])(\p{Nd}+)$/u;

/** The text with the only sign in it as the decimal one, where it is another one that cannot group. */
function withDecimal(text: string, { decimal, group }: Signs): string {
  const [, minus, before = "", sign = "", after = ""] = text.match(ONE_SIGN) ?? [];
  const isGroup = group.includes(sign) && /^[^0٠].{0,2}$/u.test(before) && after.length === 3;
  return !sign || decimal.includes(sign) || isGroup ? text : `${minus}${before}${decimal[0]}${after}`;
}

/** Whether a text is one number whose groups are whole. */
function isWhole(text: string, { decimal, group, middle }: Signs): boolean {
  const grouped = `\\p{Nd}{1,3}(?:[${group}]\\p{Nd}{${middle}})*[${group}]\\p{Nd}{3}`;
  return new RegExp(`^-?(?:\\p{Nd}*|${grouped})(?:[${decimal}]\\p{Nd}*)?$`, "u").test(text);
}

/**
 * The number that a text says; NaN if it says none, or if it is not sure which. Read are:
 * - digits of the locale, Latin, Arabic and of full width, whichever of them the page writes;
 * - the locale's decimal sign, with groups by its own sign or by spaces or without: "1.234,50", "1 234,5" and "1234,5"
 *   in German. A group that is not whole, as in "1.23,5", is none;
 * - a point or a comma alone that is not the locale's decimal sign and cannot group, as the decimal sign: "2.28" and
 *   "0.500" in German. Where it can group it does: "1.234" in German is 1234, and "1,234" in English.
 */
export function readNumber(typed: string): number {
  // Spaces and marks of direction come along with what is copied; so does the true minus.
  const text = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace("−", "-")
    .trim();
  const parser = new NumberParser(locale(), { maximumFractionDigits: 20 });
  const signs = signsOf(parser.getNumberingSystem(text));
  const plain = withDecimal(text, signs);
  return isWhole(plain, signs) ? parser.parse(plain) : Number.NaN;
}
