// What a configuration would change of segments: sizes and money, now and then.

import { money, number, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import type { SegmentChange, Size } from "../../kernel/index.ts";
import { Change, type Column, Table } from "../../ui/index.ts";
import type { ConfigDocument } from "./config.ts";
import { segmentName } from "./words.ts";

export const moneyOf = (size: Size | null) =>
  size ? money(size.spend_total_minor, currency.value, { whole: true }) : "–";
export const customersOf = (size: Size | null) => (size ? number(size.customers) : "–");

/** Whether anything would change for a segment. */
export const isChanging = ({ now, then, entering, leaving }: SegmentChange) =>
  entering + leaving > 0 || !now || !then;

export interface SegmentsTableProps {
  segments: SegmentChange[];
  /** What has the names of the segments. */
  config: ConfigDocument;
  /** Where there is little room: how money changes, without what it was and would be. */
  isShort?: boolean;
}

export function SegmentsTable({ segments, config, isShort }: SegmentsTableProps) {
  const customersBy = ({ now, then }: SegmentChange) => (then?.customers ?? 0) - (now?.customers ?? 0);
  const spendBy = ({ now, then }: SegmentChange) =>
    (then?.spend_total_minor ?? 0) - (now?.spend_total_minor ?? 0);
  const columns: Column<SegmentChange>[] = [
    { key: "name", heading: t("common-segment"), isHeading: true, cell: ({ id }) => segmentName(config, id) },
    { key: "now", heading: t("thresholds-now"), numeric: true, cell: ({ now }) => customersOf(now) },
    { key: "then", heading: t("thresholds-then"), numeric: true, cell: ({ then }) => customersOf(then) },
    {
      key: "by",
      heading: t("thresholds-change"),
      numeric: true,
      cell: (segment) => <Change by={customersBy(segment)} shown={signed(customersBy(segment))} />,
    },
  ];
  const ofMoney: Column<SegmentChange>[] = isShort
    ? [
        {
          key: "money-by",
          heading: t("thresholds-spend-change"),
          numeric: true,
          cell: (segment) => <Change by={spendBy(segment)} shown={moneyChange(spendBy(segment))} />,
        },
      ]
    : [
        {
          key: "money-now",
          heading: t("thresholds-spend-now"),
          numeric: true,
          cell: ({ now }) => moneyOf(now),
        },
        {
          key: "money-then",
          heading: t("thresholds-spend-then"),
          numeric: true,
          cell: ({ then }) => moneyOf(then),
        },
      ];
  return (
    <Table
      caption={t("thresholds-segments-caption")}
      columns={[...columns, ...ofMoney]}
      rows={segments}
      keyOf={({ id }) => id}
    />
  );
}

const moneyChange = (minor: number) => money(minor, currency.value, { short: true, signed: true });
