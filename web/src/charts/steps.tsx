// A number that holds until it changes, over the days: a stepped line with a dot at each change. The table of the
// same changes stands beside it, on the page that shows it.

import { day, daysBetween, number } from "../base/format.ts";
import "./steps.css";

export interface Point {
  /** YYYY-MM-DD. */
  on: string;
  value: number;
  /** What happened, for who points at it. */
  title: string;
}

interface StepsProps {
  label: string;
  /** By day, the first one first. */
  points: Point[];
  /** The last day, up to which the last value holds. */
  until: string;
  low: number;
  high: number;
}

/** Of the drawing, which is stretched to its place. */
const WIDTH = 1_000;
const HEIGHT = 100;

export interface Placed {
  /** 0 to 1 of the days, and of the values. */
  across: number;
  up: number;
}

/** Where points stand in a picture of all days. */
export function placed(points: readonly Point[], until: string, low: number, high: number): Placed[] {
  const from = points[0]?.on ?? until;
  const days = Math.max(daysBetween(from, until), 1);
  return points.map(({ on, value }) => ({
    across: daysBetween(from, on) / days,
    up: (value - low) / (high - low),
  }));
}

/** The line through them: flat until the next one, then straight up or down. */
export function path(places: readonly Placed[]): string {
  const [first, ...rest] = places;
  if (!first) return "";
  const x = (place: Placed) => (place.across * WIDTH).toFixed(1);
  const y = (place: Placed) => ((1 - place.up) * HEIGHT).toFixed(1);
  return `M${x(first)} ${y(first)}${rest.map((place) => `H${x(place)}V${y(place)}`).join("")}H${WIDTH}`;
}

export function Steps({ label, points, until, low, high }: StepsProps) {
  const places = placed(points, until, low, high);
  const rungs = Array.from({ length: high - low + 1 }, (_, at) => low + at);
  return (
    <div class="steps" role="img" aria-label={label}>
      <div class="steps-field">
        {rungs.map((rung) => (
          <span
            key={rung}
            class="steps-rung"
            style={{ insetBlockEnd: `${((rung - low) / (high - low)) * 100}%` }}
          >
            <span class="steps-value">{number(rung)}</span>
          </span>
        ))}
        <svg
          class="steps-line"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d={path(places)} fill="none" vector-effect="non-scaling-stroke" />
        </svg>
        {points.map((point, at) => (
          <span
            key={at}
            class="steps-dot"
            title={point.title}
            style={{
              insetInlineStart: `${(places[at]?.across ?? 0) * 100}%`,
              insetBlockEnd: `${(places[at]?.up ?? 0) * 100}%`,
            }}
          />
        ))}
      </div>
      <div class="steps-days subdued small">
        <span>{points[0] && day(points[0].on)}</span>
        <span>{day(until)}</span>
      </div>
    </div>
  );
}
