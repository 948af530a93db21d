// Sends a file. `fetch` does not tell how much has gone, so this is an XMLHttpRequest.

import { Failure, failureOf } from "../../base/failure.ts";
import { token } from "../../base/session.ts";

/** The longest name that the service keeps. */
const NAME_CHARS = 200;

/** A file's name as the service takes it: without what turns text around, and its end where it is long. */
export function nameToSend(name: string): string {
  const shown = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "").trim();
  return [...shown].slice(-NAME_CHARS).join("").trim() || "orders.csv";
}

/** Bytes that have gone, of all. */
export type Sent = (bytes: number, of: number) => void;

/** Sends a file and gives the id of its import. Throws a `Failure`, or an `AbortError` when it was cancelled. */
export async function upload(file: File, signal: AbortSignal, sent: Sent): Promise<string> {
  const bearer = await token();
  const request = new XMLHttpRequest();
  request.open("POST", `/api/rfm/imports?${new URLSearchParams({ file_name: nameToSend(file.name) })}`);
  request.setRequestHeader("content-type", "text/csv");
  if (bearer) request.setRequestHeader("authorization", `Bearer ${bearer}`);
  const ended = new Promise<void>((done, failed) => {
    request.upload.onprogress = (event) => sent(event.loaded, event.total);
    request.onload = () => done();
    // Whatever it was, nobody answered.
    request.onerror = () => failed(new Failure("away", "the connection broke off"));
    request.onabort = () => failed(new DOMException("cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
  });
  signal.throwIfAborted();
  request.send(file);
  await ended;
  const retryAfter = request.getResponseHeader("retry-after");
  const headers = new Headers(retryAfter === null ? [] : [["retry-after", retryAfter]]);
  const response = new Response(request.responseText, { status: request.status, headers });
  if (!response.ok) throw await failureOf(response);
  return (await response.json()).id;
}
