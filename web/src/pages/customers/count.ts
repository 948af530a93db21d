// How many customers a filter has, where that is known without counting them.

import type { Cell } from "../../base/reads.ts";
import type { Filter } from "./query.ts";

/** Customers of a cell; one without scores is of those who never ordered. */
export type Counted = Omit<Cell, "spend_total_minor">;

/** Customers of a place on the grid; either side may be left open. */
export function countOf(cells: readonly Counted[], filter: Filter): number {
  const { recency, frequency_monetary } = filter;
  const isThere = (cell: Counted) => {
    if (cell.recency === null || cell.frequency === null || cell.monetary === null) return false;
    const both = Math.ceil((cell.frequency + cell.monetary) / 2);
    return (
      (recency === null || cell.recency === recency) &&
      (frequency_monetary === null || both === frequency_monetary)
    );
  };
  return cells.filter(isThere).reduce((sum, cell) => sum + cell.customers, 0);
}

interface Known {
  customers: number;
  segments: readonly { id: string; customers: number }[];
  cells: readonly Counted[] | null;
}

/** How many match; `null` where it is not known: a segment and a place on the grid together. */
export function matches(filter: Filter, known: Known): number | null {
  const isPlaced = filter.recency !== null || filter.frequency_monetary !== null;
  if (filter.segment && isPlaced) return null;
  if (isPlaced) return known.cells && countOf(known.cells, filter);
  if (filter.segment) return known.segments.find(({ id }) => id === filter.segment)?.customers ?? null;
  return known.customers;
}
