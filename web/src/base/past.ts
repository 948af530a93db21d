// Reading the past: a day may not be kept any more, which is no failure of the page but something to tell.

import { Failure } from "./failure.ts";

/** What is read of a day of the past; `null` when it is not kept any more. */
export async function kept<T>(sent: Promise<T>): Promise<T | null> {
  try {
    return await sent;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.kind === "gone") return null;
    throw thrown;
  }
}
