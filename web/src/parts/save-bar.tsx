// Always in sight where a draft is made: what it comes to, and what can be done with it.

import type { ComponentChildren } from "preact";
import { instant } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { mayWrite, theShop } from "../base/shop.ts";
import { Button } from "../ui/index.ts";
import { type DraftPage, earlierDraft } from "./kept-draft.ts";
import "./parts.css";

interface SaveBarProps {
  page: DraftPage;
  /** What it is of. */
  label: string;
  headline: string;
  /** What is read out of it, where it changes too fast to be read out each time. */
  spoken?: string;
  /** Beside it where there is room. */
  note: ComponentChildren;
  /** What is not given cannot be done now. */
  onUndo: (() => void) | null;
  onReset: (() => void) | null;
  onSave: (() => void) | null;
  /** What giving all changes up is called. */
  reset: string;
  /** What saving is called. */
  save: string;
  /** The same for who does not see where the button stands. */
  saveLabel?: string;
}

/** From when the draft is, if it is of another visit. */
function Earlier({ page }: { page: DraftPage }) {
  const at = earlierDraft(page);
  if (at === null) return null;
  return (
    <span class="subdued small">{t("saving-kept-from", { when: instant(at, theShop().time_zone) })}</span>
  );
}

export function SaveBar(props: SaveBarProps) {
  const { label, headline, spoken, note, onUndo, onReset, onSave, reset, save, saveLabel } = props;
  return (
    <section class="save-bar" aria-label={label}>
      <div class="save-bar-text">
        <strong class="save-bar-headline">{headline}</strong>
        {spoken !== undefined && (
          <span class="visually-hidden" role="status">
            {spoken}
          </span>
        )}
        <span class="save-bar-note subdued small">{note}</span>
        <Earlier page={props.page} />
      </div>
      <div class="row gap-200">
        <Button disabled={!onUndo} onClick={onUndo ?? undefined}>
          {t("common-undo")}
        </Button>
        <Button disabled={!onReset} onClick={onReset ?? undefined}>
          {reset}
        </Button>
        <Button
          variant="primary"
          label={saveLabel}
          disabled={!onSave || !mayWrite.value}
          title={mayWrite.value ? undefined : t("saving-read-only")}
          onClick={onSave ?? undefined}
        >
          {save}
        </Button>
      </div>
    </section>
  );
}
