// The draft of a page, kept in this browser for some days: it outlives a look at another page, a reload and its tab. Of
// several tabs it is the one that was changed last. Where the browser does not keep it, it outlives no reload: then it
// is asked before the page is left. What is kept is the configuration and nothing of a customer.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { keptInBrowser, keptInTab } from "../base/kept.ts";
import { theShop } from "../base/shop.ts";

export type DraftPage = "thresholds" | "segments";

const KEYS = "rfm.draft.";
const keyOf = (page: DraftPage) => `${KEYS}${page}.${theShop().domain}`;

/** Writing it down for each step of a thumb would take a part of each frame. */
const KEPT_AFTER_MS = 300;

const KEPT_FOR_MS = 14 * 86_400_000;

interface KeptDraft {
  /** When, in milliseconds since 1970. */
  at: number;
  text: string;
}

/** What is kept by a key, if it is not too old. */
function readKept(key: string): KeptDraft | null {
  try {
    const { at, text } = JSON.parse(keptInBrowser.get(key) ?? "{}") as Partial<KeptDraft>;
    if (typeof at !== "number" || typeof text !== "string") return null;
    return Date.now() - at < KEPT_FOR_MS ? { at, text } : null;
  } catch {
    return null;
  }
}

/** Drafts of all shops that nobody came back to in time. */
function forgetOld(): void {
  for (const key of keptInBrowser.keys(KEYS)) if (!readKept(key)) keptInBrowser.set(key, null);
}

/** When what is shown of a draft was kept: what another tab kept after that is another draft. */
const shownAt = new Map<string, number>();

const earlier = { thresholds: signal<string | null>(null), segments: signal<string | null>(null) };

/** When the draft of a page was kept, an instant, if that was in another tab and it is not changed since. */
export const earlierDraft = (page: DraftPage): string | null => earlier[page].value;

/** What was kept of a page's draft, as text; `null` if nothing. */
export function keptDraft(page: DraftPage): string | null {
  forgetOld();
  const key = keyOf(page);
  const kept = readKept(key);
  if (kept) shownAt.set(key, kept.at);
  const isOwn = kept && keptInTab.get(key) === `${kept.at}`;
  earlier[page].value = kept && !isOwn ? new Date(kept.at).toISOString() : null;
  return kept?.text ?? null;
}

/** Drafts that would be lost with the page. */
const unkept = new Set<string>();

const ask = (event: Event) => event.preventDefault();

/** Writes a text down; where it is `null`, the draft that was shown is saved or given up. */
function keep(page: DraftPage, text: string | null): void {
  const key = keyOf(page);
  const kept = readKept(key);
  const isOfAnother = kept !== null && kept.at !== shownAt.get(key);
  // Two changes within a millisecond are two drafts.
  const at = Math.max(Date.now(), (kept?.at ?? 0) + 1);
  const written = text === null ? null : JSON.stringify({ at, text });
  const isKept = text === null && isOfAnother ? true : keptInBrowser.set(key, written);
  keptInTab.set(key, text === null ? null : `${at}`);
  shownAt.set(key, at);
  earlier[page].value = null;
  if (isKept || text === null) unkept.delete(key);
  else unkept.add(key);
  if (unkept.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

/** Keeps the draft a moment after each change, and when the page is left; `textOf` is `null` where nothing is to be. */
export function useKeptDraft<D>(page: DraftPage, draft: D, textOf: (draft: D) => string | null): void {
  // What this page has seen kept. A page without a draft leaves alone what others keep.
  const last = useRef<string | null | undefined>(undefined);
  if (last.current === undefined) last.current = textOf(draft);
  const keepIt = () => {
    const text = textOf(draft);
    const key = keyOf(page);
    const isMissing = text === null ? unkept.has(key) : readKept(key) === null;
    if (text === last.current && !isMissing) return;
    last.current = text;
    keep(page, text);
  };
  const now = useRef(keepIt);
  now.current = keepIt;
  useEffect(() => {
    const timer = setTimeout(() => now.current(), KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    // What was kept came to nothing, as where somebody saved the same.
    if (last.current === null) earlier[page].value = null;
    const keepNow = () => now.current();
    addEventListener("pagehide", keepNow);
    return () => {
      removeEventListener("pagehide", keepNow);
      keepNow();
    };
  }, []);
}
