// How many customers would move, and what can be done with the changes.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useSettled } from "../../base/load.ts";
import type { Comparison } from "../../kernel/index.ts";
import { SaveBar } from "../../parts/save-bar.tsx";
import { movingText } from "../../parts/versions/summary.tsx";
import { Badge } from "../../ui/index.ts";
import { type Draft, isChanged } from "./draft.ts";

interface ThresholdsBarProps {
  draft: Draft;
  comparison: Comparison | null;
  onUndo: () => void;
  onReset: () => void;
  onSave: () => void;
}

/** What is read out stands still for so long, so that a drag is not read out step by step. */
const SPOKEN_AFTER_MS = 700;

export function ThresholdsBar({ draft, comparison, onUndo, onReset, onSave }: ThresholdsBarProps) {
  const changed = isChanged(draft);
  const text = comparison ? movingText(comparison) : "";
  const spoken = useSettled(text, SPOKEN_AFTER_MS);
  return (
    <SaveBar
      page="thresholds"
      label={t("thresholds-changes")}
      headline={text || t("common-loading")}
      spoken={spoken}
      note={
        changed ? (
          <Badge tone="caution">{t("thresholds-unsaved")}</Badge>
        ) : (
          t("thresholds-unchanged", { version: number(draft.upon.version) })
        )
      }
      onUndo={draft.past.length > 0 ? onUndo : null}
      onReset={changed ? onReset : null}
      onSave={changed && comparison ? onSave : null}
      reset={t("thresholds-reset")}
      save={t("common-save")}
      saveLabel={t("thresholds-save")}
    />
  );
}
