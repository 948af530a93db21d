// When what is shown has to be read anew: movements come in bursts, so at most once in a while.

import { effect, signal } from "@preact/signals";
import { activatedVersion, changeSeq, missed, quietSeq } from "./live.ts";
import { readShop, shop } from "./shop.ts";

/** The least time between two readings. */
const PAUSE_MS = 1_000;

/** The same where nobody moved: an import changes something all the time. */
const QUIET_MS = 5_000;

/** The longest time for which a day that began without any movement goes unnoticed. */
const DAY_LOOKED_AT_EVERY_MS = 10 * 60_000;

/** The same for what follows `calm`. */
const CALM_MS = 30_000;

/** Counts up when the shop changed: what `useLoad` follows. */
export const fresh = signal(0);

/** The same, seldom: for what is of days that are over. An old order changes it too, some time later. */
export const calm = signal(0);

/** Follows the stream until the returned function is called. */
export function followChanges(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let seen: { moved: string; quiet: number } | null = null;
  const readWithin = (pause: number) => {
    if (Date.now() + pause >= due) return;
    clearTimeout(timer);
    due = Date.now() + pause;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      readShop().catch(() => undefined);
      fresh.value += 1;
    }, pause);
  };
  // What was read is as new as the shop was when it was read.
  changeSeq.value = Math.max(changeSeq.value, shop.value?.change_seq ?? 0);
  const stop = effect(() => {
    const moved = `${changeSeq.value}/${activatedVersion.value}/${missed.value}`;
    const before = seen;
    seen = { moved, quiet: quietSeq.value };
    if (before && before.moved !== moved) readWithin(PAUSE_MS);
    else if (before && before.quiet !== seen.quiet) readWithin(QUIET_MS);
  });
  const stopLooking = lookAtTheDay();
  const stopCalm = followSeldom();
  return () => {
    stop();
    stopCalm();
    stopLooking();
    clearTimeout(timer);
  };
}

/** Counts `calm` up some time after `fresh`, however often that was. */
function followSeldom(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = fresh.peek();
  const stop = effect(() => {
    if (fresh.value === seen || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      seen = fresh.value;
      calm.value += 1;
    }, CALM_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Notices midnight: scores age with the day, whether or not anybody buys. */
function lookAtTheDay(): () => void {
  const look = async () => {
    if (document.visibilityState === "hidden") return;
    const before = shop.value?.today;
    const read = await readShop().catch(() => null);
    if (read && read.today !== before) fresh.value += 1;
  };
  const timer = setInterval(look, DAY_LOOKED_AT_EVERY_MS);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
