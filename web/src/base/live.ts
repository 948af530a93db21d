// The shop's movements as they commit. A connection that is lost is made again and goes on after the last event
// that was seen; where that is not kept any more, everything is read anew.

import { signal } from "@preact/signals";
import { createParser } from "eventsource-parser";
import { call } from "./api.ts";
import { asFailure, type Failure } from "./failure.ts";
import { RETRY_AFTER_MS } from "./load.ts";

export interface Place {
  segment: string | null;
  scores: [number, number, number] | null;
}

/** A customer who went from one cell to another. */
export interface Moved {
  change_seq: number;
  customer_id: string;
  on: string;
  cause: string;
  config_version: number;
  from: Place | null;
  to: Place | null;
}

export type Connection = "connecting" | "live" | "lost" | "refused";

/** How it stands with the connection. */
export const connection = signal<Connection>("connecting");

/** The number of the last change that was heard of: whoever shows numbers reads them anew when it changes. */
export const changeSeq = signal(0);

/** The number of the last change that was heard of by which nobody moved. */
export const quietSeq = signal(0);

/** The version of the configuration that became active last, as heard. */
export const activatedVersion = signal(0);

/** Counts up when events may have been missed. */
export const missed = signal(0);

type Listener = (moved: Moved) => void;
const listeners = new Set<Listener>();

/** Hears of each movement until the returned function is called. */
export function onMoved(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A stream that says nothing for so long is lost: the service shows every 15 s that it is there. */
const SILENT_MS = 40_000;

let lastId: string | null = null;

function take(event: { id?: string | undefined; event?: string | undefined; data: string }): void {
  // First, so that an event that nobody can make anything of does not come again.
  if (event.id) lastId = event.id;
  const data = JSON.parse(event.data);
  const heard = event.event === "changed" ? quietSeq : changeSeq;
  if (typeof data.change_seq === "number") heard.value = Math.max(heard.value, data.change_seq);
  if (event.event === "moved") for (const listener of listeners) listener(data as Moved);
  if (event.event === "config_activated") activatedVersion.value = data.config_version;
}

async function listenOnce(stop: AbortSignal): Promise<void> {
  const headers: Record<string, string> = lastId ? { "last-event-id": lastId } : {};
  const silent = new AbortController();
  const signal = AbortSignal.any([stop, silent.signal]);
  let timer = setTimeout(() => silent.abort(), SILENT_MS);
  try {
    const response = await call("/api/rfm/stream", { headers, signal });
    connection.value = "live";
    const parser = createParser({ onEvent: take });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENT_MS);
      parser.feed(chunk.value);
    }
  } finally {
    clearTimeout(timer);
    // If it was left for another reason than its end, nobody reads it any more.
    silent.abort();
  }
}

/** What follows from a stream that ended. */
function ended(failure: Failure | null): void {
  if (failure?.kind === "gone") {
    lastId = null;
    missed.value += 1;
    return;
  }
  const isRefused = failure && (failure.kind === "signed_out" || failure.kind === "forbidden");
  connection.value = isRefused ? "refused" : "lost";
}

/** Listens until stopped. */
export async function listen(stop: AbortSignal): Promise<void> {
  for (let tries = 0; !stop.aborted; tries += 1) {
    let failure: Failure | null = null;
    try {
      await listenOnce(stop);
      tries = 0;
    } catch (thrown) {
      if (connection.value === "live") tries = 0;
      failure = asFailure(thrown);
    }
    if (stop.aborted) return;
    ended(failure);
    if (connection.value === "refused") return;
    await pause(RETRY_AFTER_MS[Math.min(tries, RETRY_AFTER_MS.length - 1)] ?? 0, stop);
  }
}

/** Waits so long, or until stopped. */
function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener("abort", end);
  });
}
