// What stands above a draft: that it is not saved yet, what is wrong with it, and what can be done with it.

import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Failure } from "../../base/failure.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { Banner, Button, Dialog, FailureBanner } from "../../ui/index.ts";
import { begin, type Draft, draft as drafted, undone } from "./draft.ts";

interface DraftBarProps {
  draft: Draft;
  isChanged: boolean;
  onReview: () => void;
}

export function DraftBar({ draft, isChanged, onReview }: DraftBarProps) {
  const [isAsked, setIsAsked] = useState(false);
  useLeaving(isChanged);
  if (!isChanged && draft.before.length === 0) return null;
  return (
    <section class="draft-bar" aria-label={t("segments-draft")}>
      <span>
        <strong>{t("segments-draft")}</strong>{" "}
        <span class="small">{isChanged ? t("segments-draft-note") : t("segments-draft-same")}</span>
      </span>
      <div class="row gap-200">
        <Button disabled={draft.before.length === 0} onClick={() => (drafted.value = undone(draft))}>
          {t("common-undo")}
        </Button>
        <Button onClick={() => setIsAsked(true)}>{t("segments-discard")}</Button>
        <Button variant="primary" disabled={!isChanged} onClick={onReview}>
          {t("segments-review")}
        </Button>
      </div>
      {isAsked && <Discard draft={draft} onClose={() => setIsAsked(false)} />}
    </section>
  );
}

/** Asks before the tab is closed with changes that would be lost. */
function useLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isChanged]);
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
  if (failure.fields.length === 0) return <FailureBanner failure={failure} />;
  return (
    <Banner
      tone="critical"
      title={t("segments-wrong", { count: failure.fields.length, shown: number(failure.fields.length) })}
    >
      {isChanged && <p>{t("segments-wrong-note")}</p>}
    </Banner>
  );
}
