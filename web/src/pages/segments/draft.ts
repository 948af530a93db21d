// The merchant's changes to segments before they are saved: each can be undone. They outlive a look at another page;
// without the steps they are kept longer.

import { signal } from "@preact/signals";
import type { Config, Rules, Segment } from "../../base/config.ts";
import type { Language } from "../../base/i18n.ts";
import { isSameValue } from "../../parts/versions/segments.ts";

/** A segment on its way: its label is made when it is saved for the first time, and stays. */
export interface Item {
  /** Its label, or for a new one a stand-in for it. */
  key: string;
  isNew: boolean;
  name: Segment["name"];
  rules: Rules;
}

interface Step {
  items: Item[];
  /** Changes one after the other with the same mark, as letters of a name, are one step. */
  mark: string | null;
}

export interface Draft {
  /** The version that it is made from. */
  upon: number;
  config: Config;
  /** What was, the latest last. */
  before: Step[];
  now: Step;
}

/** The most bytes of a label. */
const MAX_LABEL_BYTES = 64;

/** A segment as it is drafted. */
export const itemOf = (segment: Segment): Item => ({
  key: segment.id,
  isNew: false,
  name: segment.name,
  rules: segment.rules,
});

/** A draft without a change. */
export const begin = (upon: number, config: Config): Draft => ({
  upon,
  config,
  before: [],
  now: { items: config.segments.map(itemOf), mark: null },
});

/** A draft with other segments; `mark` makes it one step with what was changed just before under the same mark. */
export function changed(draft: Draft, items: Item[], mark: string | null = null): Draft {
  const isSameStep = mark !== null && draft.now.mark === mark;
  return {
    ...draft,
    before: isSameStep ? draft.before : [...draft.before, draft.now],
    now: { items, mark },
  };
}

/** A draft without its last step. */
export function undone(draft: Draft): Draft {
  const last = draft.before.at(-1);
  return last ? { ...draft, before: draft.before.slice(0, -1), now: { ...last, mark: null } } : draft;
}

/** Whether it differs from what it is made from; steps that lead back do not count. */
export const isChanged = (draft: Draft) =>
  JSON.stringify(segmentsOf(draft)) !==
  JSON.stringify(draft.config.segments.map((s) => segmentOf(itemOf(s), s.id)));

const segmentOf = ({ name, rules }: Item, id: string): Segment => ({ id, name, rules });

/** The draft as text, to be kept; `null` where there is nothing to keep. Steps are not kept. */
export const keptText = (draft: Draft): string | null => {
  const { upon, config, now } = draft;
  return isChanged(draft) ? JSON.stringify({ upon, config, items: now.items }) : null;
};

/** The draft of a text that was kept, or one that begins from what is latest now. */
export function resumeDraft(text: string | null, version: number, latest: Config): Draft {
  const fresh = begin(version, latest);
  if (!text) return fresh;
  try {
    const { upon, config, items } = JSON.parse(text) as Pick<Draft, "upon" | "config"> & { items: Item[] };
    const draft = { ...begin(upon, config), now: { items, mark: null } };
    return upon <= version && isChanged(draft) ? draft : fresh;
  } catch {
    return fresh;
  }
}

/** The same draft upon another version, whose segments it takes the place of. */
export const movedUpon = (draft: Draft, upon: number, config: Config): Draft => ({ ...draft, upon, config });

/**
 * What a save of the draft sends once somebody else saved another version, as thresholds do; `null` where that has
 * other segments than those that the draft is made from.
 */
export const configUpon = (draft: Draft, theirs: Config): Config | null =>
  isSameValue(draft.config.segments, theirs.segments) ? configOf(movedUpon(draft, draft.upon, theirs)) : null;

/** The draft once another version is the latest. Where that left the segments as they are, as thresholds do, it goes on
 * upon it; else it is tried with what scores now, and who saves it is asked. */
export function rebased(draft: Draft, version: number, latest: Config): Draft {
  if (draft.upon >= version) return draft;
  if (!isChanged(draft)) return begin(version, latest);
  const { segments } = draft.config;
  if (isSameValue(segments, latest.segments)) return movedUpon(draft, version, latest);
  const config = { ...latest, segments };
  return isSameValue(config, draft.config) ? draft : { ...draft, config };
}

/** The draft once another one, from which it went on, was saved: what was changed after that stays a change. */
export function afterSave(draft: Draft, sent: Draft, version: number): Draft {
  const config = configOf(sent);
  if (JSON.stringify(segmentsOf(draft)) === JSON.stringify(config.segments)) return begin(version, config);
  const labels = labelsOf(sent.now.items);
  // What was new has its label now.
  const known = ({ items, mark }: Step): Step => ({
    items: items.map((item) => ({
      ...item,
      key: labels.get(item.key) ?? item.key,
      isNew: item.isNew && !labels.has(item.key),
    })),
    mark,
  });
  return { upon: version, config, before: draft.before.map(known), now: known(draft.now) };
}

