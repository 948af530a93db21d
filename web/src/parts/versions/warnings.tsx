// What is allowed but hardly meant, beside the field that it belongs to.

import { t } from "../../base/i18n.ts";
import type { Warning } from "../../kernel/index.ts";
import { WarningList } from "../../ui/index.ts";
import "./versions.css";

/** The field of a warning within the configuration. */
export const fieldOf = ({ field }: Warning) => field.replace(/^config\./, "");

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
