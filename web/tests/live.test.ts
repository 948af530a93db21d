// The stream of movements where something in it goes wrong: it is let go, and goes on after what was seen.

import { afterEach, expect, it, vi } from "vitest";
import { changeSeq, connection, listen } from "../src/base/live.ts";
import { RETRY_AFTER_MS } from "../src/base/load.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("lets go of a stream that it can make nothing of, and goes on after it", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("window", {});
  vi.stubGlobal("sessionStorage", { getItem: () => "token" });
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor(input: string, init?: RequestInit) {
        super(new URL(input, "http://localhost"), init);
      }
    },
  );
  const sent: Request[] = [];
  const texts = ["id: 4.0\ndata: {oops\n\n", 'id: 5.0\ndata: {"change_seq": 5}\n\n'];
  vi.stubGlobal("fetch", async (request: Request) => {
    const text = texts[sent.push(request) - 1] ?? "";
    const open = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(text)) });
    return new Response(open);
  });
  const stop = new AbortController();
  const listening = listen(stop.signal);
  await vi.advanceTimersByTimeAsync(10);
  expect([sent.length, sent[0]?.signal.aborted, connection.value]).toEqual([1, true, "lost"]);
  await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS[0] ?? 0);
  await vi.advanceTimersByTimeAsync(10);
  expect([sent.length, sent[1]?.headers.get("last-event-id")]).toEqual([2, "4.0"]);
  expect([connection.value, changeSeq.value, sent[1]?.signal.aborted]).toEqual(["live", 5, false]);
  stop.abort();
  expect(sent[1]?.signal.aborted).toBe(true);
  void listening;
});
