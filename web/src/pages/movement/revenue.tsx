// What the customers of each segment brought in, month by month.

import { exponentOf, money, month } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Chart, type Ground } from "../../charts/chart.tsx";
import { fillOf, type Look, lookOf } from "../../charts/colours.ts";
import { Key } from "../../charts/legend.tsx";
import type { Series } from "../../charts/read.ts";
import { type Data, Ready } from "../../ui/index.ts";
import { useRevenue } from "./reads.ts";

/** Months before the present one. */
const MONTHS_BEFORE = 11;

/** In rem. */
const HEIGHT = 22;

interface Bars {
  name: string;
  look: Look;
  minor: (number | null)[];
}

/** In the merchant's order, as everywhere; names that are not there any more come last. */
function barsOf(series: Series, names: string[]): Bars[] {
  const unit = 10 ** exponentOf(currency.value);
  const placeOf = (name: string) => {
    const place = names.indexOf(name);
    return place < 0 ? names.length : place;
  };
  return series.datasets
    .map(({ label, data }) => ({
      name: label,
      place: placeOf(label),
      look: lookOf(placeOf(label)),
      minor: data.map((value) => (value === null ? null : Math.round(value * unit))),
    }))
    .sort((one, other) => one.place - other.place);
}

const dataOf = (months: string[], bars: Bars[]): Data => ({
  columns: [
    { key: "month", heading: t("movement-month"), kind: "month" },
    ...bars.map((bar) => ({ key: `${bar.name}_minor`, heading: bar.name, kind: "money" as const })),
  ],
  rows: months.map((month, at) => [month, ...bars.map((bar) => bar.minor[at] ?? null)]),
});

export function RevenueCard({ segments }: { segments: { name: string }[] }) {
  const revenue = useRevenue(MONTHS_BEFORE);
  const months = revenue.value?.labels ?? [];
  const bars = revenue.value
    ? barsOf(
        revenue.value,
        segments.map((segment) => segment.name),
      )
    : [];
  return (
    <PictureCard
      title={t("movement-revenue")}
      note={t("movement-revenue-note")}
      data={dataOf(months, bars)}
      name="revenue-by-segment"
      empty={
        <Ready loaded={revenue} lines={10}>
          {() => <p class="subdued">{t("movement-revenue-none")}</p>}
        </Ready>
      }
    >
      <Key label={t("movement-revenue-legend")} items={bars} />
      <Chart
        label={t("movement-revenue")}
        height={HEIGHT}
        make={(on) => drawing(months, bars, on)}
        keys={[JSON.stringify([months, bars])]}
      />
    </PictureCard>
  );
}

interface Item {
  label?: string;
  raw?: unknown;
  dataset: { label?: string };
  dataIndex: number;
}

const drawing = (months: string[], bars: Bars[], on: Ground) => ({
  type: "bar" as const,
  data: {
    labels: months,
    datasets: bars.map(({ name, look, minor }) => ({
      label: name,
      data: minor,
      backgroundColor: fillOf(look),
      borderColor: on.surface,
      borderWidth: 1,
      stack: "revenue",
      maxBarThickness: 56,
    })),
  },
  options: {
    plugins: {
      tooltip: {
        callbacks: {
          title: ([item]: Item[]) => (item ? month(months[item.dataIndex] ?? "1970-01") : ""),
          label: (item: Item) => `${item.dataset.label}: ${money(Number(item.raw), currency.value)}`,
        },
      },
    },
    scales: {
      x: {
        stacked: true,
        ticks: {
          maxRotation: 0,
          autoSkipPadding: 12,
          callback: (_: unknown, at: number) => month(months[at] ?? "1970-01"),
        },
      },
      y: {
        stacked: true,
        ticks: {
          maxTicksLimit: 7,
          callback: (value: string | number) => money(Number(value), currency.value, { short: true }),
        },
      },
    },
  },
});
