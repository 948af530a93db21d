// What can be taken away from what is on the screen: a menu of files; while one comes, how much has, and a way to
// stop it.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Progress } from "../base/download.ts";
import { asFailure } from "../base/failure.ts";
import { bytes, percent } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { Button } from "./controls.tsx";
import { wayOutOf } from "./states.tsx";
import { toast } from "./toast.tsx";
import "./download.css";

export interface DownloadItem {
  key: string;
  label: string;
  /** What is in it. */
  note?: string;
  /** Makes the file; what is made on the page is done at once. */
  run: (signal: AbortSignal, progress: Progress) => Promise<void> | void;
}

interface Running {
  stop: AbortController;
  bytes: number;
  of: number | null;
}

/** Tells of a failure in a word; the page stays as it is. */
function tell(thrown: unknown): void {
  const failure = asFailure(thrown);
  toast(`${t(`common-failure-${failure.kind.replace("_", "-")}`)}. ${wayOutOf(failure, false)}`);
}

interface DownloadMenuProps {
  items: DownloadItem[];
  label?: string;
  /** Of what, read out with the button where a page has several. */
  of?: string;
  variant?: "secondary" | "plain";
  disabled?: boolean;
}

export function DownloadMenu({ items, label, of, variant, disabled }: DownloadMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [running, setRunning] = useState<Running | null>(null);
  const menu = useRef<HTMLDivElement>(null);
  useClosing(menu, isOpen, () => setIsOpen(false));
  const begin = async (item: DownloadItem) => {
    const stop = new AbortController();
    setIsOpen(false);
    setRunning({ stop, bytes: 0, of: null });
    try {
      await item.run(stop.signal, (bytes, of) => setRunning({ stop, bytes, of }));
    } catch (thrown) {
      const isCancelled = thrown instanceof DOMException && thrown.name === "AbortError";
      if (!isCancelled && !stop.signal.aborted) tell(thrown);
    } finally {
      setRunning(null);
    }
  };
  if (running) return <Progressing running={running} />;
  return (
    <div class="download" ref={menu} data-unpictured>
      <Button
        expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        {...{ variant, disabled }}
        label={of && t("charts-download-of", { what: of })}
      >
        {label ?? t("common-download")}
        <span aria-hidden="true">▾</span>
      </Button>
      {isOpen && (
        <ul class="download-menu">
          {items.map((item) => (
            <li key={item.key}>
              <button type="button" class="download-item" onClick={() => void begin(item)}>
                <span>{item.label}</span>
                {item.note && <span class="subdued small">{item.note}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Progressing({ running }: { running: Running }) {
  const { of, stop } = running;
  return (
    <div class="row gap-200" role="status">
      <span class="spinner" aria-hidden="true" />
      <span class="small numeric">
        {of ? percent(Math.min(1, running.bytes / of), 0) : bytes(running.bytes)}
      </span>
      <Button onClick={() => stop.abort()}>{t("common-cancel")}</Button>
    </div>
  );
}

/** Closes what is open by Escape, or when something else is pressed or gets the focus. */
function useClosing(inside: { current: HTMLElement | null }, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !inside.current?.contains(event.target)) close();
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      inside.current?.querySelector("button")?.focus();
      close();
    };
    addEventListener("pointerdown", elsewhere);
    addEventListener("focusin", elsewhere);
    addEventListener("keydown", leave);
    return () => {
      removeEventListener("pointerdown", elsewhere);
      removeEventListener("focusin", elsewhere);
      removeEventListener("keydown", leave);
    };
  }, [isOpen]);
}
