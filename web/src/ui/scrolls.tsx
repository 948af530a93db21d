// What is wider or higher than its room and scrolls in it: a shadow at each side behind which there is more, and a
// stop for the keyboard, which scrolls it by its arrows.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import "./scrolls.css";

interface Measured {
  scrollLeft: number;
  scrollTop: number;
  clientWidth: number;
  clientHeight: number;
  scrollWidth: number;
  scrollHeight: number;
}

export interface More {
  /** Sideways, where one begins to read and where one ends. */
  atStart: boolean;
  atEnd: boolean;
  /** In any direction. */
  scrolls: boolean;
}

/** Where there is more than is seen. Half a pixel is nothing: browsers round. */
export function moreOf(of: Measured): More {
  // Where one reads from the right, it counts down from 0.
  const from = Math.abs(of.scrollLeft);
  const wider = of.scrollWidth - of.clientWidth;
  return {
    atStart: wider > 1 && from > 1,
    atEnd: wider - from > 1,
    scrolls: wider > 1 || of.scrollHeight - of.clientHeight > 1,
  };
}

const isSame = (one: More, other: More) =>
  one.atStart === other.atStart && one.atEnd === other.atEnd && one.scrolls === other.scrolls;

export function Scrolls({ label, children }: { label: string; children: ComponentChildren }) {
  const region = useRef<HTMLElement>(null);
  const [more, setMore] = useState<More>({ atStart: false, atEnd: false, scrolls: false });
  useLayoutEffect(() => {
    const scrolled = region.current;
    if (!scrolled) return;
    const measure = () => {
      const found = moreOf(scrolled);
      setMore((known) => (isSame(known, found) ? known : found));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scrolled);
    for (const child of scrolled.children) observer.observe(child);
    scrolled.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      scrolled.removeEventListener("scroll", measure);
    };
  }, []);
  return (
    <div class={`scrolls${more.atStart ? " more-at-start" : ""}${more.atEnd ? " more-at-end" : ""}`}>
      <section class="scrolled" ref={region} aria-label={label} tabIndex={more.scrolls ? 0 : undefined}>
        {children}
      </section>
    </div>
  );
}
