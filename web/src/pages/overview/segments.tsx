// Every segment with its size, its share, its money, and how it changed.

import { prospectLabels } from "../../base/config.ts";
import { day, money, number, percent, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { type Look, lookOf } from "../../charts/colours.ts";
import { Swatch } from "../../charts/legend.tsx";
import { Change, type Column, type Data, Table } from "../../ui/index.ts";
import type { Now, Past, Segment } from "./reads.ts";

interface Line extends Segment {
  look: Look;
  /** Part of the largest one. */
  part: number;
  /** Since the day that is compared with; `null` where nothing is known of the segment on it. */
  change: number | null;
}

export function linesOf(now: Now, past: Past | null): Line[] {
  const { segments } = now.segments;
  const most = Math.max(...segments.map((segment) => segment.customers), 1);
  const then = new Map(past?.segments?.segments.map((segment) => [segment.id, segment.customers]));
  return segments.map((segment) => {
    const isUnknown = past?.segments?.restated && prospectLabels.value.has(segment.id);
    const before = isUnknown ? undefined : then.get(segment.id);
    return {
      ...segment,
      look: lookOf(segment.id),
      part: segment.customers / most,
      change: before === undefined ? null : segment.customers - before,
    };
  });
}

const dataOf = (lines: Line[]): Data => ({
  columns: [
    { key: "segment", heading: t("common-segment"), kind: "text" },
    { key: "customers", heading: t("common-page-customers"), kind: "number" },
    { key: "share", heading: t("common-share"), kind: "percent" },
    { key: "spend_total_minor", heading: t("common-spend"), kind: "money" },
    { key: "change", heading: t("overview-change"), kind: "number" },
  ],
  rows: lines.map((line) => [line.name, line.customers, line.share, line.spend_total_minor, line.change]),
});

export function SegmentsCard({ now, past }: { now: Now; past: Past | null }) {
  const lines = linesOf(now, past);
  const sum = lines.reduce((sum, line) => sum + line.customers, 0);
  return (
    <PictureCard
      title={t("common-page-segments")}
      note={sum > now.segments.customers ? t("overview-segments-overlap") : undefined}
      data={dataOf(lines)}
      name="segments"
      isTable
    >
      <Table
        caption={t("charts-numbers-of", { what: t("common-page-segments") })}
        columns={columns()}
        rows={lines}
        keyOf={(line) => line.id}
      />
      {past?.segments?.restated && (
        <p class="subdued small">{t("charts-restated", { day: day(past.day) })}</p>
      )}
    </PictureCard>
  );
}

const columns = (): Column<Line>[] => [
  {
    key: "segment",
    heading: t("common-segment"),
    isHeading: true,
    cell: (line) => (
      <a class="swatched" href={`/customers?segment=${encodeURIComponent(line.id)}`}>
        <Swatch look={line.look} />
        {line.name}
      </a>
    ),
  },
  {
    key: "customers",
    heading: t("common-page-customers"),
    numeric: true,
    cell: (line) => (
      <span class="size">
        <span class="size-track" aria-hidden="true">
          <span
            class="size-bar"
            style={{ inlineSize: `${(line.part * 100).toFixed(2)}%`, background: line.look.colour }}
          />
        </span>
        <span class="size-number">{number(line.customers)}</span>
      </span>
    ),
  },
  { key: "share", heading: t("common-share"), numeric: true, cell: (line) => percent(line.share) },
  {
    key: "spend",
    heading: t("common-spend"),
    numeric: true,
    cell: (line) => money(line.spend_total_minor, currency.value, { whole: true }),
  },
  {
    key: "change",
    heading: t("overview-change"),
    numeric: true,
    cell: (line) => (line.change === null ? "–" : <Change by={line.change} shown={signed(line.change)} />),
  },
];
