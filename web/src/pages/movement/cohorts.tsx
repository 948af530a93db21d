// Who of the customers of a month came back in the months after it, as a heat map.

import { useState } from "preact/hooks";
import { month, number, percent } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Heat, type HeatCell } from "../../charts/heat.tsx";
import type { CohortPoint } from "../../charts/read.ts";
import { Choice, type Data, Ready } from "../../ui/index.ts";
import { type Cohort, cohortsOf } from "./cohorts-of.ts";

type Months = "12" | "24" | "36";
const MONTHS: Months[] = ["12", "24", "36"];

const dataOf = (cohorts: Cohort[]): Data => ({
  columns: [
    { key: "first_order_month", heading: t("movement-cohort"), kind: "month" },
    { key: "customers", heading: t("common-page-customers"), kind: "number" },
    { key: "months_later", heading: t("movement-months-later"), kind: "number" },
    { key: "ordered", heading: t("movement-ordered"), kind: "number" },
    { key: "share", heading: t("common-share"), kind: "percent" },
  ],
  rows: cohorts.flatMap((cohort) =>
    cohort.active.map((active, later) => [
      cohort.month,
      cohort.customers,
      later,
      active,
      Math.round((active / cohort.customers) * 10_000) / 10_000,
    ]),
  ),
});

export function CohortsCard({ cohorts }: { cohorts: Loaded<CohortPoint[]> }) {
  const [months, setMonths] = useState<Months>("12");
  const rows = cohorts.value ? cohortsOf(cohorts.value, Number(months)) : [];
  return (
    <PictureCard
      title={t("movement-cohorts")}
      note={t("movement-cohorts-note")}
      actions={
        <Choice
          label={t("movement-cohorts-months")}
          value={months}
          onChange={setMonths}
          options={MONTHS.map((value) => ({
            value,
            label: t("movement-months", { count: Number(value), shown: number(Number(value)) }),
          }))}
        />
      }
      data={dataOf(rows)}
      name="cohorts"
      isTable
      empty={
        <Ready loaded={cohorts} lines={12}>
          {() => <p class="subdued">{t("movement-cohorts-none")}</p>}
        </Ready>
      }
    >
      <CohortMap cohorts={rows} />
    </PictureCard>
  );
}

function CohortMap({ cohorts }: { cohorts: Cohort[] }) {
  const length = Math.max(...cohorts.map((cohort) => cohort.active.length));
  // The month itself has everybody; what is told is who came back.
  const later = cohorts.flatMap((cohort) =>
    cohort.active.slice(1).map((active) => active / cohort.customers),
  );
  const most = Math.max(...later, 0.01);
  const cell = (cohort: Cohort, at: number): HeatCell | null => {
    const active = cohort.active[at];
    if (active === undefined) return null;
    const share = active / cohort.customers;
    return {
      text: percent(share, 0),
      below: number(active),
      strength: Math.min(share / most, 1),
      name: t("movement-cohort-cell", {
        month: month(cohort.month),
        count: at,
        later: number(at),
        active: number(active),
        customers: number(cohort.customers),
      }),
    };
  };
  return (
    <Heat
      caption={t("charts-numbers-of", { what: t("movement-cohorts") })}
      corner={t("movement-cohort")}
      lead={t("common-page-customers")}
      axis={t("movement-months-later")}
      columns={Array.from({ length }, (_, at) => number(at))}
      rows={cohorts.map((cohort) => ({
        key: cohort.month,
        heading: month(cohort.month),
        lead: number(cohort.customers),
        cells: Array.from({ length }, (_, at) => cell(cohort, at)),
      }))}
    />
  );
}
