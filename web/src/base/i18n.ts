// What the page says, in one of seven languages, from the catalogue that it shares with the service.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";
import { signal } from "@preact/signals";
import { keptInBrowser, keptInTab } from "./kept.ts";

/** The languages, each by its own name. */
export const LANGUAGES = {
  en: "English",
  es: "Español",
  fr: "Français",
  ar: "العربية",
  de: "Deutsch",
  pt: "Português",
  ja: "日本語",
} as const;

export type Language = keyof typeof LANGUAGES;

const CATALOGUE: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import("virtual:catalogue/en"),
  es: () => import("virtual:catalogue/es"),
  fr: () => import("virtual:catalogue/fr"),
  ar: () => import("virtual:catalogue/ar"),
  de: () => import("virtual:catalogue/de"),
  pt: () => import("virtual:catalogue/pt"),
  ja: () => import("virtual:catalogue/ja"),
};

const KEPT = "rfm.language";

interface Spoken {
  language: Language;
  /** With a region where the browser names one, as in pt-BR: numbers and dates are written so. */
  locale: string;
  bundle: FluentBundle;
}

const spoken = signal<Spoken>({ language: "en", locale: "en", bundle: new FluentBundle("en") });

/** The language that the page speaks. */
export const language = () => spoken.value.language;

/** The locale by which numbers and dates are written. */
export const locale = () => spoken.value.locale;

/** Whether the page is read from the right. */
export const isMirrored = () => spoken.value.language === "ar";

/** The one of the seven that fits best to what is asked for, in this order; English if none does. */
export function bestLanguage(asked: readonly string[]): { language: Language; locale: string } {
  const known = Object.keys(LANGUAGES);
  const found = negotiateLanguages(asked, known, { defaultLocale: "en", strategy: "lookup" })[0] as Language;
  const own = asked.find((tag) => tag.toLowerCase().split("-")[0] === found);
  return { language: found, locale: own ?? found };
}

/**
 * The language that Shopify's admin asks for, or asked for when this tab began, else the one that was chosen here, else
 * the browser's.
 */
export function askedLanguages(search: string): string[] {
  const named = new URLSearchParams(search).get("locale");
  if (named) keptInTab.set(KEPT, named);
  const admin = named ?? keptInTab.get(KEPT);
  const chosen = keptInBrowser.get(KEPT);
  return [admin, chosen, ...navigator.languages].filter((tag): tag is string => !!tag && isTag(tag));
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Speaks a language from now on; English if its catalogue does not come. Rejects if that does not come either. */
export async function speak(asked: readonly string[]): Promise<void> {
  const best = bestLanguage(asked);
  try {
    await speakOne(best);
  } catch (thrown) {
    if (best.language === "en") throw thrown;
    await speakOne({ language: "en", locale: "en" });
  }
}

async function speakOne(best: { language: Language; locale: string }): Promise<void> {
  const { default: text } = await CATALOGUE[best.language]();
  // Numbers are formatted by us before they are put in; marks of direction would show up in titles of files.
  const bundle = new FluentBundle(best.locale, { useIsolating: best.language === "ar" });
  const errors = bundle.addResource(new FluentResource(text));
  if (errors.length > 0) throw errors[0];
  spoken.value = { ...best, bundle };
  document.documentElement.lang = best.locale;
  document.documentElement.dir = best.language === "ar" ? "rtl" : "ltr";
}

/** Speaks a language that was chosen on the page, also the next time. Rejects if its catalogue does not come. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  keptInTab.set(KEPT, null);
  keptInBrowser.set(KEPT, chosen);
  const regional = navigator.languages.filter((tag) => tag.split("-")[0] === chosen);
  await speakOne(bestLanguage([...regional, chosen]));
}

/** A text of the catalogue. Numbers are written as the language writes them and choose the plural. */
export function t(key: string, args?: Record<string, FluentVariable>): string {
  const { bundle } = spoken.value;
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  const errors: Error[] = [];
  return bundle.formatPattern(message.value, args ?? null, errors);
}

/** Whether the catalogue has a text. */
export const has = (key: string) => spoken.value.bundle.hasMessage(key);
