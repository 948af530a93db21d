// Takes a file through its stages: looks at it, sends it, and asks how far its import is until it ended, also after
// the page was opened anew.

import { useEffect, useReducer, useRef } from "preact/hooks";
import { asFailure, Failure, type FailureKind } from "../../base/failure.ts";
import { fresh } from "../../base/fresh.ts";
import { RETRY_AFTER_MS } from "../../base/load.ts";
import { readShop } from "../../base/shop.ts";
import { check, tooLarge } from "./check.ts";
import { type Import, isUnderWay, type Listed, readImport, readImports } from "./read.ts";
import { type Happening, hasMoved, mayChoose, next, pauseAfter, type Stage } from "./stage.ts";
import { upload } from "./upload.ts";

export interface Following {
  stage: Stage;
  choose: (file: File) => void;
  cancel: () => void;
  again: () => void;
}

/** Waits so long, or until nobody wants to know any more. */
const wait = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });

/** Failures that asking once more does not mend. */
const FINAL = new Set<FailureKind>(["signed_out", "forbidden", "not_found", "gone"]);

/** Reads an import again and again until it ended or nobody wants to know. Keeps trying, unless
 * it will never be told. */
async function watch(id: string, signal: AbortSignal, tell: (one: Import) => boolean): Promise<void> {
  let last: Import | null = null;
  let pause = 0;
  for (let tries = 0; !signal.aborted; ) {
    try {
      const now = await readImport(id, signal);
      if (signal.aborted) return;
      pause = pauseAfter(pause, hasMoved(last, now));
      tries = 0;
      last = now;
      if (tell(now)) return;
    } catch (thrown) {
      if (signal.aborted) return;
      if (FINAL.has(asFailure(thrown).kind)) throw thrown;
      pause = RETRY_AFTER_MS[Math.min(tries, RETRY_AFTER_MS.length - 1)] ?? 0;
      tries += 1;
    }
    await wait(pause, signal);
  }
}

/**
 * What is known of an upload that failed. Whoever refuses a large file while it is being sent closes the connection,
 * and the browser may see that before the answer: so the service is asked once more.
 */
export async function brokenOff(failure: Failure, file: File, signal: AbortSignal): Promise<Happening> {
  if (failure.kind !== "away") return { is: "failed", failure };
  try {
    const { most_bytes } = await readImports(signal);
    const problem = tooLarge(file.size, most_bytes);
    if (!problem) return { is: "failed", failure, isReachable: true };
    const refused = new Failure("too_large", problem.problem, [], null, problem);
    return { is: "failed", failure: refused };
  } catch {
    return { is: "failed", failure };
  }
}

/** Shows everywhere what an import changed. */
function refresh(): void {
  readShop().catch(() => undefined);
  fresh.value += 1;
}

export function useFollowing(listed: Listed | null): Following {
  const [stage, tell] = useReducer(next, { at: "choosing" });
  const sending = useRef<AbortController | null>(null);
  useEffect(() => {
    const latest = listed?.imports[0];
    if (latest) tell({ is: "found", import: latest });
  }, [listed]);
  const watched = stage.at === "working" ? stage.id : null;
  useEffect(() => {
    if (!watched) return;
    const stop = new AbortController();
    void watch(watched, stop.signal, (one) => {
      tell({ is: "read", import: one });
      const isOver = !isUnderWay(one.state);
      if (isOver) refresh();
      return isOver;
    }).catch((thrown) => tell({ is: "failed", failure: asFailure(thrown) }));
    return () => stop.abort();
  }, [watched]);
  useLeaving(stage.at === "sending");
  useEffect(() => () => sending.current?.abort(), []);
  const choose = async (file: File) => {
    if (!mayChoose(stage)) return;
    const stop = new AbortController();
    sending.current = stop;
    tell({ is: "chosen", name: file.name });
    const problem = await check(file, listed?.most_bytes ?? null);
    if (stop.signal.aborted) return;
    if (problem) return tell({ is: "refused", problem });
    tell({ is: "passed", bytes: file.size });
    try {
      const id = await upload(file, stop.signal, (bytes, of) => tell({ is: "sent", bytes, of }));
      tell({ is: "taken", id });
    } catch (thrown) {
      const told = await brokenOff(asFailure(thrown), file, stop.signal);
      if (!stop.signal.aborted) tell(told);
    }
  };
  const cancel = () => {
    sending.current?.abort();
    tell({ is: "cancelled" });
  };
  return { stage, choose: (file) => void choose(file), cancel, again: () => tell({ is: "again" }) };
}

/** Lets the browser ask before a page is left whose file is on its way. */
function useLeaving(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isSending]);
}
