// A dialog over the page: the browser's own, which keeps the focus in and gives it back.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../base/i18n.ts";

interface DialogProps {
  title: string;
  onClose: () => void;
  /** What can be done, the most likely last. */
  actions?: ComponentChildren;
  wide?: boolean;
  /** Something is under way whose end has to be seen: it stays open. */
  busy?: boolean;
  children: ComponentChildren;
}

/** Open for as long as it is there. */
export function Dialog({ title, onClose, actions, wide, busy, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const isGone = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      isGone.current = true;
      // Before it is taken out: only then does the browser give the focus back.
      shown?.close();
    };
  }, []);
  const close = () => {
    if (!busy) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={`dialog${wide ? " dialog-wide" : ""}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      // A browser asks but once whether Escape may close it.
      onClose={() => !isGone.current && (busy ? dialog.current?.showModal() : onClose())}
    >
      <header class="dialog-header">
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          class="button button-plain"
          aria-label={t("common-close")}
          disabled={busy}
          onClick={close}
        >
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <div class="dialog-body">{children}</div>
      {actions && <footer class="dialog-footer">{actions}</footer>}
    </dialog>
  );
}
