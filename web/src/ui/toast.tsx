// A short word that something was done, with a way to undo it; gone after a while.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 6_000;
const shown = signal<Toast | null>(null);

/** Tells that something was done. */
export function toast(text: string, action?: Toast["action"]): void {
  shown.value = action ? { text, action } : { text };
}

export function Toasts() {
  const now = shown.value;
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => {
      if (shown.value === now) shown.value = null;
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {now && (
        <div class="toast">
          <span>{now.text}</span>
          {now.action && (
            <button
              type="button"
              class="toast-action"
              onClick={() => {
                shown.value = null;
                now.action?.run();
              }}
            >
              {now.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
