// Beside who moved: that another version of the configuration moved customers too.

import type { Answer } from "../base/api.ts";
import { t } from "../base/i18n.ts";

export function OtherVersionNote({ movement: { from, to } }: { movement: Answer<"MovementAnswer"> }) {
  if (from.config_version === to.config_version) return null;
  return (
    <p class="subdued small">
      {t("charts-other-version")} <a href="/thresholds#history">{t("charts-other-version-history")}</a>
    </p>
  );
}
