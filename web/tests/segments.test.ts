// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import type { Config, Segment } from "../src/base/config.ts";
import { choiceOf, chosenAs, conditionOf, KINDS } from "../src/pages/segments/conditions.ts";
import { beginningOf } from "../src/pages/segments/details.tsx";
import {
  added,
  afterSave,
  begin,
  changed,
  configOf,
  configUpon,
  duplicated,
  isChanged,
  keptText,
  labelFor,
  labelsOf,
  moved,
  movedUpon,
  rebased,
  removed,
  replaced,
  resumeDraft,
  segmentsOf,
  triedOf,
  undone,
} from "../src/pages/segments/draft.ts";
import { edgeOf } from "../src/pages/segments/list.tsx";
import { overlapsOf, partOf, sizeIn } from "../src/pages/segments/masks.ts";
import { sidesOf } from "../src/pages/segments/sides.tsx";
import { differencesOf } from "../src/parts/versions/segments.ts";

const segment = (id: string, rules: Segment["rules"] = { recency: 5 }): Segment => ({
  id,
  name: { en: id },
  rules,
});

const CONFIG: Config = {
  bands: { preset: "small" },
  weights: { recency: 40, frequency: 30, monetary: 30 },
  low_score_below: "2.00",
  segments: [segment("A"), segment("B"), segment("C")],
};
const DRAFT = begin(3, CONFIG);
const ids = (items: { key: string }[]) => items.map((item) => item.key);

describe("a draft", () => {
  const items = DRAFT.now.items;

  test("begins as what it is made from", () => {
    expect(isChanged(DRAFT)).toBe(false);
    expect(configOf(DRAFT)).toEqual(CONFIG);
    expect(undone(DRAFT)).toBe(DRAFT);
  });

  test("keeps each step, and letters of one name as one", () => {
    let draft = changed(DRAFT, removed(items, "B"));
    for (const en of ["D", "Do", "Dog"])
      draft = changed(draft, replaced(draft.now.items, "A", { name: { en } }), "name A en");
    expect(segmentsOf(draft).map(({ name }) => name.en)).toEqual(["Dog", "C"]);
    draft = undone(draft);
    expect(segmentsOf(draft).map(({ id }) => id)).toEqual(["A", "C"]);
    // What is typed after an undo is a step of its own.
    draft = changed(draft, replaced(draft.now.items, "A", { name: { en: "E" } }), "name A en");
    expect(segmentsOf(undone(draft))[0]?.name.en).toBe("A");
    expect(isChanged(undone(undone(draft)))).toBe(false);
  });

  test("is not changed by steps that lead back", () => {
    const there = changed(DRAFT, moved(items, "A", 2));
    expect(isChanged(there)).toBe(true);
    expect(isChanged(changed(there, moved(there.now.items, "A", 0)))).toBe(false);
  });

  test("moves within the list only", () => {
    expect(ids(moved(items, "A", 1))).toEqual(["B", "A", "C"]);
    expect(ids(moved(items, "C", -4))).toEqual(["C", "A", "B"]);
    expect(ids(moved(items, "A", 9))).toEqual(["B", "C", "A"]);
    expect(ids(moved(items, "none", 1))).toEqual(["A", "B", "C"]);
  });

  test("keeps bands and weights of the version that it is saved upon", () => {
    const theirs = { ...CONFIG, weights: { recency: 50, frequency: 25, monetary: 25 }, segments: [] };
    const draft = movedUpon(changed(DRAFT, removed(items, "B")), 4, theirs);
    expect(draft.upon).toBe(4);
    expect(configOf(draft)).toEqual({ ...theirs, segments: [CONFIG.segments[0], CONFIG.segments[2]] });
  });

  test("leaves out names that are empty, and is tried with a name in any case", () => {
    const [next, key] = added(items, { en: "  ", de: " Neu " }, { recency: 1 });
    expect(segmentsOf(changed(DRAFT, next)).at(-1)).toEqual({
      id: "Neu",
      name: { de: "Neu" },
      rules: { recency: 1 },
    });
    const nameless = changed(DRAFT, replaced(next, key, { name: {} }));
    expect(segmentsOf(nameless).at(-1)?.name).toEqual({});
    expect(triedOf(nameless).segments.at(-1)?.name).toEqual({ en: "Segment" });
  });

  test("copies a segment right after it, under a label of its own", () => {
    const [next, key] = duplicated(items, "A", (name) => `${name} (copy)`);
    expect(ids(next)).toEqual(["A", key, "B", "C"]);
    expect(labelsOf(next).get(key)).toBe("A (copy)");
  });
});

