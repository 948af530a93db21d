// What of the page stands in its address: two days, a flow, and whether those who stayed are shown.

import { useLocation } from "preact-iso";
import { theShop } from "../../base/shop.ts";
import { daysOf, type TwoDays } from "./days.ts";

/** Customers from one segment to another; empty for those of none, which are the new and the gone too. */
export interface Chosen {
  from_segment: string;
  to_segment: string;
}

export interface Address {
  days: TwoDays;
  chosen: Chosen | null;
  hasStayed: boolean;
  /** Goes to the same page with something else. */
  go: (to: { days?: TwoDays; chosen?: Chosen | null; hasStayed?: boolean }) => void;
}

export function useAddress(): Address {
  const { query, route } = useLocation();
  const { today } = theShop();
  const { from_segment, to_segment, stayed } = query;
  const now = {
    days: daysOf(query, today),
    chosen: from_segment !== undefined && to_segment !== undefined ? { from_segment, to_segment } : null,
    hasStayed: stayed === "1",
  };
  return {
    ...now,
    go: (to) => {
      // Other days have other flows.
      const next = { ...now, ...(to.days ? { chosen: null } : {}), ...to };
      const parameters = {
        ...next.days,
        ...(next.chosen ?? {}),
        ...(next.hasStayed ? { stayed: "1" } : {}),
      };
      route(`/movement?${new URLSearchParams(parameters)}`, !to.days);
    },
  };
}
