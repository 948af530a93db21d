// How the sizes of segments went over time.

import { useState } from "preact/hooks";
import { addDays } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { language, t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { theShop } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Chart } from "../../charts/chart.tsx";
import { lookOf } from "../../charts/colours.ts";
import { type DayLine, linesOverDays } from "../../charts/days.ts";
import { Legend, type LegendItem } from "../../charts/legend.tsx";
import { readSeries, type Series } from "../../charts/read.ts";
import { Choice, type Data, Ready } from "../../ui/index.ts";
import type { Segment } from "./reads.ts";

/** How far back, in days. */
const SPANS = { month: 30, quarter: 90, year: 365 } as const;
type Span = keyof typeof SPANS;

/** More lines than this at once are hard to follow; the others are a click away. */
const SHOWN_AT_FIRST = 6;

/** In rem. */
const HEIGHT = 20;

type Line = LegendItem & DayLine;

function linesOf(series: Series, segments: Segment[], isShown: (id: string) => boolean): Line[] {
  return segments.flatMap((segment) => {
    const found = series.datasets.find(
      (set) => (set.id ?? set.label) === (set.id ? segment.id : segment.name),
    );
    if (!found) return [];
    const { id, name } = segment;
    return [{ id, name, look: lookOf(id), isShown: isShown(id), data: found.data }];
  });
}

const dataOf = (labels: string[], lines: Line[]): Data => ({
  columns: [
    { key: "day", heading: t("charts-day"), kind: "day" },
    ...lines.map((line) => ({ key: line.id, heading: line.name, kind: "number" as const })),
  ],
  rows: labels.map((label, at) => [label, ...lines.map((line) => line.data[at] ?? null)]),
});

const largest = (segments: Segment[]) =>
  new Set(
    [...segments]
      .sort((one, other) => other.customers - one.customers)
      .slice(0, SHOWN_AT_FIRST)
      .map((segment) => segment.id),
  );

export function SizesCard({ segments }: { segments: Segment[] }) {
  const [span, setSpan] = useState<Span>("quarter");
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const { today } = theShop();
  const series = useLoad(
    (signal) => readSeries("sizes_over_time", { from: addDays(today, -SPANS[span]), to: today }, signal),
    [span, today, language()],
    fresh,
  );
  const first = largest(segments);
  const isShown = (id: string) => toggled.get(id) ?? first.has(id);
  const labels = series.value?.labels ?? [];
  const all = series.value ? linesOf(series.value, segments, isShown) : [];
  const lines = all.filter((line) => line.isShown);
  return (
    <PictureCard
      title={t("overview-sizes")}
      actions={
        <Choice
          label={t("overview-span")}
          value={span}
          onChange={setSpan}
          options={(Object.keys(SPANS) as Span[]).map((value) => ({
            value,
            label: t(`overview-span-${value}`),
          }))}
        />
      }
      data={dataOf(labels, lines)}
      name="sizes-over-time"
      days={{ from: labels[0] ?? today, to: labels.at(-1) ?? today }}
      empty={
        <Ready loaded={series} lines={9}>
          {() => <p class="subdued">{t("overview-sizes-none")}</p>}
        </Ready>
      }
    >
      <Legend
        label={t("overview-sizes-legend")}
        items={all}
        onToggle={(id) => setToggled(new Map(toggled).set(id, !isShown(id)))}
      />
      {labels.length === 1 && <p class="subdued small">{t("overview-sizes-young")}</p>}
      <Chart
        label={t("overview-sizes")}
        height={HEIGHT}
        make={(on) => linesOverDays(labels, lines, on)}
        keys={[JSON.stringify([labels, lines])]}
      />
    </PictureCard>
  );
}
