// Before a version is saved: what it would change, why it is made, and what came of it.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { asFailure, type Failure, type WrongField } from "../base/failure.ts";
import { number } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { MAX_REASON_BYTES, type Outcome, problemOfReason, type Saving } from "../base/saving.ts";
import { Button, Checkbox, Dialog, FailureBanner, TextField, toast, WrongFields } from "../ui/index.ts";
import { authorText } from "./author.ts";

/** What was said of a version before it is saved. */
type Said = Pick<Saving, "reason" | "tellCustomers">;

const NOTHING: Said = { reason: "", tellCustomers: false };

/** Keeps what was said while the dialog makes room for that of a conflict, for as long as the caller is there. */
export function useSaid(): { said: { current: Said }; forget: () => void } {
  const said = useRef(NOTHING);
  return {
    said,
    forget: () => {
      said.current = NOTHING;
    },
  };
}

/** That it is saved, and whose version it went beside. */
function savedText({ kind, version, beside }: Extract<Outcome, { kind: "saved" | "staged" }>): string {
  const said = t(`saving-${kind}`, { version: number(version) });
  if (!beside) return said;
  const by = authorText(beside.saved_by);
  return `${said} ${t("saving-beside", { version: number(beside.version), by })}`;
}

interface SaveDialogProps {
  title: string;
  /** What the button says that saves; "Save" if it is not given. */
  action?: string;
  /** The version upon which it is saved. */
  upon: number;
  save: (saving: Saving) => Promise<Outcome>;
  /** What was said already, and what is said now. */
  said: { current: Said };
  /** It is saved or staged (which the dialog has said), or somebody else saved; what fails then is told here too. */
  onDone: (outcome: Extract<Outcome, { kind: "saved" | "staged" | "conflict" }>) => void | Promise<void>;
  /** Fields of the configuration are wrong: the page marks them. */
  onInvalid?: (fields: WrongField[]) => void;
  onClose: () => void;
  /** What would change. */
  children: ComponentChildren;
}

export function SaveDialog(props: SaveDialogProps) {
  const { title, action, upon, save, said, onDone, onInvalid, onClose, children } = props;
  const [{ reason, tellCustomers }, setSaid] = useState(said.current);
  const say = (more: Partial<Said>) => {
    said.current = { ...said.current, ...more };
    setSaid(said.current);
  };
  const [isAsked, setIsAsked] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [fields, setFields] = useState<WrongField[]>([]);
  const wrong = isAsked ? problemOfReason(reason) : null;
  const asked = useRef<HTMLDivElement>(null);
  const told = useRef<HTMLDivElement>(null);
  // A dialog may be longer than the screen, and its buttons are always in sight.
  useEffect(() => told.current?.scrollIntoView({ block: "nearest" }), [failure, fields]);

  async function run() {
    setIsAsked(true);
    if (problemOfReason(reason)) {
      asked.current?.querySelector("input")?.focus();
      return;
    }
    setIsSaving(true);
    setFailure(null);
    setFields([]);
    try {
      const outcome = await save({ reason: reason.trim(), tellCustomers, upon });
      if (outcome.kind === "invalid") {
        setFields(outcome.fields);
        onInvalid?.(outcome.fields);
        return;
      }
      if (outcome.kind !== "conflict") toast(savedText(outcome));
      await onDone(outcome);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setIsSaving(false);
    }
  }

  const buttons = (
    <>
      <Button disabled={isSaving} onClick={onClose}>
        {t("common-cancel")}
      </Button>
      <Button variant="primary" busy={isSaving} onClick={() => void run()}>
        {action ?? t("common-save")}
      </Button>
    </>
  );
  return (
    <Dialog title={title} wide busy={isSaving} onClose={onClose} actions={buttons}>
      {children}
      <div ref={asked}>
        <TextField
          label={t("saving-reason")}
          help={t("saving-reason-help")}
          required
          value={reason}
          onInput={(typed) => say({ reason: typed.replace(/[\r\n\t]+/g, " ") })}
          error={wrong && t(`saving-reason-${wrong}`, { bytes: number(MAX_REASON_BYTES) })}
          dir="auto"
        />
      </div>
      <Checkbox
        label={t("saving-tell-customers")}
        help={t("saving-tell-customers-note")}
        checked={tellCustomers}
        onChange={(tellCustomers) => say({ tellCustomers })}
      />
      <div ref={told}>
        {fields.length > 0 && <WrongFields title={t("saving-invalid")} fields={fields} />}
        {failure && <FailureBanner failure={failure} retry={() => void run()} />}
      </div>
    </Dialog>
  );
}
