// A chart of Chart.js, which is loaded when the first one is shown. Its room is there before, so that nothing jumps;
// it follows theme, language and direction.

import type { ChartConfiguration, Chart as ChartOf, ChartOptions } from "chart.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { isMirrored, language, locale, t } from "../base/i18n.ts";
import { isDark } from "../base/theme.ts";
import { scaleOfPictures } from "../ui/picture.ts";
import "./chart.css";

/** What charts take from the look of the page. */
export interface Ground {
  text: string;
  grid: string;
  surface: string;
  font: string;
}

function ground(): Ground {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--p-color-${name}`).trim();
  return {
    text: token("text-secondary"),
    grid: token("border-secondary"),
    surface: token("bg-surface"),
    font: style.fontFamily,
  };
}

/** Line and bar charts: the two that are drawn. */
export type ChartKind = "line" | "bar";

interface ChartProps<K extends ChartKind> {
  /** What it shows, in one sentence: read out instead of the picture. */
  label: string;
  /** In rem, kept free before it is there. */
  height: number;
  /** Made anew when it changes. */
  make: (ground: Ground) => ChartConfiguration<K>;
  /** When `make` makes something else. */
  keys: readonly unknown[];
}

const prefersStill = matchMedia("(prefers-reduced-motion: reduce)");

/** What all charts have in common. */
function common(on: Ground): ChartOptions {
  return {
    responsive: true,
    maintainAspectRatio: false,
    // Pictures are made of what is drawn.
    devicePixelRatio: scaleOfPictures(),
    locale: locale(),
    color: on.text,
    font: { family: on.font },
    animation: prefersStill.matches ? false : { duration: 250 },
    interaction: { mode: "index", intersect: false },
  };
}

/** Turns the axes round where one reads from the right. */
function mirrored(options: ChartOptions, on: Ground): ChartOptions {
  const isTurned = isMirrored();
  const isLying = options.indexAxis === "y";
  const scale = (axis: "x" | "y") => {
    const given = options.scales?.[axis] ?? {};
    const isTurnedRound = isTurned && axis === "x";
    return {
      ...given,
      ...(isTurnedRound ? { reverse: true } : {}),
      ...(isTurned && axis === "y" ? { position: "right" as const } : {}),
      border: { display: false },
      ticks: { color: on.text, font: { family: on.font, size: 12 }, ...given.ticks },
      grid: { color: on.grid, display: isLying === (axis === "x"), ...given.grid },
    };
  };
  const tooltip = {
    rtl: isTurned,
    textDirection: isTurned ? "rtl" : "ltr",
    bodyFont: { family: on.font },
    titleFont: { family: on.font },
    ...options.plugins?.tooltip,
  };
  return {
    ...options,
    scales: { x: scale("x"), y: scale("y") },
    plugins: { ...options.plugins, tooltip },
  } as ChartOptions;
}

export function Chart<K extends ChartKind>({ label, height, make, keys }: ChartProps<K>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<ChartOf | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    let isOver = false;
    const draw = async () => {
      const { Chart: Drawing } = await import("./chartjs.ts");
      if (isOver || !canvas.current) return;
      const on = ground();
      const config = make(on) as ChartConfiguration;
      const options = mirrored({ ...common(on), ...config.options }, on);
      if (drawn.current) {
        drawn.current.data = config.data;
        drawn.current.options = options;
        drawn.current.update(prefersStill.matches ? "none" : undefined);
      } else {
        drawn.current = new Drawing(canvas.current, { ...config, options });
      }
    };
    draw().catch(() => setIsFailed(true));
    return () => {
      isOver = true;
    };
  }, [...keys, isDark(), language(), locale()]);
  useEffect(
    () => () => {
      drawn.current?.destroy();
      drawn.current = null;
    },
    [],
  );
  return (
    <div class="chart" role="img" aria-label={label} style={{ "--chart-height": `${height}rem` }}>
      {isFailed ? <p class="subdued">{t("charts-not-drawn")}</p> : <canvas ref={canvas} />}
    </div>
  );
}
