// What a page reads from the service: it is there, on its way, or failed; and is read anew when it changed.

import type { ReadonlySignal } from "@preact/signals";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { asFailure, type Failure } from "./failure.ts";

export interface Loaded<T> {
  /** What was read last; stays while it is read anew. */
  value: T | null;
  failure: Failure | null;
  isLoading: boolean;
  /** Reads anew. */
  reload: () => void;
}

/** Waits before a call that failed for the moment is tried again; the last one from then on. */
export const RETRY_AFTER_MS = [1_000, 2_000, 5_000, 10_000];

/**
 * Reads something whenever one of `keys` is another one. Nobody answered: tries again by itself.
 *
 * `follows` counts up when there may be something newer to read, as `fresh` does. That breaks nothing off, or what
 * takes longer than the pause between two counts would never end: it is read once more when it was read.
 */
export function useLoad<T>(
  read: (signal: AbortSignal) => Promise<T>,
  keys: readonly unknown[],
  follows?: ReadonlySignal<number>,
): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, "reload">>({
    value: null,
    failure: null,
    isLoading: true,
  });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((round) => round + 1), []);
  const count = follows?.value ?? 0;
  const latest = useRef({ read, count });
  latest.current = { read, count };
  const catchUp = useRef<() => void>(() => undefined);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAt = count;
    let isBusy = false;
    const attempt = async (tries: number): Promise<void> => {
      const { read, count } = latest.current;
      readAt = count;
      isBusy = true;
      setState((state) => ({ ...state, isLoading: true }));
      try {
        const value = await read(stop.signal);
        if (stop.signal.aborted) return;
        setState({ value, failure: null, isLoading: false });
      } catch (thrown) {
        if (stop.signal.aborted) return;
        const failure = asFailure(thrown);
        setState((state) => ({ ...state, failure, isLoading: false }));
        if (failure.passes) {
          const wait = Math.max(
            RETRY_AFTER_MS[Math.min(tries, RETRY_AFTER_MS.length - 1)] ?? 0,
            (failure.retryAfter ?? 0) * 1_000,
          );
          timer = setTimeout(() => void attempt(tries + 1), wait);
          return;
        }
      }
      isBusy = false;
      catchUp.current();
    };
    catchUp.current = () => {
      if (!isBusy && readAt !== latest.current.count) void attempt(0);
    };
    void attempt(0);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [...keys, round]);
  useEffect(() => catchUp.current(), [count]);
  return { ...state, reload };
}

/** Text of an input, a moment after it stopped changing. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
