// The latest movements that were heard of, also while another page was shown. Many come at once when a day begins, so
// they are shown in batches.

import { signal } from "@preact/signals";
import { type Moved, onMoved } from "../../base/live.ts";

export interface Heard extends Moved {
  /** One of a kind. */
  key: number;
  /** When it was heard, by this machine's clock. */
  heard_at: string;
}

/** So many are kept, and shown. */
export const KEPT = 20;

/** The least time between two batches. */
const PAUSE_MS = 400;

/** The latest, the last one first. */
export const latest = signal<readonly Heard[]>([]);

/** How many were heard of, ever. */
export const heard = signal(0);

let waiting: Heard[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** The latest of what is shown and what came, the last one first, bounded. */
export function merged(shown: readonly Heard[], came: readonly Heard[]): Heard[] {
  return [...came].reverse().concat(shown).slice(0, KEPT);
}

onMoved((moved) => {
  heard.value += 1;
  waiting.push({ ...moved, key: heard.value, heard_at: new Date().toISOString() });
  if (waiting.length > KEPT) waiting.shift();
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    latest.value = merged(latest.value, waiting);
    waiting = [];
    timer = undefined;
  }, PAUSE_MS);
});
