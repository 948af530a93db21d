// The shop as a picture: the grid of recency against frequency and monetary.

import { useState } from "preact/hooks";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Grid, type Measure, placeOf, SCORES } from "../../charts/grid.tsx";
import { Choice, type Data } from "../../ui/index.ts";
import type { Cells } from "./reads.ts";

const MEASURES: Measure[] = ["customers", "spend"];

const dataOf = ({ places }: Cells): Data => ({
  columns: [
    { key: "recency", heading: t("common-recency"), kind: "number" },
    { key: "frequency_monetary", heading: t("common-frequency-monetary"), kind: "number" },
    { key: "customers", heading: t("common-page-customers"), kind: "number" },
    { key: "spend_total_minor", heading: t("common-spend"), kind: "money" },
  ],
  rows: SCORES.flatMap((recency) =>
    SCORES.map((other) => {
      const place = places[placeOf(recency, other)];
      return [recency, other, place?.customers ?? 0, place?.spend_total_minor ?? 0];
    }),
  ),
});

export function ShopCard({ cells }: { cells: Cells }) {
  const [measure, setMeasure] = useState<Measure>("customers");
  return (
    <PictureCard
      title={t("overview-grid")}
      actions={
        <Choice
          label={t("overview-grid-measure")}
          value={measure}
          onChange={setMeasure}
          options={MEASURES.map((value) => ({
            value,
            label: t(value === "spend" ? "common-spend" : "common-page-customers"),
          }))}
        />
      }
      data={dataOf(cells)}
      name="shop"
      isTable
    >
      <Grid
        caption={t("charts-numbers-of", { what: t("overview-grid") })}
        cells={cells.places}
        measure={measure}
        href={(recency, other) => `/customers?recency=${recency}&frequency_monetary=${other}`}
      />
      <p class="subdued small">
        {t("overview-grid-note")}{" "}
        {t("overview-grid-prospects", { count: cells.prospects, shown: number(cells.prospects) })}
      </p>
    </PictureCard>
  );
}