describe("labels", () => {
  test("are the English name, else the first one", () => {
    expect(labelFor({ de: "Gut", en: "Good" }, new Set())).toBe("Good");
    expect(labelFor({ ja: "良い", de: "" }, new Set())).toBe("良い");
    expect(labelFor({}, new Set())).toBe("Segment");
  });

  test("are unique, and have no sign and no length that they may not have", () => {
    expect(labelFor({ en: "Good" }, new Set(["Good", "Good 2"]))).toBe("Good 3");
    expect(labelFor({ en: "a|b\tc" }, new Set())).toBe("a b c");
    const long = labelFor({ en: "語".repeat(40) }, new Set());
    expect(new TextEncoder().encode(long).length).toBe(63);
    const second = labelFor({ en: "語".repeat(40) }, new Set([long]));
    expect(second.endsWith(" 2")).toBe(true);
    expect(new TextEncoder().encode(second).length).toBeLessThanOrEqual(64);
  });

  test("stay when a segment gets another name, and new ones do not take them", () => {
    const renamed = replaced(DRAFT.now.items, "A", { name: { en: "Other" } });
    const [next, key] = added(renamed, { en: "A" }, { recency: 1 });
    expect([...labelsOf(next).values()]).toEqual(["A", "B", "C", "A 2"]);
    expect(labelsOf(next).get(key)).toBe("A 2");
  });
});

describe("a draft that was saved", () => {
  const [withNew, key] = added(DRAFT.now.items, { en: "D" }, { recency: 1 });
  const sent = changed(DRAFT, withNew);

  test("is begun anew upon what was sent", () => {
    const draft = afterSave(sent, sent, 4);
    expect(draft).toEqual(begin(4, configOf(sent)));
  });

  test("keeps what was changed after it was sent, upon it", () => {
    const later = changed(sent, replaced(sent.now.items, key, { name: { en: "Dog" } }));
    const draft = afterSave(later, sent, 4);
    expect([draft.upon, draft.config]).toEqual([4, configOf(sent)]);
    // Its label is the one that it was saved with.
    expect(segmentsOf(draft).at(-1)).toEqual({ id: "D", name: { en: "Dog" }, rules: { recency: 1 } });
    expect(isChanged(draft)).toBe(true);
    expect(isChanged(undone(draft))).toBe(false);
  });
});

test("differences are told segment by segment, whatever the order of fields", () => {
  const from = [segment("A", { recency: 5, monetary: 4 }), segment("B"), segment("C"), segment("D")];
  const to = [
    segment("C"),
    { ...segment("A", { monetary: 4, recency: 5 }), name: { en: "Z" } },
    segment("B", { recency: 1 }),
    segment("E"),
  ];
  expect(differencesOf(from, to)).toEqual({
    added: ["E"],
    removed: ["D"],
    renamed: ["A"],
    ruled: ["B"],
    isReordered: true,
  });
  expect(differencesOf(from, from.slice(1)).isReordered).toBe(false);
});

describe("conditions", () => {
  test.each([">=4", "<=2", "3", "2-4"])("%s is chosen and written alike", (condition) => {
    const choice = choiceOf(condition, "recency");
    expect(choice && conditionOf(choice)).toBe(condition);
  });

  test("lists, weighted scores and none", () => {
    const list = choiceOf([5, 1], "monetary");
    expect(list && conditionOf(list)).toEqual([1, 5]);
    const score = choiceOf(">=4.1", "score");
    expect(score).toMatchObject({ kind: "at_least", low: 410 });
    expect(score && conditionOf(score)).toBe(">=4.1");
    expect(choiceOf(undefined, "recency")).toMatchObject({ kind: "any" });
    expect(choiceOf("x", "recency")).toBeNull();
    expect(choiceOf([4.1, 2], "score")).toBeNull();
  });

  test("another kind begins as near as it can, and is always one that can be read", () => {
    const before = choiceOf("4", "recency");
    if (!before) throw new Error("it can be chosen");
    expect(conditionOf(chosenAs("at_least", before))).toBe(">=4");
    expect(conditionOf(chosenAs("at_most", before))).toBe("<=4");
    for (const kind of KINDS) {
      const condition = conditionOf(chosenAs(kind, before));
      expect(choiceOf(condition, "recency")).not.toBeNull();
    }
  });
});

test("overlaps are counted of the customers in the cells of both", () => {
  const mask = (...cells: number[]) =>
    Uint8Array.from({ length: 126 }, (_, cell) => (cells.includes(cell) ? 1 : 0));
  const sizes = Array.from({ length: 126 }, (_, cell) => ({ customers: cell, spend_total_minor: cell * 10 }));
  const masks = new Map([
    ["a", mask(1, 2, 3)],
    ["b", mask(3, 125)],
    ["c", mask(1, 2)],
    ["d", mask(0, 99)],
  ]);
  expect(sizeIn(sizes, mask(1, 2, 3))).toEqual({ customers: 6, spend_total_minor: 60 });
  const found = overlapsOf("a", masks, sizes).map(({ id, customers }) => [id, customers]);
  // Both have 3: `c` has the cells 1 and 2, `b` the cell 3.
  expect(found).toEqual([
    ["b", 3],
    ["c", 3],
  ]);
  expect(partOf(mask(1, 2, 7), mask(1, 7, 9))).toEqual({ cells: 2, of: 3 });
});

