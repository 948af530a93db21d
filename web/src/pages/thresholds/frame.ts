// At most one step for each frame that is painted: the newest one.

import { useEffect, useRef } from "preact/hooks";

/** A function that passes on the newest of its calls, once for each frame. */
export function useFramed<A extends unknown[]>(step: (...args: A) => void): (...args: A) => void {
  const latest = useRef(step);
  latest.current = step;
  const waiting = useRef<{ args: A; frame: number } | null>(null);
  useEffect(
    () => () => {
      if (waiting.current) cancelAnimationFrame(waiting.current.frame);
    },
    [],
  );
  return (...args: A) => {
    if (waiting.current) {
      waiting.current.args = args;
      return;
    }
    const frame = requestAnimationFrame(() => {
      const now = waiting.current?.args;
      waiting.current = null;
      if (now) latest.current(...now);
    });
    waiting.current = { args, frame };
  };
}
