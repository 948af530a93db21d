// What is allowed but hardly meant, beside the field that it belongs to.

import { number } from "../../base/format.ts";
import { has, t } from "../../base/i18n.ts";
import type { Warning } from "./kernel.ts";

/** The field of a warning within the configuration. */
export const fieldOf = ({ field }: Warning) => field.replace(/^config\./, "");

/** A warning in the merchant's words. */
export function warningText({ code, args }: Warning, nameOf: (id: string) => string = String): string {
  const key = `warnings-${code}`;
  if (!has(key)) return t("warnings-unknown");
  const told: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(args)) {
    if (name === "dimension") told[name] = t(`common-${value}`);
    else if (name === "segment" || name === "twin") told[name] = nameOf(String(value));
    else if (name === "cells") Object.assign(told, { count: value, shown: number(Number(value)) });
    else told[name] = typeof value === "number" ? number(value) : value;
  }
  return t(key, told);
}

export function Warnings({ warnings, nameOf }: { warnings: Warning[]; nameOf?: (id: string) => string }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings small" aria-label={t("thresholds-warnings")}>
      {warnings.map((warning) => (
        <li key={`${warning.field} ${warning.code} ${JSON.stringify(warning.args)}`}>
          {warningText(warning, nameOf)}
        </li>
      ))}
    </ul>
  );
}