test("the line where a dragged segment would stand is where dropping it puts it", () => {
  const items = DRAFT.now.items;
  for (const [from, { key }] of items.entries()) {
    for (const over of items.keys()) {
      const edge = edgeOf(from, over);
      const others = ids(items).filter((other) => other !== key);
      const target = items[over]?.key ?? "";
      if (edge === null) expect(over).toBe(from);
      else {
        const at = others.indexOf(target) + (edge === "after" ? 1 : 0);
        expect(ids(moved(items, key, over))).toEqual(others.toSpliced(at, 0, key));
      }
    }
  }
});

describe("a draft that is kept", () => {
  const edited = changed(DRAFT, added(removed(DRAFT.now.items, "B"), { en: "Mine" }, { recency: 4 })[0]);

  test("is there again, upon what it began from", () => {
    const again = resumeDraft(keptText(edited), 3, CONFIG);
    expect(configOf(again)).toEqual(configOf(edited));
    expect(ids(again.now.items)).toEqual(ids(edited.now.items));
    expect(again.upon).toBe(3);
  });

  test("keeps what it was made from where somebody else saved meanwhile", () => {
    const again = resumeDraft(keptText(edited), 4, { ...CONFIG, segments: [] });
    expect([again.upon, again.config]).toEqual([3, CONFIG]);
  });

  test("goes on upon a version that scores otherwise", () => {
    const other = { ...CONFIG, low_score_below: "3.00" };
    const again = rebased(edited, 4, other);
    expect([again.upon, configOf(again)]).toEqual([4, { ...configOf(edited), low_score_below: "3.00" }]);
    expect(rebased(again, 4, other)).toBe(again);
    expect(rebased(DRAFT, 4, other)).toEqual(begin(4, other));
  });

  test("is tried with what scores now where others changed segments, and is not saved upon them unasked", () => {
    const other = { ...CONFIG, low_score_below: "3.00", segments: [segment("A")] };
    const again = rebased(edited, 4, other);
    expect([again.upon, configOf(again)]).toEqual([3, { ...configOf(edited), low_score_below: "3.00" }]);
    expect(isChanged(again)).toBe(true);
    expect(rebased(again, 4, other)).toBe(again);
  });

  test("is none without a change, where it is no draft, or of another shop's time", () => {
    expect(keptText(DRAFT)).toBe(null);
    for (const text of [null, "{", "{}", keptText({ ...edited, upon: 9 })])
      expect(resumeDraft(text, 3, CONFIG)).toEqual(DRAFT);
  });
});

test("a save goes upon thresholds of somebody else, and never upon their segments unasked", () => {
  const edited = changed(DRAFT, removed(DRAFT.now.items, "B"));
  const theirs: Config = { ...CONFIG, bands: { preset: "plus" }, low_score_below: "2.50" };
  expect(configUpon(edited, theirs)).toEqual({ ...theirs, segments: [segment("A"), segment("C")] });
  expect(configUpon(edited, { ...theirs, segments: [...CONFIG.segments].reverse() })).toBe(null);
  expect(
    configUpon(edited, { ...theirs, segments: [segment("A", { recency: 4 }), segment("B"), segment("C")] }),
  ).toBe(null);
});

test("two drafts are laid side by side where either of them is another than what both began with", () => {
  const bands = {
    recency_at_most_days: [30, 90, 180, 365],
    frequency_at_least_orders: [2, 4, 5, 8],
    monetary_at_least_minor: [2000, 10000, 20000, 100000],
  };
  const [a, b, c] = CONFIG.segments as [Segment, Segment, Segment];
  const other = { ...b, rules: { recency: 4 } };
  const rows = sidesOf([a, b, c], [a, other, c, segment("Mine")], [a, b], { bands, currency: "USD" });
  expect(rows.map(({ key }) => key)).toEqual(["B", "C", "Mine"]);
  const moved = sidesOf([a, b, c], [b, a, c], [a, b, c], { bands, currency: "USD" });
  expect(moved.map(({ mine, theirs }) => mine === theirs)).toEqual([false]);
});

test("it is said since when a segment is counted, unless that is all the time", () => {
  const days = ["2026-11-01", "2026-11-02", "2026-11-03"];
  const [one, two, three] = days as [string, string, string];
  const said = (isNew: boolean, known: string[]) => beginningOf(isNew, days, known);
  expect(said(true, [])).toBe("segments-trend-unsaved");
  expect(said(false, [])).toBe("segments-trend-awaited");
  expect(said(false, [three])).toBe("segments-trend-begins");
  expect(said(false, [two, three])).toBe("segments-trend-since");
  expect(said(false, [one, two, three])).toBe(null);
  // Of a shop that is new itself.
  expect(beginningOf(false, [one], [one])).toBe("segments-trend-begins");
});
