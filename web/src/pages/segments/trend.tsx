// How many customers a segment had, day by day, as a line without axes: whether it grows or shrinks.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";

const NARROW = [96, 28] as const;
const WIDE = [960, 120] as const;
/** So that a line at the edge is drawn wholly. */
const ROOM = 2;

interface TrendLineProps {
  name: string;
  days: number;
  sizes: readonly (number | null)[];
  colour: string;
  /** As a picture of its own. */
  isWide?: boolean;
}

/** Lines between days that are known; `null` on both sides of a gap. */
function linesOf(sizes: readonly (number | null)[], [width, height]: readonly [number, number]): string {
  const known = sizes.filter((size): size is number => size !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const across = (at: number) => ROOM + (at / Math.max(sizes.length - 1, 1)) * (width - 2 * ROOM);
  const up = (size: number) =>
    most === least ? height / 2 : height - ROOM - ((size - least) / (most - least)) * (height - 2 * ROOM);
  let path = "";
  let isDrawn = false;
  sizes.forEach((size, at) => {
    if (size !== null) path += `${isDrawn ? "L" : "M"}${across(at).toFixed(1)} ${up(size).toFixed(1)}`;
    isDrawn = size !== null;
  });
  return path;
}

export function TrendLine({ name, days, sizes, colour, isWide }: TrendLineProps) {
  const box = isWide ? WIDE : NARROW;
  const known = sizes.filter((size) => size !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first == null || last == null)
    return <span class="subdued small">{t("segments-trend-none")}</span>;
  const label = t("segments-trend-label", {
    segment: name,
    days: number(days),
    from: number(first),
    to: number(last),
  });
  return (
    <svg class="trend" viewBox={`0 0 ${box[0]} ${box[1]}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path
        d={linesOf(sizes, box)}
        fill="none"
        stroke={colour}
        stroke-width="1.75"
        stroke-linejoin="round"
        stroke-linecap="round"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}
