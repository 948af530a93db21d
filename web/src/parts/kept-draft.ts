// The draft of a page, kept in this tab: it outlives a look at another page and a reload, and is gone with the tab.
// Where the browser does not keep it, it outlives no reload: then it is asked before the page is left.

import { useEffect, useRef } from "preact/hooks";
import { keptInTab } from "../base/kept.ts";
import { theShop } from "../base/shop.ts";

export type DraftPage = "thresholds" | "segments";

const keyOf = (page: DraftPage) => `rfm.${page}.${theShop().domain}`;

/** Writing it down for each step of a thumb would take a part of each frame. */
const KEPT_AFTER_MS = 300;

/** What was kept of a page's draft, as text; `null` if nothing. */
export const keptDraft = (page: DraftPage): string | null => keptInTab.get(keyOf(page));

/** Drafts that would be lost with the page. */
const unkept = new Set<string>();

const ask = (event: Event) => event.preventDefault();

function keep(key: string, text: string | null): void {
  if (keptInTab.set(key, text) || text === null) unkept.delete(key);
  else unkept.add(key);
  if (unkept.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

/** Keeps the draft a moment after each change, and when the page is left; `textOf` is `null` where nothing is to be. */
export function useKeptDraft<D>(page: DraftPage, draft: D, textOf: (draft: D) => string | null): void {
  const keepIt = () => keep(keyOf(page), textOf(draft));
  const now = useRef(keepIt);
  now.current = keepIt;
  useEffect(() => {
    const timer = setTimeout(() => now.current(), KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const keepNow = () => now.current();
    addEventListener("pagehide", keepNow);
    return () => {
      removeEventListener("pagehide", keepNow);
      keepNow();
    };
  }, []);
}
