// The draft of this tab, and how it is changed.

import { useEffect, useReducer } from "preact/hooks";
import { keptDraft, useKeptDraft } from "../../parts/kept-draft.ts";
import type { Saved } from "../../parts/versions/saving.ts";
import { type Action, type Draft, keptText, reduce, resumeDraft } from "./draft.ts";

/** The draft upon what is latest, and how it is changed. */
export function useDraft(latest: Saved): [Draft, (action: Action) => void] {
  const [draft, dispatch] = useReducer<Draft, Action, Saved>(reduce, latest, (latest) =>
    resumeDraft(keptDraft("thresholds"), latest),
  );
  useEffect(() => dispatch({ kind: "read", saved: latest }), [latest.version]);
  useKeptDraft("thresholds", draft, keptText);
  return [draft, dispatch];
}
