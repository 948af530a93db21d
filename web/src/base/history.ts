// What belongs to a place in the tab's history without standing in its address: the way that led there, and what
// must not be written down anywhere, as an e-mail. It survives going back and reading the page anew.

import { useCallback, useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

export interface Place<S> {
  /** What was left with this place; `null` if nothing. */
  state: S | null;
  /** Goes to an address, or to the same one with something else left there. */
  go: (url: string, state?: S | null, replace?: boolean) => void;
}

/** The state of this place in the history. */
export function usePlace<S>(): Place<S> {
  const { route } = useLocation();
  const [, setDrawn] = useState<S | null>(history.state);
  const redraw = useCallback(() => setDrawn(history.state), []);
  useEffect(() => {
    // The router draws anew only where the address is another one, which a link to this one does not lead to.
    const moves = ["popstate", "click"] as const;
    for (const move of moves) addEventListener(move, redraw);
    return () => {
      for (const move of moves) removeEventListener(move, redraw);
    };
  }, [redraw]);
  const go = useCallback(
    (url: string, state: S | null = null, replace = false) => {
      route(url, replace);
      history.replaceState(state, "", url);
      redraw();
    },
    [route, redraw],
  );
  return { state: history.state as S | null, go };
}
