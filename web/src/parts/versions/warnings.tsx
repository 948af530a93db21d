// What is allowed but hardly meant, beside the field that it belongs to.

import { DIMENSIONS } from "../../base/dimensions.ts";
import { t } from "../../base/i18n.ts";
import type { Warning } from "../../kernel/index.ts";
import { WarningList } from "../../ui/index.ts";
import type { Form } from "./config.ts";
import "./versions.css";

/** Whether a warning is of a part of the configuration, as of its segments. */
export const isOf = (part: string) => (warning: Warning) =>
  warning.field.replace(/^config\./, "").startsWith(part);

/** Where edges that are the same come from, if nobody set them: what can be done about it is another thing then. */
function sourceOf(form: Form, dimension: unknown): "quintiles" | "worked-out" | null {
  const own = DIMENSIONS.find((one) => one === dimension);
  const set = own && form[own];
  if (set) return "kind" in set && set.kind === "half_life" ? "worked-out" : null;
  if (form.base.kind === "given") return null;
  return form.base.kind === "quintiles" ? "quintiles" : "worked-out";
}

/** Warnings with what comes of where the edges are from, by a code of its own. */
export const withSource = (warnings: readonly Warning[], form: Form): Warning[] =>
  warnings.map((warning) => {
    const source = warning.code === "score-impossible" && sourceOf(form, warning.args.dimension);
    return source ? { ...warning, code: `score-impossible-${source}` } : warning;
  });

export function Warnings({ warnings, nameOf }: { warnings: Warning[]; nameOf?: (id: string) => string }) {
  if (warnings.length === 0) return null;
  return (
    <WarningList
      class="warnings small"
      label={t("thresholds-warnings")}
      warnings={warnings}
      {...(nameOf ? { nameOf } : {})}
    />
  );
}
