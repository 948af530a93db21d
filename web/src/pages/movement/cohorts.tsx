// Who of the customers of a month came back in the months after it, as a heat map.

import { useState } from "preact/hooks";
import { month, number, percent } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import { theShop } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Heat, type HeatCell, type HeatScale, strengthOfShare } from "../../charts/heat.tsx";
import type { CohortPoint } from "../../charts/read.ts";
import { columnsOf } from "../../parts/columns.ts";
import { Choice, type Data, Ready } from "../../ui/index.ts";
import { type Cohort, cohortsOf, monthAfter } from "./cohorts-of.ts";

type Months = "12" | "24" | "36";
const MONTHS: Months[] = ["12", "24", "36"];

const dataOf = (cohorts: Cohort[]): Data => ({
  columns: [
    { key: "first_order_month", heading: t("movement-cohort"), kind: "month" },
    ...columnsOf("customers"),
    { key: "months_later", heading: t("movement-months-later"), kind: "number" },
    ...columnsOf("month"),
    { key: "ordered", heading: t("movement-ordered"), kind: "number" },
    ...columnsOf("share"),
  ],
  rows: cohorts.flatMap((cohort) =>
    cohort.active.map((active, later) => [
      cohort.month,
      cohort.customers,
      later,
      monthAfter(cohort.month, later),
      active,
      active / cohort.customers,
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

/** Shares that the scale shows. */
const SHOWN_SHARES = [0, 0.05, 0.1, 0.25, 0.5, 1];

const scaleOf = (hasOpen: boolean): HeatScale => ({
  label: t("movement-cohorts-scale"),
  steps: SHOWN_SHARES.map((share) => ({ text: percent(share, 0), strength: strengthOfShare(share) })),
  open: hasOpen ? t("movement-month-so-far", { month: month(theShop().today) }) : null,
});

function CohortMap({ cohorts }: { cohorts: Cohort[] }) {
  const length = Math.max(...cohorts.map((cohort) => cohort.active.length));
  const running = theShop().today.slice(0, 7);
  const isOpen = (cohort: Cohort, at: number) => monthAfter(cohort.month, at) === running;
  const hasOpen = cohorts.some((cohort) => cohort.active.some((_, at) => isOpen(cohort, at)));
  const cell = (cohort: Cohort, at: number): HeatCell | null => {
    const active = cohort.active[at];
    if (active === undefined) return null;
    const share = active / cohort.customers;
    const told = t("movement-cohort-cell", {
      month: month(cohort.month),
      count: at,
      later: number(at),
      active: number(active),
      customers: number(cohort.customers),
    });
    return {
      text: percent(share, 0),
      below: number(active),
      strength: strengthOfShare(share),
      name: isOpen(cohort, at) ? `${told} (${t("movement-so-far")})` : told,
      isOpen: isOpen(cohort, at),
    };
  };
  return (
    <Heat
      caption={t("charts-numbers-of", { what: t("movement-cohorts") })}
      corner={t("movement-cohort")}
      lead={t("common-page-customers")}
      axis={t("movement-months-later")}
      scale={scaleOf(hasOpen)}
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
