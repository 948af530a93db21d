// The flows of a movement, as they are drawn and chosen.

import { GONE, NEW } from "../../charts/ends.ts";
import type { Chosen } from "./address.ts";
import type { Flow } from "./reads.ts";

/** A flow in a picture: who was not there has an end of its own. */
export interface DrawnFlow {
  from: string | null;
  to: string | null;
  customers: number;
}

/** Whether they are in the same segment on both days. */
export const hasStayed = (flow: Flow) => !flow.new && !flow.gone && flow.from === flow.to;

/** A flow as it is drawn. */
export const drawn = (flow: Flow): DrawnFlow => ({
  from: flow.new ? NEW : (flow.from ?? null),
  to: flow.gone ? GONE : (flow.to ?? null),
  customers: flow.customers,
});

/** What asks for the customers of a flow. */
export const chosenOfFlow = ({ from, to }: DrawnFlow): Chosen => ({
  ...(from === NEW ? { new: true } : { from_segment: from ?? "" }),
  ...(to === GONE ? { gone: true } : { to_segment: to ?? "" }),
});

/** The flow that is chosen. */
export function chosenIn(flows: DrawnFlow[], chosen: Chosen | null): DrawnFlow | null {
  const wanted = JSON.stringify(chosen);
  return flows.find((flow) => JSON.stringify(chosenOfFlow(flow)) === wanted) ?? null;
}
