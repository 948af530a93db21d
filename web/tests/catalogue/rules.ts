// What the catalogue must hold. Each rule tells what breaks it, a line each; nothing where nothing does.

import { type Catalogue, type Choice, LANGUAGES, type Language, type Message } from "./messages.ts";
import type { Use } from "./uses.ts";

const OTHERS = LANGUAGES.filter((language) => language !== "en");

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/** Each language has the keys that English has, and no other. */
export function keys({ messages }: Catalogue): string[] {
  const broken: string[] = [];
  for (const language of OTHERS) {
    for (const [key, { part }] of messages.en) {
      const there = messages[language].get(key);
      if (there?.part !== part) broken.push(`${language}/${part}: ${key} is missing`);
    }
    for (const [key, { part }] of messages[language]) {
      if (!messages.en.has(key)) broken.push(`${language}/${part}: ${key} is not in English`);
    }
  }
  return broken;
}

/** A message has the same variables in each language. */
export function variables({ messages }: Catalogue): string[] {
  return pairs(messages, (language, english, other) => {
    const [expected, found] = [english.variables.join(", "), other.variables.join(", ")];
    return expected === found ? [] : [`${language}: ${english.key} has {${found}}, English {${expected}}`];
  });
}

/** A plural has the categories that its language has; other choices are the same in each language. */
export function plurals({ messages }: Catalogue): string[] {
  const broken: string[] = [];
  for (const language of LANGUAGES) {
    for (const { key, choices } of messages[language].values()) {
      for (const choice of choices.filter(isPlural)) {
        const expected = categoriesOf(language, choice.isOrdinal).sort().join(", ");
        const found = choice.variants
          .filter((variant) => !isNumber(variant))
          .sort()
          .join(", ");
        if (found !== expected) broken.push(`${language}: ${key} has [${found}], the language [${expected}]`);
      }
    }
  }
  const chosen = (message: Message, language: Language) =>
    message.choices
      // A language with one category needs no choice.
      .filter((choice) => !isPlural(choice) || categoriesOf(language, choice.isOrdinal).length > 1)
      .map((choice) => (isPlural(choice) ? choice.by : `${choice.by} ${choice.variants.join(", ")}`))
      .sort();
  const others = pairs(messages, (language, english, other) => {
    const expected = new Set(chosen(english, language));
    const found = new Set(chosen(other, language));
    const isSame =
      [...expected].every((one) => found.has(one)) && [...found].every((one) => expected.has(one));
    return isSame
      ? []
      : [`${language}: ${english.key} chooses by [${[...found]}], English by [${[...expected]}]`];
  });
  return [...broken, ...others];
}

/** No text is left in English. */
export function translated({ messages }: Catalogue, same: Partial<Record<Language, string[]>>): string[] {
  const unused = new Map<string, Set<string>>(
    OTHERS.map((language) => [language, new Set(same[language] ?? [])]),
  );
  const broken = pairs(messages, (language, english, other) => {
    const left = other.texts.filter((text) => english.texts.includes(text));
    const allowed = same[language] ?? [];
    for (const text of left) unused.get(language)?.delete(text);
    return left
      .filter((text) => !allowed.includes(text))
      .map((text) => `${language}: ${other.key} is English: ${text}`);
  });
  for (const [language, texts] of unused) {
    for (const text of texts) broken.push(`${language}: nothing says "${text}" any more; allow it no longer`);
  }
  return broken;
}

/**
 * What the code says is in the catalogue, with its variables, and all of the catalogue is said. Where the code does not
 * tell what a key ends with, `declared` does.
 */
export function uses(
  { messages }: Catalogue,
  used: Use[],
  declared: Record<string, string[]> = {},
): string[] {
  const broken: string[] = [];
  const said = new Set<string>();
  const all = used.flatMap((use) => {
    const ends = declared[use.key];
    return ends ? ends.map((end) => ({ ...use, key: use.key.replace("*", end), maySayLess: true })) : [use];
  });
  for (const use of all) {
    const wildcard = use.key.includes("*");
    const isOpen = /^[a-z]+-?\*/.test(use.key);
    if (use.isCertain && isOpen)
      broken.push(`${use.at}: ${use.key} may be anything; give it a type of its values`);
    const found = wildcard ? matching(messages.en, use.key) : messages.en.has(use.key) ? [use.key] : [];
    if (!isOpen) for (const key of found) said.add(key);
    if (!use.isCertain) continue;
    if (found.length === 0) broken.push(`${use.at}: ${use.key} is missing`);
    if (!use.args) continue;
    for (const key of found) {
      const needed = messages.en.get(key)?.variables ?? [];
      const missing = needed.filter((name) => !use.args?.includes(name));
      if (missing.length > 0) broken.push(`${use.at}: ${key} lacks { ${missing.join(", ")} }`);
      const idle = wildcard || use.maySayLess ? [] : use.args.filter((name) => !needed.includes(name));
      if (idle.length > 0) broken.push(`${use.at}: ${key} does not say { ${idle.join(", ")} }`);
    }
  }
  for (const { references } of messages.en.values()) for (const key of references) said.add(key);
  for (const [key, { part }] of messages.en) {
    if (!said.has(key)) broken.push(`${part}: ${key} is said nowhere`);
  }
  return broken;
}

function matching(messages: Map<string, Message>, pattern: string): string[] {
  const parts = pattern.split("*").map((part) => part.replace(/[.]/g, "\\$&"));
  const matches = new RegExp(`^${parts.join("[a-z0-9]+(?:-[a-z0-9]+)*")}$`);
  return [...messages.keys()].filter((key) => matches.test(key));
}

function pairs(
  messages: Catalogue["messages"],
  rule: (language: Language, english: Message, other: Message) => string[],
): string[] {
  return OTHERS.flatMap((language) =>
    [...messages.en].flatMap(([key, english]) => {
      const other = messages[language].get(key);
      return other ? rule(language, english, other) : [];
    }),
  );
}

const isNumber = (variant: string) => /^\d/.test(variant);

/** Whether a choice is by number; one of names has others than the categories. */
function isPlural({ variants }: Choice): boolean {
  return variants.every((variant) => CATEGORIES.includes(variant) || isNumber(variant));
}

function categoriesOf(language: Language, isOrdinal: boolean): string[] {
  const type = isOrdinal ? "ordinal" : "cardinal";
  return [...new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories];
}
