// What of the page stands in its address: two days, a flow, and whether those who stayed are shown.

import { useLocation } from "preact-iso";
import { theShop } from "../../base/shop.ts";
import { aheadIn, daysOf, type TwoDays } from "./days.ts";

/** Customers from one segment to another, as the service is asked for them: each side by its label, empty for none,
 * or as those who were not there. */
export type Chosen = ({ from_segment: string } | { new: true }) & ({ to_segment: string } | { gone: true });

/** What of an address says whom the list is of; `null` where it says it of neither side, or of one alone. */
export function chosenInAddress({
  from_segment,
  to_segment,
  new: isNew,
  gone: isGone,
}: Record<string, string | undefined>): Chosen | null {
  const from =
    isNew === "true" ? { new: true as const } : from_segment !== undefined ? { from_segment } : null;
  const to = isGone === "true" ? { gone: true as const } : to_segment !== undefined ? { to_segment } : null;
  return from && to ? { ...from, ...to } : null;
}

/** The same as an address has it. */
export const parametersOf = (chosen: Chosen): Record<string, string> =>
  Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, `${value}`]));

export interface Address {
  days: TwoDays;
  /** A day that the address says and that is not shown, since it has not come. */
  ahead: string | null;
  chosen: Chosen | null;
  hasStayed: boolean;
  /** Goes to the same page with something else. */
  go: (to: { days?: TwoDays; chosen?: Chosen | null; hasStayed?: boolean }) => void;
}

export function useAddress(): Address {
  const { query, route } = useLocation();
  const { today } = theShop();
  const now = { days: daysOf(query, today), chosen: chosenInAddress(query), hasStayed: query.stayed === "1" };
  return {
    ...now,
    ahead: aheadIn(query, today),
    go: (to) => {
      // Other days have other flows.
      const next = { ...now, ...(to.days ? { chosen: null } : {}), ...to };
      const parameters = {
        ...next.days,
        ...(next.chosen ? parametersOf(next.chosen) : {}),
        ...(next.hasStayed ? { stayed: "1" } : {}),
      };
      route(`/movement?${new URLSearchParams(parameters)}`, !to.days);
    },
  };
}
