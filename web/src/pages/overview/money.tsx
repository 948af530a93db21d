// What the customers of each segment have spent.

import { money } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Chart, type Ground } from "../../charts/chart.tsx";
import { fillOf, lookOf } from "../../charts/colours.ts";
import type { Data } from "../../ui/index.ts";
import type { Segment } from "./reads.ts";

/** Room of one bar, in rem. */
const BAR = 1.9;

const dataOf = (segments: Segment[]): Data => ({
  columns: [
    { key: "segment", heading: t("common-segment"), kind: "text" },
    { key: "spend_total_minor", heading: t("common-spend"), kind: "money" },
  ],
  rows: segments.map((segment) => [segment.name, segment.spend_total_minor]),
});

/** The longest line of a name beside its bar, in characters. */
const LINE = 16;

/** A name in lines that fit beside its bar. */
function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const short = (minor: number) => money(minor, currency.value, { short: true });

export function MoneyCard({ segments }: { segments: Segment[] }) {
  const make = (_: Ground) => ({
    type: "bar" as const,
    data: {
      labels: segments.map((segment) => linesOf(segment.name)),
      datasets: [
        {
          label: t("common-spend"),
          data: segments.map((segment) => segment.spend_total_minor),
          backgroundColor: segments.map(({ id }) => fillOf(lookOf(id))),
          borderRadius: 3,
          maxBarThickness: 20,
        },
      ],
    },
    options: {
      indexAxis: "y" as const,
      plugins: {
        tooltip: {
          callbacks: {
            label: (item: { raw: unknown }) => money(Number(item.raw), currency.value),
          },
        },
      },
      scales: {
        x: {
          ticks: {
            callback: (value: string | number) => short(Number(value)),
            maxTicksLimit: 6,
            maxRotation: 0,
          },
        },
        y: { ticks: { autoSkip: false } },
      },
    },
  });
  return (
    <PictureCard title={t("overview-money-by-segment")} data={dataOf(segments)} name="money-by-segment">
      <Chart
        label={t("overview-money-by-segment")}
        height={segments.length * BAR + 2}
        make={make}
        keys={[JSON.stringify(segments)]}
      />
    </PictureCard>
  );
}
