// @vitest-environment happy-dom
// What is read stays up to date without ever being broken off by what is newer.

import { signal } from "@preact/signals";
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Failure, failureOf } from "../src/base/failure.ts";
import { calm, followChanges, fresh } from "../src/base/fresh.ts";
import { changeSeq, quietSeq } from "../src/base/live.ts";
import { type Loaded, RETRY_AFTER_MS, useLoad } from "../src/base/load.ts";
import { type Shop, shop } from "../src/base/shop.ts";
import { FailureBanner } from "../src/ui/index.ts";

interface Read {
  signal: AbortSignal;
  answer: (value: string) => Promise<void>;
  fail: (failure: Failure) => Promise<void>;
}

const root = () => document.body;

afterEach(() => {
  act(() => render(null, root()));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A component that reads something, each answer of which is given by hand. */
function shown() {
  const count = signal(0);
  const reads: Read[] = [];
  let loaded: Loaded<string> | undefined;
  function Shown({ id }: { id: string }) {
    loaded = useLoad(
      (signal) =>
        new Promise<string>((resolve, reject) => {
          reads.push({
            signal,
            answer: (value) => act(async () => resolve(value)) as Promise<void>,
            fail: (failure) => act(async () => reject(failure)) as Promise<void>,
          });
        }),
      [id],
      count,
    );
    return null;
  }
  const show = (id: string) => act(() => render(h(Shown, { id }), root()));
  const read = (at: number): Read => {
    const found = reads[at];
    if (!found) throw new Error(`there is no read ${at}`);
    return found;
  };
  const tick = () =>
    act(() => {
      count.value += 1;
    });
  return { show, tick, reads, read, now: () => loaded };
}

describe("useLoad", () => {
  it("ends a read that takes longer than the shop stays the same, and reads once more", async () => {
    const { show, tick, reads, read, now } = shown();
    await show("a");
    for (let at = 0; at < 5; at += 1) await tick();
    expect(reads).toHaveLength(1);
    expect(read(0).signal.aborted).toBe(false);
    await read(0).answer("old");
    expect(now()?.value).toBe("old");
    expect(reads).toHaveLength(2);
    await read(1).answer("new");
    expect(now()).toMatchObject({ value: "new", isLoading: false, failure: null });
    expect(reads).toHaveLength(2);
    await tick();
    expect(reads).toHaveLength(3);
    expect(now()?.value).toBe("new");
  });

  it("breaks off what is not wanted any more", async () => {
    const { show, tick, reads, read, now } = shown();
    await show("a");
    await show("b");
    expect(read(0).signal.aborted).toBe(true);
    await read(0).answer("of a");
    expect(now()?.value).toBe(null);
    await tick();
    await read(1).answer("of b");
    expect(now()?.value).toBe("of b");
    expect(reads).toHaveLength(3);
    await act(() => render(null, root()));
    expect(read(2).signal.aborted).toBe(true);
    await read(2).answer("too late");
    expect(reads).toHaveLength(3);
  });

  it("waits before it tries again, however often the shop changes", async () => {
    vi.useFakeTimers();
    const { show, tick, reads, read, now } = shown();
    await show("a");
    await read(0).fail(new Failure("away", ""));
    for (let at = 0; at < 5; at += 1) await tick();
    expect(reads).toHaveLength(1);
    expect(now()?.failure?.kind).toBe("away");
    await act(() => {
      vi.advanceTimersByTime(RETRY_AFTER_MS[0] ?? 0);
    });
    expect(reads).toHaveLength(2);
    await read(1).answer("there");
    expect(now()).toMatchObject({ value: "there", failure: null });
    expect(reads).toHaveLength(2);
  });
});

describe("when the service says when to try again", () => {
  const busy = async () => {
    const headers = { "retry-after": "7" };
    return await failureOf(new Response("{}", { status: 429, headers }));
  };

  it("is not asked before", async () => {
    vi.useFakeTimers();
    const { show, reads, read } = shown();
    await show("a");
    await read(0).fail(await busy());
    await act(() => void vi.advanceTimersByTime(6_999));
    expect(reads).toHaveLength(1);
    await act(() => void vi.advanceTimersByTime(1));
    expect(reads).toHaveLength(2);
  });

  it("is told where nothing tries again by itself", async () => {
    const failure = await busy();
    await act(() => render(h(FailureBanner, { failure }), root()));
    expect(root().textContent).toContain("common-retry-after");
    await act(() => render(h(FailureBanner, { failure, repeats: true }), root()));
    expect(root().textContent).not.toContain("common-retry-after");
  });

  it("is said to be tried again only where it is", async () => {
    const failure = new Failure("late", "");
    await act(() => render(h(FailureBanner, { failure, retry: () => undefined }), root()));
    expect(root().textContent).toContain("common-failure-late-by-hand");
    await act(() => render(h(FailureBanner, { failure, repeats: true }), root()));
    expect(root().textContent).toContain("common-failure-late-way-out");
    await act(() => render(h(FailureBanner, { failure: new Failure("failed", "") }), root()));
    expect(root().textContent).toContain("common-failure-failed-way-out");
  });
});

const answers = (today: string) =>
  vi.stubGlobal("fetch", async () => Response.json({ today, change_seq: 7 }));

describe("what is fresh", () => {
  it("begins with what the shop was when it was read", async () => {
    vi.useFakeTimers();
    answers("2026-11-02");
    shop.value = { today: "2026-11-02", change_seq: 7 } as Shop;
    const before = fresh.value;
    const stop = followChanges();
    changeSeq.value = Math.max(changeSeq.value, 7);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fresh.value).toBe(before);
    changeSeq.value = 8;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fresh.value).toBe(before + 1);
    stop();
  });

  it("takes its time where nobody moved, unless somebody does", async () => {
    vi.useFakeTimers();
    answers("2026-11-02");
    shop.value = { today: "2026-11-02", change_seq: 8 } as Shop;
    const before = fresh.value;
    const stop = followChanges();
    quietSeq.value += 1;
    await vi.advanceTimersByTimeAsync(2_000);
    quietSeq.value += 1;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(fresh.value).toBe(before);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(fresh.value).toBe(before + 1);
    quietSeq.value += 1;
    changeSeq.value += 1;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(fresh.value).toBe(before + 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fresh.value).toBe(before + 2);
    stop();
  });
});

describe("what is of days that are over", () => {
  it("counts seldom for what changes later", async () => {
    vi.useFakeTimers();
    answers("2026-11-02");
    shop.value = { today: "2026-11-02", change_seq: 8 } as Shop;
    const [before, seldom] = [fresh.value, calm.value];
    const stop = followChanges();
    for (let second = 0; second < 20; second += 1) {
      changeSeq.value += 1;
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(fresh.value).toBeGreaterThan(before + 5);
    expect(calm.value).toBe(seldom);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calm.value).toBe(seldom + 1);
    changeSeq.value += 1;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calm.value).toBe(seldom + 2);
    stop();
  });

  it("notices a new day on which nothing happens", async () => {
    vi.useFakeTimers();
    shop.value = { today: "2026-11-02", change_seq: 8 } as Shop;
    answers("2026-11-02");
    const before = fresh.value;
    const stop = followChanges();
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    expect(fresh.value).toBe(before);
    answers("2026-11-03");
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);
    expect([shop.value?.today, fresh.value]).toEqual(["2026-11-03", before + 1]);
    answers("2026-11-04");
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    expect([shop.value?.today, fresh.value]).toEqual(["2026-11-04", before + 2]);
    stop();
  });
});
