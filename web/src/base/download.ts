// Files for the merchant: made by the service and streamed, or made on the page. A large one goes straight to the
// disk where the browser lets it (not inside a frame of another site, so not in Shopify's admin), else by way of memory.

import { call } from "./api.ts";
import { Failure } from "./failure.ts";

/** Bytes that have come, and how many there will be, where that is known. */
export type Progress = (bytes: number, of: number | null) => void;

export interface Wanted {
  /** Of the service, with its query. */
  url: string;
  /** Unless the service names the file. */
  fileName: string;
  /** Whether it may be too large for memory. */
  isLarge?: boolean;
  /** What becomes of it on its way. */
  through?: () => TransformStream<Uint8Array, Uint8Array>;
}

interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Gives the browser a file that is in memory. */
export function save(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Gives the browser a text as a file. */
export const saveText = (text: string, fileName: string, type: string) =>
  save(new Blob([text], { type: `${type};charset=utf-8` }), fileName);

/** The name that a response gives its file. */
export function nameIn(disposition: string | null): string | null {
  return disposition?.match(/filename="([^"/\\]+)"/)?.[1] ?? null;
}

/** Counts what goes through. */
function counted(progress: Progress, of: number | null): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      progress(bytes, of);
      controller.enqueue(chunk);
    },
  });
}

/** Asks where to save; `null` where the browser has no such thing here. Throws when the merchant thinks better of it. */
async function place(fileName: string): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker } = window as Picker;
  if (!showSaveFilePicker) return null;
  try {
    return await showSaveFilePicker({ suggestedName: fileName });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    return null;
  }
}

/** Downloads a file of the service. Throws a `Failure`, or an `AbortError` when it was cancelled. */
export async function download(wanted: Wanted, signal: AbortSignal, progress: Progress): Promise<void> {
  const onDisk = wanted.isLarge ? await place(wanted.fileName) : null;
  const response = await call(wanted.url, { signal });
  const length = Number(response.headers.get("content-length"));
  const counting = response.body?.pipeThrough(counted(progress, length || null));
  const body = wanted.through ? counting?.pipeThrough(wanted.through()) : counting;
  if (!body) throw new Failure("failed", "the service gave no file");
  try {
    if (onDisk) return await body.pipeTo(await onDisk.createWritable(), { signal });
    const content = await new Response(body, { headers: response.headers }).blob();
    save(content, nameIn(response.headers.get("content-disposition")) ?? wanted.fileName);
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    // It began well: what broke off is the connection.
    throw new Failure("away", String(thrown));
  }
}
