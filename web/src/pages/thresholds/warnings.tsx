// What is allowed but hardly meant, beside the field that it belongs to.

import { t } from "../../base/i18n.ts";
import { warningText } from "../../base/warnings.ts";
import type { Warning } from "../../kernel/index.ts";

/** The field of a warning within the configuration. */
export const fieldOf = ({ field }: Warning) => field.replace(/^config\./, "");

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
