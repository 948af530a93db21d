// When what is shown has to be read anew: movements come in bursts, so at most once in a while.

import { effect, signal } from "@preact/signals";
import { activatedVersion, changeSeq, missed } from "./live.ts";
import { readShop } from "./shop.ts";

/** The least time between two readings. */
const PAUSE_MS = 1_000;

/** Counts up when the shop changed: a key for `useLoad`. */
export const fresh = signal(0);

/** Follows the stream until the returned function is called. */
export function followChanges(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = "";
  const stop = effect(() => {
    const now = `${changeSeq.value}/${activatedVersion.value}/${missed.value}`;
    if (now === seen) return;
    const isFirst = seen === "";
    seen = now;
    if (isFirst || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      readShop().catch(() => undefined);
      fresh.value += 1;
    }, PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
