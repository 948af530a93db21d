// Where a file is dropped, anywhere on the page, or chosen.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../base/i18n.ts";

interface DropProps {
  choose: (file: File) => void;
}

/** Whether files are dragged over the page; takes those that are dropped. */
function useDropped(take: (files: FileList) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    // Entering one element comes before leaving the one around it.
    let inside = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      inside += 1;
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      inside -= 1;
      setIsOver(inside > 0);
    };
    const over = (event: DragEvent) => {
      // Without this the browser opens the file instead of the page.
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      inside = 0;
      setIsOver(false);
      latest.current(event.dataTransfer.files);
    };
    const heard = { dragenter: enter, dragleave: leave, dragover: over, drop };
    for (const [name, hear] of Object.entries(heard)) addEventListener(name, hear as EventListener);
    return () => {
      for (const [name, hear] of Object.entries(heard)) removeEventListener(name, hear as EventListener);
    };
  }, []);
  return isOver;
}

export function Drop({ choose }: DropProps) {
  const [isSeveral, setIsSeveral] = useState(false);
  const take = (files: FileList | null) => {
    setIsSeveral((files?.length ?? 0) > 1);
    const [file] = files ?? [];
    if (file && files?.length === 1) choose(file);
  };
  const isOver = useDropped(take);
  return (
    <div class="drop-place">
      <label class={isOver ? "drop drop-over" : "drop"}>
        <input
          type="file"
          class="visually-hidden"
          accept=".csv,text/csv,.jsonl"
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen once more.
            event.currentTarget.value = "";
          }}
        />
        <svg viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" class="drop-picture">
          <path d="M12 6h16l10 10v26H12z" />
          <path d="M28 6v10h10" />
          <path d="M24 36V22m-6 6 6-6 6 6" />
        </svg>
        <strong>{t(isOver ? "imports-drop-now" : "imports-drop")}</strong>
        <span class="button button-primary">{t("imports-choose")}</span>
        <span class="subdued small">{t("imports-accepted")}</span>
      </label>
      {isSeveral && (
        <p class="field-error small" role="alert">
          {t("imports-one-file")}
        </p>
      )}
    </div>
  );
}
