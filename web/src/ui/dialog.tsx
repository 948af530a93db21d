// A dialog over the page: the browser's own, which keeps the focus in and gives it back.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../base/i18n.ts";

interface DialogProps {
  title: string;
  onClose: () => void;
  /** What can be done, the most likely last. */
  actions?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}

/** Open for as long as it is there. */
export function Dialog({ title, onClose, actions, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog${wide ? " dialog-wide" : ""}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="dialog-header">
        <h2 id={heading}>{title}</h2>
        <button type="button" class="button button-plain" aria-label={t("common-close")} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <div class="dialog-body">{children}</div>
      {actions && <footer class="dialog-footer">{actions}</footer>}
    </dialog>
  );
}
