// The draft of this tab: it outlives a look at another page and a reload.

import { useEffect, useReducer, useRef } from "preact/hooks";
import { keptInTab } from "../../base/kept.ts";
import { theShop } from "../../base/shop.ts";
import { type Action, type Draft, keptText, reduce, resumeDraft, type Saved } from "./draft.ts";

const keyOf = () => `rfm.thresholds.${theShop().domain}`;

/** Writing it down for each step of a thumb would take a part of each frame. */
const KEPT_AFTER_MS = 300;

function keep(draft: Draft): void {
  keptInTab.set(keyOf(), keptText(draft));
}

/** The draft upon what is latest, and how it is changed. */
export function useDraft(latest: Saved): [Draft, (action: Action) => void] {
  const [draft, dispatch] = useReducer<Draft, Action, Saved>(reduce, latest, (latest) =>
    resumeDraft(keptInTab.get(keyOf()), latest),
  );
  useEffect(() => dispatch({ kind: "read", saved: latest }), [latest.version]);
  useKept(draft);
  return [draft, dispatch];
}

/** Keeps the draft a moment after each change, and when the page is left. */
function useKept(draft: Draft): void {
  const now = useRef(draft);
  now.current = draft;
  useEffect(() => {
    const timer = setTimeout(() => keep(draft), KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const keepNow = () => keep(now.current);
    addEventListener("pagehide", keepNow);
    return () => {
      removeEventListener("pagehide", keepNow);
      keepNow();
    };
  }, []);
}
