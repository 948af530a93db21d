// @vitest-environment happy-dom
// A draft outlives its tab for some days, and of several tabs none loses another one's; one that the browser does not
// keep is not lost unasked.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { latestOf as latestStanding, type Standing } from "../src/base/config.ts";
import { begin, changed, keptText as keptSegments } from "../src/pages/segments/draft.ts";
import { beginDraft, keptText as keptThresholds } from "../src/pages/thresholds/draft.ts";
import { formOf } from "../src/parts/versions/config.ts";
import { latestOf } from "../src/parts/versions/saving.ts";

const DAY_MS = 86_400_000;

/** A storage of its own, as each tab has. */
function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => void held.set(key, text),
    removeItem: (key: string) => void held.delete(key),
    key: (at: number) => [...held.keys()][at] ?? null,
    get length() {
      return held.size;
    },
  };
}

/** A tab with the page in it. */
async function open() {
  vi.resetModules();
  const { keptDraft, earlierDraft, useKeptDraft } = await import("../src/parts/kept-draft.ts");
  const { shop } = await import("../src/base/shop.ts");
  shop.value = { domain: "shop.myshopify.com" } as typeof shop.value;
  const [own, at] = [storage(), document.createElement("div")];
  /** Does something where this tab is the one that is looked at. */
  const here = <T>(what: () => T): T => {
    vi.stubGlobal("sessionStorage", own);
    return what();
  };
  const Page = ({ text }: { text: string | null }) => {
    useKeptDraft("segments", text, (text) => text);
    return null;
  };
  const resumed = () => here(() => keptDraft("segments"));
  return {
    resumed,
    earlier: () => earlierDraft("segments"),
    /** Shows the page with a draft, and waits until it is kept; `null` is one without changes. */
    show: (text: string | null) =>
      here(() => {
        act(() => render(h(Page, { text }), at));
        vi.runAllTimers();
      }),
    leave: () => here(() => act(() => render(null, at))),
  };
}

const isAsked = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
const refused = () => {
  throw new DOMException("denied", "SecurityError");
};
const refuse = () =>
  vi.stubGlobal("localStorage", { getItem: refused, setItem: refused, removeItem: refused, key: refused });

let tab: Awaited<ReturnType<typeof open>>;
let shared: ReturnType<typeof storage>;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-29T10:00:00Z") });
  shared = storage();
  vi.stubGlobal("localStorage", shared);
  tab = await open();
});
afterEach(() => {
  tab.show(null);
  tab.leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("nothing is asked where it is kept", () => {
  tab.show("mine");
  expect([tab.resumed(), isAsked(), tab.earlier()]).toEqual(["mine", false, null]);
});

test("it outlives its tab, and another one says from when it is until it is changed", async () => {
  tab.show("mine");
  tab.leave();
  const kept = new Date().toISOString();
  vi.advanceTimersByTime(13 * DAY_MS);
  const next = await open();
  expect([next.resumed(), next.earlier()]).toEqual(["mine", kept]);
  next.show("mine");
  expect(next.earlier()).toBe(kept);
  next.show("mine, changed");
  expect([next.resumed(), next.earlier()]).toEqual(["mine, changed", null]);
});

test("it is forgotten after some days, and those of other shops too", async () => {
  tab.show("mine");
  tab.leave();
  shared.setItem("rfm.draft.segments.other.myshopify.com", JSON.stringify({ at: Date.now(), text: "other" }));
  shared.setItem("rfm.draft.thresholds.other.myshopify.com", "no draft");
  shared.setItem("rfm.language", "de");
  vi.advanceTimersByTime(14 * DAY_MS);
  expect([(await open()).resumed(), shared.length, shared.key(0)]).toEqual([null, 1, "rfm.language"]);
});

test("nothing is said of one that came to nothing", async () => {
  tab.show("mine");
  tab.leave();
  const next = await open();
  next.resumed();
  next.show(null);
  expect(next.earlier()).toBeNull();
});

test("a tab without a draft, or with an older one, leaves alone what another tab keeps", async () => {
  const other = await open();
  other.show(null);
  tab.show("mine");
  other.show(null);
  other.leave();
  expect(tab.resumed()).toBe("mine");
  other.show(null);
  other.show("theirs");
  tab.leave();
  expect(tab.resumed()).toBe("theirs");
});

test("the last change wins, and giving up one draft does not wipe the other", async () => {
  const other = await open();
  tab.show("mine");
  expect(other.resumed()).toBe("mine");
  other.show("mine");
  other.show("theirs");
  tab.show(null);
  expect(tab.resumed()).toBe("theirs");
  other.show(null);
  expect(tab.resumed()).toBeNull();
});

test("what is shown is kept again when it is left, where another tab gave it up", async () => {
  tab.show("mine");
  const other = await open();
  other.resumed();
  other.show("mine");
  other.show(null);
  expect(other.resumed()).toBeNull();
  tab.leave();
  expect(tab.resumed()).toBe("mine");
});

test("it is asked where it is not kept, also from another page, until it is saved", () => {
  refuse();
  tab.show(null);
  expect(isAsked()).toBe(false);
  tab.show("mine");
  expect(isAsked()).toBe(true);
  tab.leave();
  expect([tab.resumed(), isAsked()]).toEqual(["mine", true]);
  tab.show(null);
  expect(isAsked()).toBe(false);
});

test("nothing is asked any more once the browser keeps it", () => {
  refuse();
  tab.show("mine");
  vi.stubGlobal("localStorage", shared);
  tab.show("mine too");
  expect(isAsked()).toBe(false);
});

test("who saved what the draft is made from is not kept", () => {
  const config = {
    bands: { preset: "medium" },
    weights: { recency: 40, frequency: 30, monetary: 30 },
    low_score_below: "2.00",
    segments: [],
  };
  const saved = { version: 3, latest_version: 3, config, saved_by: "somebody@example.com" };
  const standing = saved as unknown as Standing;
  const upon = latestOf(standing);
  const form = { ...formOf(upon.config), lowScoreBelowHundredths: 210 };
  const item = { key: "a", isNew: true, name: { en: "A" }, rules: { recency: 5 } };
  const { version, config: latest } = latestStanding(standing);
  const texts = [
    keptThresholds({ ...beginDraft(upon), form }),
    keptSegments(changed(begin(version, latest), [item])),
  ];
  expect(texts.map((text) => text?.includes("somebody"))).toEqual([false, false]);
});
