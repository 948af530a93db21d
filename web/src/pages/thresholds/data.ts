// What this page shows, as the numbers of its files.

import { t } from "../../base/i18n.ts";
import { placeOf, SCORES } from "../../charts/grid.tsx";
import type { Comparison } from "../../kernel/index.ts";
import { columnsOf } from "../../parts/columns.ts";
import type { ConfigDocument } from "../../parts/versions/config.ts";
import { segmentName } from "../../parts/versions/words.ts";
import type { Data, DataColumn } from "../../ui/index.ts";

const SIZES = (): DataColumn[] => [
  { key: "customers_now", heading: t("thresholds-now"), kind: "number" },
  { key: "customers_then", heading: t("thresholds-then"), kind: "number" },
  { key: "spend_total_now_minor", heading: t("thresholds-spend-now"), kind: "money" },
  { key: "spend_total_then_minor", heading: t("thresholds-spend-then"), kind: "money" },
];

/** Sizes and spend of segments; null where there is no such segment. */
export const segmentsData = ({ segments }: Comparison, config: ConfigDocument): Data => ({
  columns: [...columnsOf("segment"), ...SIZES()],
  rows: segments.map(({ id, now, then }) => [
    segmentName(config, id),
    now?.customers ?? null,
    then?.customers ?? null,
    now?.spend_total_minor ?? null,
    then?.spend_total_minor ?? null,
  ]),
});

/** The 25 places of the grid. */
export const gridData = ({ grid_now, grid_then }: Comparison): Data => ({
  columns: [...columnsOf("recency", "frequency_monetary"), ...SIZES()],
  rows: SCORES.flatMap((recency) =>
    SCORES.map((other) => {
      const [now, then] = [grid_now[placeOf(recency, other)], grid_then[placeOf(recency, other)]];
      return [
        recency,
        other,
        now?.customers ?? 0,
        then?.customers ?? 0,
        now?.spend_total_minor ?? 0,
        then?.spend_total_minor ?? 0,
      ];
    }),
  ),
});
