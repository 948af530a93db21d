// In which other segments a segment's customers are too.

import { number, percent } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { lookOf } from "../../charts/colours.ts";
import { Swatch } from "../../charts/legend.tsx";
import { type Column, Table } from "../../ui/index.ts";
import { addressOf } from "./list.tsx";
import { type Mask, type Overlap, overlapsOf, sizeIn } from "./masks.ts";
import type { Size } from "./read.ts";
import type { Row } from "./rows.ts";

interface OverlapsProps {
  row: Row;
  rows: readonly Row[];
  masks: Map<string, Mask>;
  sizes: readonly Size[];
}

export function Overlaps({ row, rows, masks, sizes }: OverlapsProps) {
  const mask = masks.get(row.id);
  const all = mask ? sizeIn(sizes, mask).customers : 0;
  const found = overlapsOf(row.id, masks, sizes);
  if (found.length === 0) return <p class="subdued">{t("segments-overlap-none")}</p>;
  const share = (one: Overlap) => one.customers / Math.max(all, 1);
  const other = (one: Overlap) => rows.find((row) => row.id === one.id);
  const columns: Column<Overlap>[] = [
    {
      key: "segment",
      heading: t("common-segment"),
      isHeading: true,
      cell: (one) => (
        <span class="segment-name">
          <Swatch look={lookOf(one.id)} />
          <a href={addressOf(other(one)?.item.key ?? one.id)}>{other(one)?.name ?? one.id}</a>
        </span>
      ),
    },
    {
      key: "customers",
      heading: t("segments-figure-customers"),
      numeric: true,
      cell: (one) => number(one.customers),
    },
    {
      key: "share",
      heading: t("segments-overlap-share"),
      cell: (one) => (
        <span class="overlap">
          <span class="overlap-bar" aria-hidden="true">
            <span style={{ inlineSize: `${share(one) * 100}%`, background: lookOf(one.id).colour }} />
          </span>
          <span class="numeric">{percent(share(one))}</span>
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t("segments-overlap-caption", { segment: row.name })}
      columns={columns}
      rows={found}
      keyOf={(one) => one.id}
    />
  );
}
