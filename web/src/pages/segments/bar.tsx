// What stands above a draft: that it is not saved yet, what is wrong with it, and what can be done with it.

import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Failure } from "../../base/failure.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { SaveBar } from "../../parts/save-bar.tsx";
import { Banner, Button, Dialog, FailureBanner } from "../../ui/index.ts";
import { begin, type Draft, draft as drafted, undone } from "./draft.ts";

interface DraftBarProps {
  draft: Draft;
  isChanged: boolean;
  onReview: () => void;
}

export function DraftBar({ draft, isChanged, onReview }: DraftBarProps) {
  const [isAsked, setIsAsked] = useState(false);
  if (!isChanged && draft.before.length === 0) return null;
  return (
    <>
      <SaveBar
        page="segments"
        label={t("segments-draft")}
        headline={t("segments-draft")}
        note={isChanged ? t("segments-draft-note") : t("segments-draft-same")}
        onUndo={draft.before.length > 0 ? () => (drafted.value = undone(draft)) : null}
        onReset={() => setIsAsked(true)}
        onSave={isChanged ? onReview : null}
        reset={t("segments-discard")}
        save={t("segments-review")}
      />
      {isAsked && <Discard draft={draft} onClose={() => setIsAsked(false)} />}
    </>
  );
}

function Discard({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { route } = useLocation();
  const discard = () => {
    drafted.value = begin(draft.upon, draft.config);
    onClose();
    route("/segments");
  };
  return (
    <Dialog
      title={t("segments-discard-title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("common-cancel")}</Button>
          <Button variant="critical" onClick={discard}>
            {t("segments-discard")}
          </Button>
        </>
      }
    >
      <p>{t("segments-discard-note")}</p>
    </Dialog>
  );
}

/** What the service says of a draft: fields that are wrong are marked where they are, anything else is told. */
export function DraftFailure({ failure, isChanged }: { failure: Failure; isChanged: boolean }) {
  if (failure.fields.length === 0) return <FailureBanner failure={failure} repeats />;
  return (
    <Banner
      tone="critical"
      title={t("segments-wrong", { count: failure.fields.length, shown: number(failure.fields.length) })}
    >
      {isChanged && <p>{t("segments-wrong-note")}</p>}
    </Banner>
  );
}
