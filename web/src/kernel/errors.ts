// What the kernel refuses, and why.

import { Failure, type WrongField } from "../base/failure.ts";

/** A configuration breaks its rules: all of them, each with its field. */
export class ConfigError extends Error {
  constructor(readonly errors: WrongField[]) {
    super(errors.map(({ field, problem }) => `${field}: ${problem}`).join("; "));
    this.name = "ConfigError";
  }
}

/** Columns are malformed, or do not go with those before. */
export class ColumnsError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = "ColumnsError";
  }
}

/** A question is not answered because the kernel was closed or too many wait: asked again later, it may be. */
export class Dropped extends Failure {
  constructor() {
    super("busy", "the kernel was closed, or too much waits for it");
    this.name = "Dropped";
  }
}

/** What the kernel throws, as text that passes between threads; `null` for what is no refusal of it. */
export function told(thrown: unknown): string | null {
  if (typeof thrown === "string") return thrown;
  if (thrown instanceof ConfigError) return JSON.stringify({ config: thrown.errors });
  if (thrown instanceof ColumnsError) return JSON.stringify({ columns: thrown.message });
  return null;
}

/** The error that a text of the kernel stands for; anything else stays what it is. */
export function errorOf(thrown: unknown): unknown {
  if (typeof thrown !== "string") return thrown;
  let refusal: { config?: WrongField[]; columns?: string };
  try {
    refusal = JSON.parse(thrown);
  } catch {
    return new Error(thrown);
  }
  if (refusal.config) return new ConfigError(refusal.config);
  if (refusal.columns) return new ColumnsError(refusal.columns);
  return new Error(thrown);
}
