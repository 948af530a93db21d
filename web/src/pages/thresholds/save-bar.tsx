// Always in sight: how many customers would move, and what can be done with the changes.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useSettled } from "../../base/load.ts";
import { mayWrite } from "../../base/shop.ts";
import type { Comparison } from "../../kernel/index.ts";
import { Badge, Button } from "../../ui/index.ts";
import { type Draft, isChanged } from "./draft.ts";
import { movingText } from "./summary.tsx";

interface SaveBarProps {
  draft: Draft;
  comparison: Comparison | null;
  onUndo: () => void;
  onReset: () => void;
  onSave: () => void;
}

/** What is read out stands still for so long, so that a drag is not read out step by step. */
const SPOKEN_AFTER_MS = 700;

export function SaveBar({ draft, comparison, onUndo, onReset, onSave }: SaveBarProps) {
  const changed = isChanged(draft);
  const text = comparison ? movingText(comparison) : "";
  const spoken = useSettled(text, SPOKEN_AFTER_MS);
  return (
    <section class="save-bar" aria-label={t("thresholds-changes")}>
      <div class="save-bar-text">
        <strong class="save-bar-headline" data-moving={comparison?.moving}>
          {text || t("common-loading")}
        </strong>
        <span class="visually-hidden" role="status">
          {spoken}
        </span>
        {changed ? (
          <Badge tone="caution">{t("thresholds-unsaved")}</Badge>
        ) : (
          <span class="subdued small">
            {t("thresholds-unchanged", { version: number(draft.upon.version) })}
          </span>
        )}
      </div>
      <div class="row gap-200">
        <Button disabled={draft.past.length === 0} onClick={onUndo}>
          {t("common-undo")}
        </Button>
        <Button disabled={!changed} onClick={onReset}>
          {t("thresholds-reset")}
        </Button>
        <Button
          variant="primary"
          label={t("thresholds-save")}
          disabled={!changed || !mayWrite.value || !comparison}
          title={mayWrite.value ? undefined : t("thresholds-read-only")}
          onClick={onSave}
        >
          {t("common-save")}
        </Button>
      </div>
    </section>
  );
}
