// The catalogue as its rules see it: each message of each language with its texts, variables and plurals.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type FluentNode, parse } from "./syntax.ts";

export const LANGUAGES = ["en", "es", "fr", "ar", "de", "pt", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** A choice between texts. */
export interface Choice {
  /** What is chosen by, as it is written. */
  by: string;
  isOrdinal: boolean;
  /** The names of the variants. */
  variants: string[];
}

/** A message, or an attribute of one. */
export interface Message {
  part: string;
  key: string;
  /** Each text that it may come to, as it is written. */
  texts: string[];
  variables: string[];
  choices: Choice[];
  /** Other messages that are put into it. */
  references: string[];
}

export interface Catalogue {
  messages: Record<Language, Map<string, Message>>;
  /** What cannot be read, or is there twice. */
  faults: string[];
}

/** The catalogue of files, by language and part. */
export function catalogueOf(files: Record<Language, Record<string, string>>): Catalogue {
  const faults: string[] = [];
  const messages = {} as Catalogue["messages"];
  for (const language of LANGUAGES) {
    const known = new Map<string, Message>();
    for (const [part, text] of Object.entries(files[language] ?? {})) {
      const { entries, junk } = parse(text);
      for (const line of junk) faults.push(`${language}/${part}: cannot be read: ${line}`);
      for (const { key, pattern } of entries) {
        if (known.has(key)) faults.push(`${language}/${part}: ${key} is there twice`);
        if (!key.startsWith(`${part}-`)) faults.push(`${language}/${part}: ${key} begins with another part`);
        known.set(key, messageOf(part, key, pattern));
      }
    }
    messages[language] = known;
  }
  return { messages, faults };
}

/** The files of `i18n/`. */
export function readFiles(): Record<Language, Record<string, string>> {
  const folder = fileURLToPath(new URL("../../../i18n/", import.meta.url));
  const files = {} as Record<Language, Record<string, string>>;
  for (const language of LANGUAGES) {
    files[language] = {};
    for (const file of readdirSync(folder + language).sort()) {
      const text = readFileSync(`${folder}${language}/${file}`, "utf8");
      files[language][file.replace(/\.ftl$/, "")] = text;
    }
  }
  return files;
}

function messageOf(part: string, key: string, pattern: FluentNode.Pattern): Message {
  const message: Message = { part, key, texts: [], variables: [], choices: [], references: [] };
  read(pattern, message);
  message.variables = [...new Set(message.variables)].sort();
  return message;
}

/** Takes what a pattern says into its message; where it chooses, each variant is a text of its own. */
function read(pattern: FluentNode.Pattern, message: Message): void {
  let text = "";
  let says = false;
  for (const element of pattern.elements) {
    if (element.type === "TextElement") {
      text += element.value;
      says ||= /\p{L}/u.test(element.value);
    } else {
      text += shown(element.expression, message);
    }
  }
  if (says) message.texts.push(text.trim());
}

/** An expression as it is written, taken into its message. */
function shown(expression: FluentNode.Inside, message: Message): string {
  switch (expression.type) {
    case "VariableReference":
      message.variables.push(expression.id.name);
      return `{ $${expression.id.name} }`;
    case "MessageReference":
      message.references.push(expression.id.name);
      return `{ ${expression.id.name} }`;
    case "TermReference":
      return `{ -${expression.id.name} }`;
    case "FunctionReference": {
      const given = expression.arguments.positional.map((inner) => shown(inner, message)).join(", ");
      return `{ ${expression.id.name}(${given}) }`;
    }
    case "Placeable":
      return shown(expression.expression, message);
    case "SelectExpression": {
      const by = shown(expression.selector, message);
      message.choices.push(choice(by, expression));
      for (const variant of expression.variants) read(variant.value, message);
      return "{ … }";
    }
    default:
      return `{ "${expression.value}" }`;
  }
}

function choice(by: string, select: FluentNode.Select): Choice {
  const named = select.selector.type === "FunctionReference" ? select.selector.arguments.named : [];
  const isOrdinal = named.some((one) => one.name.name === "type" && one.value.value === "ordinal");
  const variants = select.variants.map(({ key }) => (key.type === "Identifier" ? key.name : key.value));
  return { by, isOrdinal, variants };
}
