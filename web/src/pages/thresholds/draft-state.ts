// The draft of this tab: it outlives a look at another page and a reload.

import { useEffect, useReducer } from "preact/hooks";
import { theShop } from "../../base/shop.ts";
import { type Action, type Draft, keptText, reduce, resumeDraft, type Saved } from "./draft.ts";

const keyOf = () => `rfm.thresholds.${theShop().domain}`;

/** The draft upon what is latest, and how it is changed. */
export function useDraft(latest: Saved): [Draft, (action: Action) => void] {
  const [draft, dispatch] = useReducer<Draft, Action, Saved>(reduce, latest, (latest) =>
    resumeDraft(sessionStorage.getItem(keyOf()), latest),
  );
  useEffect(() => dispatch({ kind: "read", saved: latest }), [latest.version]);
  const text = keptText(draft);
  useEffect(() => {
    if (text === null) sessionStorage.removeItem(keyOf());
    else sessionStorage.setItem(keyOf(), text);
  }, [text]);
  return [draft, dispatch];
}
