// Where the page stands with a file: from its choice to the end of its import. What comes too late, of a file that
// was given up or of another import, changes nothing.

import type { Coded, Failure } from "../../base/failure.ts";
import { type Import, isUnderWay } from "./read.ts";

/** How an upload broke off. */
export interface Broke {
  sent: number;
  of: number;
  /** Whether the service could be reached right after it: then it may have refused the file while that was sent. */
  isReachable: boolean;
}

export type Stage =
  | { at: "choosing" }
  /** It is looked at. */
  | { at: "checking"; name: string }
  /** It will not do: what is wrong with it. */
  | { at: "refused"; name: string; problem: Coded; retryAfter: number | null }
  | { at: "sending"; name: string; sent: number; of: number }
  /** It did not get through, which may pass. */
  | { at: "lost"; name: string; failure: Failure; broke: Broke | null }
  /** The service has it. */
  | { at: "working"; id: string; name: string; import: Import | null }
  | { at: "ended"; import: Import };

export type Happening =
  | { is: "chosen"; name: string }
  | { is: "refused"; problem: Coded }
  | { is: "passed"; bytes: number }
  | { is: "sent"; bytes: number; of: number }
  | { is: "cancelled" }
  | { is: "failed"; failure: Failure; isReachable?: boolean }
  | { is: "taken"; id: string }
  | { is: "read"; import: Import }
  /** The page was opened while one was at work. */
  | { is: "found"; import: Import }
  | { is: "again" };

/** Whether another file may be chosen. */
export const mayChoose = ({ at }: Stage) =>
  at === "choosing" || at === "refused" || at === "lost" || at === "ended";

function whileChecking(stage: Stage & { at: "checking" }, happening: Happening): Stage {
  const { name } = stage;
  if (happening.is === "refused")
    return { at: "refused", name, problem: happening.problem, retryAfter: null };
  if (happening.is === "passed") return { at: "sending", name, sent: 0, of: happening.bytes };
  return happening.is === "cancelled" ? { at: "choosing" } : stage;
}

function whileSending(stage: Stage & { at: "sending" }, happening: Happening): Stage {
  const { name } = stage;
  switch (happening.is) {
    case "sent":
      return { ...stage, sent: happening.bytes, of: happening.of };
    case "cancelled":
      return { at: "choosing" };
    case "taken":
      return { at: "working", id: happening.id, name, import: null };
    case "failed": {
      const { failure, isReachable = false } = happening;
      const { coded, retryAfter } = failure;
      if (coded) return { at: "refused", name, problem: coded, retryAfter };
      const { sent, of } = stage;
      return { at: "lost", name, failure, broke: { sent, of, isReachable } };
    }
    default:
      return stage;
  }
}

/** What follows from what happens. */
export function next(stage: Stage, happening: Happening): Stage {
  if (happening.is === "chosen") return mayChoose(stage) ? { at: "checking", name: happening.name } : stage;
  if (happening.is === "again") return mayChoose(stage) ? { at: "choosing" } : stage;
  if (happening.is === "found") {
    const { import: found } = happening;
    if (stage.at !== "choosing" || !isUnderWay(found.state)) return stage;
    return { at: "working", id: found.id, name: found.file_name, import: found };
  }
  if (stage.at === "checking") return whileChecking(stage, happening);
  if (stage.at === "sending") return whileSending(stage, happening);
  if (stage.at === "working" && happening.is === "failed") {
    return { at: "lost", name: stage.name, failure: happening.failure, broke: null };
  }
  if (stage.at === "working" && happening.is === "read" && happening.import.id === stage.id) {
    const { import: read } = happening;
    return isUnderWay(read.state) ? { ...stage, import: read } : { at: "ended", import: read };
  }
  return stage;
}

/** Waits between two readings. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 8_000;

/** How long to wait before the next reading: short while it moves, longer and longer while it does not. */
export const pauseAfter = (before: number, hasMoved: boolean) =>
  hasMoved ? SHORTEST_MS : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, before * 1.5));

/** Whether a reading tells something new. */
export const hasMoved = (before: Import | null, now: Import) =>
  before?.state !== now.state ||
  before.bytes_done !== now.bytes_done ||
  before.orders_written !== now.orders_written ||
  before.problems.count !== now.problems.count;
