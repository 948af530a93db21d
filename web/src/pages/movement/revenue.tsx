// What the customers of each segment brought in, month by month, with its share and its change.

import { useState } from "preact/hooks";
import { day, exponentOf, money, month, number, percent, signedPercent } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import { type Segments, useSegments } from "../../base/reads.ts";
import { currency, theShop } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Chart, type Ground } from "../../charts/chart.tsx";
import { fillOf, type Look, lookOf } from "../../charts/colours.ts";
import { Swatch } from "../../charts/legend.tsx";
import { columnsOf } from "../../parts/columns.ts";
import { Change, Choice, type Column, type Data, Ready, Table } from "../../ui/index.ts";
import { type Revenue, useRevenue } from "./reads.ts";
import { type Bars, barsOf, changeOf, monthsOf } from "./revenue-of.ts";

type Months = "3" | "6" | "12";
const MONTHS: Months[] = ["3", "6", "12"];

/** In rem. */
const HEIGHT = 22;

type Bar = Bars<Look>;

/** The month that goes on. */
const running = () => theShop().today.slice(0, 7);

const dataOf = (months: string[], bars: Bar[]): Data => ({
  columns: [
    ...columnsOf("month", "segment"),
    { key: "revenue_minor", heading: t("movement-revenue-money"), kind: "money" },
    ...columnsOf("share"),
    { key: "revenue_change", heading: t("movement-revenue-month-change"), kind: "change" },
  ],
  rows: monthsOf(months, bars, running()).map(({ month, name, minor, share, change }) => [
    month,
    name,
    minor,
    share,
    change,
  ]),
});

export function RevenueCard() {
  const [span, setSpan] = useState<Months>("12");
  const revenue = useRevenue(Number(span));
  const segments = useSegments();
  const named = segments.value?.segments;
  const unit = 10 ** exponentOf(currency.value);
  const bars = revenue.value && named ? barsOf(revenue.value, named, unit, lookOf) : [];
  const months = revenue.value?.now.labels ?? [];
  return (
    <PictureCard
      title={t("movement-revenue")}
      note={t("movement-revenue-note")}
      actions={
        <Choice
          label={t("movement-cohorts-months")}
          value={span}
          onChange={setSpan}
          options={MONTHS.map((value) => ({
            value,
            label: t("movement-months", { count: Number(value), shown: number(Number(value)) }),
          }))}
        />
      }
      data={dataOf(months, bars)}
      name="revenue-by-segment"
      empty={<None loaded={revenue.value ? segments : revenue} />}
    >
      <Chart
        label={t("movement-revenue")}
        height={HEIGHT}
        make={(on) => drawing(months, bars, on)}
        keys={[JSON.stringify([months, bars])]}
      />
      {revenue.value && <Summary bars={bars} revenue={revenue.value} />}
    </PictureCard>
  );
}

const None = ({ loaded }: { loaded: Loaded<Revenue | Segments> }) => (
  <Ready<Revenue | Segments> loaded={loaded} lines={10}>
    {() => <p class="subdued">{t("movement-revenue-none")}</p>}
  </Ready>
);

/** Each segment over all of the months, against as many before; it also tells the colours. */
function Summary({ bars, revenue }: { bars: Bar[]; revenue: Revenue }) {
  const { now, before } = revenue.periods;
  const days = ({ from, to }: typeof now) => t("movement-revenue-days", { from: day(from), to: day(to) });
  return (
    <>
      <p class="subdued small">
        {revenue.before
          ? t("movement-revenue-against", { now: days(now), before: days(before) })
          : t("movement-revenue-alone", { now: days(now), day: day(before.from) })}
      </p>
      <Table
        caption={t("charts-numbers-of", { what: t("movement-revenue") })}
        columns={columns()}
        rows={bars}
        keyOf={(bar) => bar.name}
      />
    </>
  );
}

const whole = (minor: number) => money(minor, currency.value, { whole: true });

const columns = (): Column<Bar>[] => [
  {
    key: "segment",
    heading: t("common-segment"),
    isHeading: true,
    cell: (bar) => (
      <span class="swatched">
        <Swatch look={bar.look} />
        {bar.name}
      </span>
    ),
  },
  { key: "money", heading: t("movement-revenue-money"), numeric: true, cell: (bar) => whole(bar.sum) },
  { key: "share", heading: t("common-share"), numeric: true, cell: (bar) => percent(bar.share) },
  {
    key: "before",
    heading: t("movement-revenue-before"),
    numeric: true,
    cell: (bar) => (bar.before === null ? "–" : whole(bar.before)),
  },
  {
    key: "change",
    heading: t("movement-revenue-change"),
    numeric: true,
    cell: ({ sum, before }) => {
      const by = changeOf(sum, before);
      return by === null ? "–" : <Change by={by} shown={signedPercent(by)} />;
    },
  },
];

interface Item {
  label?: string;
  raw?: unknown;
  dataset: { label?: string };
  dataIndex: number;
}

function drawing(months: string[], bars: Bar[], on: Ground) {
  const isRunning = (at: number) => months[at] === running();
  const named = (at: number) => month(months[at] ?? "1970-01");
  const told = ({ dataset, dataIndex, raw }: Item) => {
    const all = bars.reduce((sum, { minor }) => sum + (minor[dataIndex] ?? 0), 0);
    const share = all > 0 ? ` (${percent(Number(raw) / all)})` : "";
    return `${dataset.label}: ${money(Number(raw), currency.value)}${share}`;
  };
  const title = ([item]: Item[]) => {
    if (!item) return "";
    const { dataIndex: at } = item;
    return isRunning(at) ? t("movement-month-so-far", { month: named(at) }) : named(at);
  };
  return {
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
      plugins: { tooltip: { callbacks: { title, label: told } } },
      scales: {
        x: {
          stacked: true,
          ticks: {
            maxRotation: 0,
            autoSkipPadding: 12,
            callback: (_: unknown, at: number) =>
              isRunning(at) ? [named(at), t("movement-so-far")] : named(at),
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
  };
}