/** A text cut to so many bytes. */
function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  let kept = "";
  let length = 0;
  for (const letter of text) {
    length += encoder.encode(letter).length;
    if (length > bytes) break;
    kept += letter;
  }
  return kept;
}

/** A label for a new segment: its English name, else its first one, with a number where it is taken. */
export function labelFor(name: Segment["name"], taken: ReadonlySet<string>): string {
  const called = name.en?.trim() || Object.values(name).find((text) => text?.trim()) || "";
  const bare =
    called
      .replace(/[|\p{Cc}]/gu, " ")
      .replace(/\s+/g, " ")
      .trim() || "Segment";
  const first = cut(bare, MAX_LABEL_BYTES).trim();
  if (!taken.has(first)) return first;
  for (let count = 2; ; count += 1) {
    const ending = ` ${count}`;
    const label = cut(bare, MAX_LABEL_BYTES - ending.length).trim() + ending;
    if (!taken.has(label)) return label;
  }
}

/** The label of each item by its key. */
export function labelsOf(items: readonly Item[]): Map<string, string> {
  const taken = new Set(items.filter((item) => !item.isNew).map((item) => item.key));
  const labels = new Map<string, string>();
  for (const item of items) {
    const label = item.isNew ? labelFor(item.name, taken) : item.key;
    taken.add(label);
    labels.set(item.key, label);
  }
  return labels;
}

/** The segments as they would be saved. Names that are empty are left out. */
export function segmentsOf(draft: Draft): Segment[] {
  const labels = labelsOf(draft.now.items);
  return draft.now.items.map((item) => {
    const names = Object.entries(item.name).map(([language, text]) => [language, text.trim()] as const);
    const name = Object.fromEntries(names.filter(([, text]) => text !== ""));
    return segmentOf({ ...item, name }, labels.get(item.key) ?? item.key);
  });
}

/** The configuration as it would be saved: bands and weights stay as they are. */
export const configOf = (draft: Draft): Config => ({ ...draft.config, segments: segmentsOf(draft) });

/** Whether a segment has no name yet. */
export const isNameless = ({ name }: Pick<Item, "name">) => Object.values(name).every((text) => !text.trim());

/** The configuration as it is tried: what has no name yet has its label for one. */
export function triedOf(draft: Draft): Config {
  const config = configOf(draft);
  const named = (segment: Segment) =>
    isNameless(segment) ? { ...segment, name: { en: segment.id } } : segment;
  return { ...config, segments: config.segments.map(named) };
}

let made = 0;

/** A key that no item has. */
const newKey = () => `new ${++made} ${Date.now()}`;

/** A new segment at the end, and its key. */
export function added(items: readonly Item[], name: Segment["name"], rules: Rules): [Item[], string] {
  const item = { key: newKey(), isNew: true, name, rules };
  return [[...items, item], item.key];
}

/** A copy of a segment right after it, and its key. */
export function duplicated(
  items: readonly Item[],
  key: string,
  renamed: (name: string, language: Language) => string,
): [Item[], string] {
  const at = items.findIndex((item) => item.key === key);
  const original = items[at];
  if (!original) return [[...items], key];
  const names = Object.entries(original.name).map(([language, text]) => [
    language,
    renamed(text, language as Language),
  ]);
  const copy = { ...original, key: newKey(), isNew: true, name: Object.fromEntries(names) };
  return [items.toSpliced(at + 1, 0, copy), copy.key];
}

/** Without a segment. */
export const removed = (items: readonly Item[], key: string) => items.filter((item) => item.key !== key);

/** With a segment at another place; places outside are the nearest one inside. */
export function moved(items: readonly Item[], key: string, to: number): Item[] {
  const at = items.findIndex((item) => item.key === key);
  const item = items[at];
  if (!item) return [...items];
  return items.toSpliced(at, 1).toSpliced(Math.max(0, Math.min(to, items.length - 1)), 0, item);
}

/** With other names or rules of a segment. */
export const replaced = (
  items: readonly Item[],
  key: string,
  fields: Partial<Pick<Item, "name" | "rules">>,
): Item[] => items.map((item) => (item.key === key ? { ...item, ...fields } : item));

/** The label of each segment that was made and saved in this tab, by the key that it had before. */
export const savedAs = new Map<string, string>();

/** The draft of this tab; `null` until the configuration was read. */
export const draft = signal<Draft | null>(null);

/** Changes the segments of the draft. */
export function edit(items: Item[], mark: string | null = null): void {
  if (draft.value) draft.value = changed(draft.value, items, mark);
}
