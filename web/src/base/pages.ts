// From page to page of a list whose pages say where the next one begins.

import { useEffect, useRef, useState } from "preact/hooks";

/** A page that was read: where it begins, `null` at the beginning, and where the next one does, `null` at the end. */
export interface Shown<P> {
  /** Of which set, where there are several. */
  set?: string;
  place: P | null;
  next: P | null;
}

export interface Pages<P> {
  /** Where the page begins that is to be read. */
  place: P | null;
  /** How many pages are before it. */
  before: number;
  /** Where one can go from the page that is shown: back at any time, on once the page is there. */
  pager: (shown: Shown<P>) => {
    hasBefore: boolean;
    hasNext: boolean;
    /** Another page than the one that is shown is on its way, or did not come. */
    isOld: boolean;
    onBefore: () => void;
    onNext: () => void;
  };
}

/** The places that were seen, the present one last; another set begins at its beginning. */
export function usePages<P>(set = ""): Pages<P> {
  const [held, setHeld] = useState<{ set: string; places: (P | null)[] }>({ set, places: [null] });
  const places = held.set === set ? held.places : [null];
  // A set that comes back begins anew too.
  useEffect(() => setHeld((held) => (held.set === set ? held : { set, places: [null] })), [set]);
  const place = places.at(-1) ?? null;
  return {
    place,
    before: places.length - 1,
    pager: (shown) => {
      const isOld = shown.place !== place || (shown.set ?? "") !== set;
      return {
        hasBefore: places.length > 1,
        hasNext: shown.next !== null,
        isOld,
        onBefore: () => setHeld({ set, places: places.slice(0, -1) }),
        onNext: () => isOld || setHeld({ set, places: [...places, shown.next] }),
      };
    },
  };
}

/**
 * The head of a list: comes into sight, where that is further up, once another page is shown below it. The focus stays
 * on the button that was pressed.
 */
export function useTopOf<E extends HTMLElement = HTMLTableSectionElement>(place: unknown, isOld: boolean) {
  const top = useRef<E>(null);
  const seen = useRef(place);
  useEffect(() => {
    if (isOld || seen.current === place) return;
    seen.current = place;
    const isBelow = (top.current?.getBoundingClientRect().top ?? 0) > innerHeight;
    // At once: what moves may make somebody ill. Nothing happens where it is in sight.
    if (!isBelow) top.current?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }, [place, isOld]);
  return top;
}
