// Saving: sums up what will change, asks why, and whether other services hear of each customer who moves.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { asFailure, type Failure } from "../../base/failure.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { Button, Checkbox, type Column, Dialog, FailureBanner, Table, TextField } from "../../ui/index.ts";
import { toast } from "../../ui/toast.tsx";
import type { ConfigDocument } from "./config.ts";
import type { Comparison } from "./kernel.ts";
import { SegmentsTable } from "./outcome.tsx";
import { isReason, type Why } from "./saving.ts";
import { Warnings } from "./warnings.tsx";
import type { Difference } from "./words.ts";
import { segmentName } from "./words.ts";

/** How many customers would move, in a sentence. */
export const movingText = ({ moving, customers }: Comparison) =>
  t("thresholds-moving", { count: moving, moving: number(moving), customers: number(customers) });

interface WhyDialogProps {
  title: string;
  action: string;
  children: ComponentChildren;
  /** Sends it; told of a conflict by `onConflict`. */
  send: (why: Why) => Promise<{ version: number; state: string }>;
  onDone: (version: number) => void;
  onConflict: () => void;
  onClose: () => void;
  /** It is only looked at. */
  isReadOnly?: boolean;
}

/** Asks for the reason and sends. */
export function WhyDialog(props: WhyDialogProps) {
  const { title, action, children, send, onDone, onConflict, onClose, isReadOnly } = props;
  const [reason, setReason] = useState("");
  const [tellCustomers, setTellCustomers] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setIsTried(true);
    if (!isReason(reason) || isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const { version, state } = await send({ reason: reason.trim(), tellCustomers });
      toast(
        t(state === "active" ? "thresholds-saved-active" : "thresholds-saved-staged", {
          version: number(version),
        }),
      );
      onDone(version);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.kind === "conflict") return onConflict();
      setFailure(failure);
    }
    setIsBusy(false);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>{t(isReadOnly ? "common-close" : "common-cancel")}</Button>
          {!isReadOnly && (
            <Button variant="primary" busy={isBusy} onClick={() => void submit()}>
              {action}
            </Button>
          )}
        </>
      }
    >
      {failure && <FailureBanner failure={failure} />}
      {children}
      {isReadOnly ? (
        <p>{t("thresholds-read-only-note")}</p>
      ) : (
        <WhyForm {...{ reason, setReason, tellCustomers, setTellCustomers, isTried, submit }} />
      )}
    </Dialog>
  );
}

interface WhyFormProps {
  reason: string;
  setReason: (reason: string) => void;
  tellCustomers: boolean;
  setTellCustomers: (tells: boolean) => void;
  isTried: boolean;
  submit: () => Promise<void>;
}

function WhyForm({ reason, setReason, tellCustomers, setTellCustomers, isTried, submit }: WhyFormProps) {
  return (
    <form
      class="stack gap-300"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t("common-reason")}
        help={t("thresholds-reason-note")}
        value={reason}
        onInput={setReason}
        maxLength={500}
        dir="auto"
        error={isTried && !isReason(reason) ? t("thresholds-reason-wrong") : null}
      />
      <Checkbox label={t("thresholds-tell")} checked={tellCustomers} onChange={setTellCustomers} />
    </form>
  );
}

interface DifferencesProps {
  caption: string;
  rows: Difference[];
  one: string;
  other: string;
}

/** What two forms say differently, side by side. */
export function Differences({ caption, rows, one, other }: DifferencesProps) {
  const columns: Column<Difference>[] = [
    { key: "field", heading: t("thresholds-field"), isHeading: true, cell: (row) => row.field },
    { key: "one", heading: one, cell: (row) => row.one },
    { key: "other", heading: other, cell: (row) => row.other },
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={(row) => row.field} />;
}

/** What a comparison says, in short. */
export function Summary({ comparison, config }: { comparison: Comparison; config: ConfigDocument }) {
  const changed = comparison.segments.filter(
    ({ now, then, entering, leaving }) => entering + leaving > 0 || !now || !then,
  );
  return (
    <>
      <p class="summary-headline">{movingText(comparison)}</p>
      {changed.length > 0 && (
        <SegmentsTable comparison={{ ...comparison, segments: changed }} config={config} />
      )}
      <Warnings warnings={comparison.warnings} nameOf={(id) => segmentName(config, id)} />
    </>
  );
}
