// A line so small that it only tells up from down: without axes, through the days that are known. What it says in
// numbers stands beside it, or is its label.

import "./sparkline.css";

const WIDTH = 96;
const HEIGHT = 24;
/** So that a line at the edge is drawn wholly. */
const ROOM = 2;

interface SparklineProps {
  values: readonly (number | null)[];
  /** What it says, where nothing beside it does. */
  label?: string;
  /** That of the page where it is of nothing in particular. */
  colour?: string;
}

/** The line: each value at its own day, straight from one that is known to the next. */
export function lineOf(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const across = (at: number) => ROOM + (at / Math.max(values.length - 1, 1)) * (WIDTH - 2 * ROOM);
  const up = (value: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - ROOM - ((value - least) / (most - least)) * (HEIGHT - 2 * ROOM);
  const points = values.flatMap((value, at) =>
    value === null ? [] : [`${across(at).toFixed(1)} ${up(value).toFixed(1)}`],
  );
  return `M${points.join("L")}`;
}

/** Nothing where there is no line to draw. */
export function Sparkline({ values, label, colour }: SparklineProps) {
  if (values.filter((value) => value !== null).length < 2) return null;
  const said = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": true };
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} {...said}>
      <title>{label ?? ""}</title>
      <path d={lineOf(values)} style={{ stroke: colour }} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
