// What a configuration allows but hardly means, in words.

import { number } from "./format.ts";
import { has, t } from "./i18n.ts";

/** A warning as kernel and service tell it: which one, and what it is about. */
export interface CodedWarning {
  code: string;
  args: Record<string, string | number>;
}

/** The codes that there are words for; where edges were not set one by one, the page says more than the service. */
type Code =
  | "score-impossible"
  | "score-impossible-quintiles"
  | "score-impossible-worked-out"
  | "score-unused"
  | "segment-impossible"
  | "segment-twin"
  | "cells-uncovered"
  | "prospects-uncovered";

/** A warning in the merchant's words. */
export function warningText({ code, args }: CodedWarning, nameOf: (id: string) => string = String): string {
  const key = `warnings-${code as Code}` as const;
  if (!has(key)) return t("warnings-unknown");
  const told: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(args)) {
    if (name === "dimension") told[name] = t(`common-${value as "recency" | "frequency" | "monetary"}`);
    else if (name === "segment" || name === "twin") told[name] = nameOf(String(value));
    else if (name === "cells") Object.assign(told, { count: value, shown: number(Number(value)) });
    else told[name] = typeof value === "number" ? number(value) : value;
  }
  return t(key, told);
}
