// What is being changed and not saved yet: pure, so that every way it can go is tested.

import { type ConfigDocument, configOf, type Form, formOf, isSameForm } from "../../parts/versions/config.ts";
import type { Saved } from "../../parts/versions/saving.ts";

export interface Draft {
  /** What it began from, and is saved upon. */
  upon: Saved;
  form: Form;
  /** Forms before, the latest last. */
  past: Form[];
  /** What the last change was part of: a drag is undone as a whole. */
  gesture: string | null;
  /** What somebody else saved meanwhile that says something else. */
  theirs: Saved | null;
}

/** What an edit makes of the form as it is by then. */
export type FormChange = (form: Form) => Form;

export type Action =
  | { kind: "edit"; change: FormChange; gesture?: string }
  /** A gesture is over: the next one is a step of its own. */
  | { kind: "settle" }
  | { kind: "undo" }
  | { kind: "reset" }
  /** The latest version was read. */
  | { kind: "read"; saved: Saved }
  /** A save was refused, since this was saved before. */
  | { kind: "refused"; theirs: Saved }
  | { kind: "take_theirs" }
  | { kind: "keep_mine" }
  /** This was sent, and is the latest version now. */
  | { kind: "saved"; saved: Saved };

/** So many steps can be undone. */
const MOST_STEPS = 100;

export const beginDraft = (saved: Saved): Draft => ({
  upon: saved,
  form: formOf(saved.config),
  past: [],
  gesture: null,
  theirs: null,
});

/** Whether there is something to save. */
export const isChanged = (draft: Draft) => !isSameForm(draft.form, formOf(draft.upon.config));

function edit(draft: Draft, form: Form, gesture: string | null): Draft {
  if (isSameForm(form, draft.form)) return draft;
  const isSameGesture = gesture !== null && gesture === draft.gesture;
  const past = isSameGesture ? draft.past : [...draft.past, draft.form].slice(-MOST_STEPS);
  return { ...draft, form, past, gesture };
}

function undo(draft: Draft): Draft {
  const form = draft.past.at(-1);
  return form ? { ...draft, form, past: draft.past.slice(0, -1), gesture: null } : draft;
}

function read(draft: Draft, saved: Saved): Draft {
  if (saved.version === draft.upon.version && !draft.theirs) return draft;
  // Nothing of mine is in the way, or the others changed what this page does not show.
  if (!isChanged(draft)) return beginDraft(saved);
  if (isSameHere(saved.config, draft.upon.config)) return { ...draft, upon: saved, theirs: null };
  // Saved what I had: there is nothing to choose.
  if (isSameForm(formOf(saved.config), draft.form)) return beginDraft(saved);
  return { ...draft, theirs: saved };
}

export function reduce(draft: Draft, action: Action): Draft {
  switch (action.kind) {
    case "edit":
      return edit(draft, action.change(draft.form), action.gesture ?? null);
    case "settle":
      return { ...draft, gesture: null };
    case "undo":
      return undo(draft);
    case "reset":
      return edit(draft, formOf(draft.upon.config), null);
    case "read":
      return read(draft, action.saved);
    case "refused":
      return { ...draft, theirs: action.theirs };
    case "take_theirs":
      return draft.theirs ? beginDraft(draft.theirs) : draft;
    case "keep_mine":
      return draft.theirs ? { ...draft, upon: draft.theirs, theirs: null } : draft;
    case "saved":
      return afterSave(draft, action.saved);
  }
}

/** The draft upon what was saved; what was changed after that was sent stays a change. */
function afterSave(draft: Draft, saved: Saved): Draft {
  const isSent = isSameForm(draft.form, formOf(saved.config));
  return { ...draft, past: isSent ? [] : draft.past, gesture: null, theirs: null, upon: saved };
}

/** Whether two configurations say the same of what this page shows. */
const isSameHere = (one: ConfigDocument, other: ConfigDocument) => isSameForm(formOf(one), formOf(other));

/**
 * What a save of the draft sends once somebody else saved what this page does not show, as segments; `null` where
 * they saved something that it does show.
 */
export const mergedUpon = (draft: Draft, theirs: ConfigDocument): ConfigDocument | null =>
  isSameHere(theirs, draft.upon.config) ? configOf(draft.form, theirs) : null;

/** The configuration that a save of the draft sends. */
export const merged = (draft: Draft): ConfigDocument => configOf(draft.form, draft.upon.config);

/** The draft as text, to be kept while the merchant looks at something else; null when there is nothing to keep. */
export const keptText = (draft: Draft): string | null =>
  isChanged(draft) ? JSON.stringify({ upon: draft.upon, form: draft.form }) : null;

/** The draft of a text that was kept, as it stands to what is latest now. */
export function resumeDraft(text: string | null, saved: Saved): Draft {
  const fresh = beginDraft(saved);
  if (!text) return fresh;
  try {
    const { upon, form } = JSON.parse(text) as Pick<Draft, "upon" | "form">;
    if (upon.version > saved.version) return fresh;
    return read({ ...beginDraft(upon), form: { ...beginDraft(upon).form, ...form } }, saved);
  } catch {
    return fresh;
  }
}
