// What the service says by codes, in the merchant's words; in its English where a code is newer than this page.

import type { FluentVariable } from "@fluent/bundle";
import type { Coded } from "../../base/failure.ts";
import { list, mostBytes } from "../../base/format.ts";
import { has, t } from "../../base/i18n.ts";

/** Arguments as the catalogue takes them: several names as one list, sizes in their unit. */
export function argsOf(args: Record<string, unknown>): Record<string, FluentVariable> {
  const words = Object.entries(args).map(([name, value]): [string, FluentVariable] => {
    if (Array.isArray(value)) return [name, list(value.map(String))];
    if (name === "most_bytes") return [name, mostBytes(Number(value))];
    return [name, typeof value === "number" ? value : String(value)];
  });
  return Object.fromEntries(words);
}

interface WordsProps {
  of: Coded;
  /** About a line, or about a whole file. */
  about: "problem" | "error";
}

export function Words({ of, about }: WordsProps) {
  const key = `imports-${about}-${of.code}`;
  if (has(key)) return <>{t(key, argsOf(of.args))}</>;
  return (
    <span lang="en" dir="ltr">
      {of.problem}
    </span>
  );
}
