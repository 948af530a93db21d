// How wide an element is, for pictures that are drawn to measure.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** A reference for the element and its width in pixels, `otherwise` until it was measured. */
export function useWidth<E extends Element>(otherwise: number): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(otherwise);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const take = (wide: number) => wide > 0 && setWidth(Math.round(wide));
    take(measured.getBoundingClientRect().width);
    const observer = new ResizeObserver((entries) => take(entries[0]?.contentRect.width ?? 0));
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
