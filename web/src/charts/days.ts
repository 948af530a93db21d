// Numbers of customers day by day, as lines.

import { day, number } from "../base/format.ts";
import type { Ground } from "./chart.tsx";
import { faded, type Look } from "./colours.ts";

export interface DayLine {
  name: string;
  look: Look;
  /** A number for each day; `null` where nothing is known. */
  data: (number | null)[];
}

/** A chart of lines, which begins at zero; keep its height where it is shown. */
export const linesOverDays = (labels: string[], lines: readonly DayLine[], on: Ground) => ({
  type: "line" as const,
  data: {
    labels,
    datasets: lines.map(({ name, data, look }) => ({
      label: name,
      data,
      spanGaps: true,
      borderColor: look.colour,
      backgroundColor: faded(look.colour, 0.9),
      borderDash: look.dash,
      borderWidth: 2,
      // A single day is a point.
      pointRadius: labels.length === 1 ? 4 : 0,
      pointHoverRadius: 4,
    })),
  },
  options: {
    plugins: {
      tooltip: {
        callbacks: {
          title: ([item]: { label: string }[]) => (item ? day(item.label) : ""),
        },
      },
    },
    scales: {
      x: {
        ticks: {
          color: on.text,
          maxRotation: 0,
          autoSkipPadding: 24,
          callback: (_: unknown, at: number) => day(labels[at] ?? labels[0] ?? "1970-01-01", "short"),
        },
      },
      y: {
        beginAtZero: true,
        ticks: { callback: (value: string | number) => number(Number(value)), precision: 0 },
      },
    },
  },
});
