// Who would move, page by page: one move after the other, the largest first, so that each customer's move is known.

import type { Flow, Movers } from "../../kernel/index.ts";

export interface Mover {
  ordinal: number;
  from: string | null;
  to: string | null;
}

/** Where a page begins. */
export interface Place {
  /** Which of the moves. */
  move: number;
  /** The ordinal from which on. */
  first: number;
}

export const BEGINNING: Place = { move: 0, first: 0 };

export interface MoversPage {
  movers: Mover[];
  /** Where the next page begins; null on the last one. */
  next: Place | null;
}

export type Ask = (
  wanted: { from: string | null; to: string | null },
  first: number,
  limit: number,
) => Movers | Promise<Movers>;

/** The moves among flows, the largest first. */
export const movesOf = (flows: readonly Flow[]): Flow[] =>
  flows
    .filter((flow) => flow.from !== flow.to && flow.customers > 0)
    .sort((one, other) => other.customers - one.customers);

/** A page of those who make these moves. */
export async function walk(
  ask: Ask,
  moves: readonly Flow[],
  from: Place,
  limit: number,
): Promise<MoversPage> {
  const movers: Mover[] = [];
  let { move, first } = from;
  while (move < moves.length && movers.length < limit) {
    const wanted = moves[move];
    if (!wanted) break;
    const found = await ask({ from: wanted.from, to: wanted.to }, first, limit - movers.length);
    movers.push(...found.ordinals.map((ordinal) => ({ ordinal, from: wanted.from, to: wanted.to })));
    if (found.next === null) [move, first] = [move + 1, 0];
    else first = found.next;
  }
  return { movers, next: move < moves.length ? { move, first } : null };
}
