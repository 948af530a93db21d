// How many customers a segment had, day by day, as a line without axes: whether it grows or shrinks.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";

const WIDTH = 96;
const HEIGHT = 28;
/** So that a line at the edge is drawn wholly. */
const ROOM = 2;

interface TrendLineProps {
  name: string;
  days: number;
  sizes: readonly (number | null)[];
  colour: string;
}

/** Lines between days that are known; `null` on both sides of a gap. */
function linesOf(sizes: readonly (number | null)[]): string {
  const known = sizes.filter((size): size is number => size !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const across = (at: number) => ROOM + (at / Math.max(sizes.length - 1, 1)) * (WIDTH - 2 * ROOM);
  const up = (size: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - ROOM - ((size - least) / (most - least)) * (HEIGHT - 2 * ROOM);
  let path = "";
  let isDrawn = false;
  sizes.forEach((size, at) => {
    if (size !== null) path += `${isDrawn ? "L" : "M"}${across(at).toFixed(1)} ${up(size).toFixed(1)}`;
    isDrawn = size !== null;
  });
  return path;
}

export function TrendLine({ name, days, sizes, colour }: TrendLineProps) {
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
    <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path
        d={linesOf(sizes)}
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
