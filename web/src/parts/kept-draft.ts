// The draft of a page, kept in this tab: it outlives a look at another page and a reload, and is gone with the tab.

import { useEffect, useRef } from "preact/hooks";
import { keptInTab } from "../base/kept.ts";
import { theShop } from "../base/shop.ts";

export type DraftPage = "thresholds" | "segments";

const keyOf = (page: DraftPage) => `rfm.${page}.${theShop().domain}`;

/** Writing it down for each step of a thumb would take a part of each frame. */
const KEPT_AFTER_MS = 300;

/** What was kept of a page's draft, as text; `null` if nothing. */
export const keptDraft = (page: DraftPage): string | null => keptInTab.get(keyOf(page));

/** Keeps the draft a moment after each change, and when the page is left; `textOf` is `null` where nothing is to be. */
export function useKeptDraft<D>(page: DraftPage, draft: D, textOf: (draft: D) => string | null): void {
  const keep = () => keptInTab.set(keyOf(page), textOf(draft));
  const now = useRef(keep);
  now.current = keep;
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
