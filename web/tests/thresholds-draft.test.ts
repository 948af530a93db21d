// The draft of thresholds: undo, reset, and every way it can go when somebody else saves.

import { describe, expect, test } from "vitest";
import {
  type Action,
  beginDraft,
  type Draft,
  isChanged,
  keptText,
  merged,
  mergedUpon,
  reduce,
  resumeDraft,
} from "../src/pages/thresholds/draft.ts";
import { type ConfigDocument, formOf, withOwnEdges } from "../src/parts/versions/config.ts";
import type { Saved } from "../src/parts/versions/saving.ts";

const config = (first: number, segments = ["VIP"]): ConfigDocument => ({
  bands: {
    recency: { at_most_days: [first, 60, 120, 240] },
    frequency: { at_least_orders: [2, 3, 5, 8] },
    monetary: { at_least_minor: [1, 2, 3, 4] },
  },
  weights: { recency: 40, frequency: 30, monetary: 30 },
  low_score_below: "2.00",
  segments: segments.map((id) => ({ id, name: { en: id }, rules: {} })),
});

const SAVED: Saved = { version: 3, config: config(30) };
const form = (first: number) => withOwnEdges(formOf(SAVED.config), "recency", [first, 60, 120, 240]);
const run = (draft: Draft, ...actions: Action[]) => actions.reduce(reduce, draft);
const edited = run(beginDraft(SAVED), { kind: "edit", change: () => form(20) });

test("begins without changes, and has some once something is another", () => {
  expect(isChanged(beginDraft(SAVED))).toBe(false);
  expect(isChanged(edited)).toBe(true);
  expect(isChanged(run(edited, { kind: "edit", change: () => form(30) }))).toBe(false);
});

test("a drag is undone as a whole, a second one by itself", () => {
  const gesture = "recency drag 1";
  const draft = run(
    beginDraft(SAVED),
    { kind: "edit", change: () => form(29), gesture },
    { kind: "edit", change: () => form(28), gesture },
    { kind: "settle" },
    { kind: "edit", change: () => form(27), gesture },
  );
  const once = run(draft, { kind: "undo" });
  expect(once.form).toEqual(form(28));
  expect(run(once, { kind: "undo" }).form).toEqual(form(30));
  expect(run(once, { kind: "undo" }, { kind: "undo" }, { kind: "undo" }).form).toEqual(form(30));
});

test("a reset can be undone", () => {
  const draft = run(edited, { kind: "reset" });
  expect(isChanged(draft)).toBe(false);
  expect(run(draft, { kind: "undo" }).form).toEqual(form(20));
});

describe("when another version was saved", () => {
  const theirs: Saved = { version: 4, config: config(45) };
  test("a draft without changes takes it", () => {
    const draft = run(beginDraft(SAVED), { kind: "read", saved: theirs });
    expect(draft).toEqual(beginDraft(theirs));
  });
  test("a draft with changes keeps them and tells of it", () => {
    const draft = run(edited, { kind: "read", saved: theirs });
    expect(draft.form).toEqual(form(20));
    expect(draft.theirs).toBe(theirs);
    expect(draft.upon).toBe(SAVED);
  });
  test("that changed segments alone, the draft goes upon it and takes its segments along", () => {
    const draft = run(edited, { kind: "read", saved: { version: 4, config: config(30, ["New", "VIP"]) } });
    expect(draft.theirs).toBe(null);
    expect(draft.upon.version).toBe(4);
    expect(merged(draft).segments?.map(({ id }) => id)).toEqual(["New", "VIP"]);
    expect(merged(draft).bands.recency).toEqual({ at_most_days: [20, 60, 120, 240] });
  });
  test("that says what the draft says, there is nothing to choose", () => {
    const draft = run(edited, { kind: "read", saved: { version: 4, config: config(20) } });
    expect(isChanged(draft)).toBe(false);
    expect(draft.theirs).toBe(null);
  });
  test("theirs can be taken", () => {
    const draft = run(edited, { kind: "refused", theirs }, { kind: "take_theirs" });
    expect(draft).toEqual(beginDraft(theirs));
  });
  test("mine can be saved upon theirs, with their segments", () => {
    const more: Saved = { version: 4, config: config(45, ["New"]) };
    const draft = run(edited, { kind: "refused", theirs: more }, { kind: "keep_mine" });
    expect(draft.upon.version).toBe(4);
    expect(draft.theirs).toBe(null);
    expect(merged(draft).bands.recency).toEqual({ at_most_days: [20, 60, 120, 240] });
    expect(merged(draft).segments?.[0]?.id).toBe("New");
    expect(isChanged(draft)).toBe(true);
  });
  test("editing can go on, and the choice stays open", () => {
    const draft = run(edited, { kind: "refused", theirs }, { kind: "edit", change: () => form(10) });
    expect(draft.theirs).toBe(theirs);
    expect(run(draft, { kind: "read", saved: { version: 5, config: config(46) } }).theirs?.version).toBe(5);
  });
  test("the same version read again changes nothing", () => {
    expect(run(edited, { kind: "read", saved: SAVED })).toBe(edited);
  });
});

describe("a save that another one came before", () => {
  test("goes upon theirs where that changed segments alone, which it keeps", () => {
    const mine = mergedUpon(edited, config(30, ["New", "VIP"]));
    expect(mine?.segments?.map(({ id }) => id)).toEqual(["New", "VIP"]);
    expect(mine?.bands.recency).toEqual({ at_most_days: [20, 60, 120, 240] });
  });
  test("is asked about where that changed what is shown here", () => {
    expect(mergedUpon(edited, config(45))).toBe(null);
    expect(mergedUpon(edited, { ...config(30), low_score_below: "2.50" })).toBe(null);
  });
});

test("once it is saved, the draft is what the next one is saved upon", () => {
  const draft = run(edited, { kind: "saved", saved: { version: 4, config: merged(edited) } });
  expect(isChanged(draft)).toBe(false);
  expect(draft.upon.version).toBe(4);
  expect(draft.past).toEqual([]);
});

test("what is changed after it was sent is a change upon what was saved", () => {
  const saved = { version: 4, config: merged(edited) };
  const draft = run(edited, { kind: "edit", change: () => form(10) }, { kind: "saved", saved });
  expect(draft.upon).toBe(saved);
  expect(isChanged(draft)).toBe(true);
  expect(draft.form).toEqual(form(10));
  expect(run(draft, { kind: "undo" }).form).toEqual(form(20));
  expect(isChanged(run(draft, { kind: "reset" }))).toBe(false);
});

describe("a draft that is kept", () => {
  test("is there again, and can be saved upon what it began from", () => {
    expect(resumeDraft(keptText(edited), SAVED).form).toEqual(form(20));
    expect(keptText(beginDraft(SAVED))).toBe(null);
  });
  test("meets what was saved meanwhile", () => {
    const theirs = { version: 4, config: config(45) };
    const draft = resumeDraft(keptText(edited), theirs);
    expect(draft.form).toEqual(form(20));
    expect(draft.theirs).toEqual(theirs);
  });
  test("is forgotten where it is no draft, or of another shop's time", () => {
    expect(resumeDraft("{", SAVED)).toEqual(beginDraft(SAVED));
    expect(resumeDraft("{}", SAVED)).toEqual(beginDraft(SAVED));
    expect(resumeDraft(keptText({ ...edited, upon: { ...SAVED, version: 9 } }), SAVED)).toEqual(
      beginDraft(SAVED),
    );
  });
});
