// Why a customer has the score it has: each dimension as a sentence and as a place among its edges, and the sum.

import { customerCalled } from "../../base/customers.ts";
import { DIMENSIONS, type Dimension as Scored } from "../../base/dimensions.ts";
import { day, exponentOf, list, money, number, percent, score } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { PictureCard } from "../../charts/card.tsx";
import { dataOfCustomers } from "../../parts/customer-files.ts";
import type { Data } from "../../ui/index.ts";
import { along, edgesUpwards, nextStep, partOf } from "./bands.ts";
import { Mark } from "./marks.tsx";
import type { Dimension, Explanation } from "./read.ts";

const LEVEL_OF: Record<Dimension["of"], Scored> = {
  days_since_last_order: "recency",
  order_count: "frequency",
  spend_total_minor: "monetary",
};

/** An edge as it is written: days and orders as numbers, money without a fraction where it has none. */
function written(dimension: Pick<Dimension, "of">, edge: number): string {
  if (dimension.of !== "spend_total_minor") return number(edge);
  const isWhole = edge % 10 ** exponentOf(currency.value) === 0;
  return money(edge, currency.value, { whole: isWhole });
}

/** The number itself, in words. */
function numberIn({ of, value }: Dimension, lastOrderOn: string | null): string {
  if (of === "spend_total_minor") return t("customers-monetary-is", { amount: money(value, currency.value) });
  const counted = { count: value, shown: number(value) };
  if (of === "order_count") return t("customers-frequency-is", counted);
  const on = lastOrderOn ? day(lastOrderOn) : "";
  return value === 0
    ? t("customers-recency-today", { day: on })
    : t("customers-recency-is", { ...counted, day: on });
}

/** How far it is to the next score, in words. */
export function distanceIn(dimension: Dimension): string {
  const step = nextStep(dimension);
  const level = LEVEL_OF[dimension.of];
  if (!step) return t(level === "recency" ? "customers-recency-lowest" : "customers-highest");
  const to = number(step.to);
  if (level === "monetary") return t("customers-monetary-rises", { amount: written(dimension, step.by), to });
  const counted = { count: step.by, shown: number(step.by), to };
  return t(level === "recency" ? "customers-recency-falls" : "customers-frequency-rises", counted);
}

function Bands({ dimension }: { dimension: Dimension }) {
  const edges = edgesUpwards(dimension).map((edge) => written(dimension, edge));
  const label = t("customers-bands", {
    dimension: t(`common-${LEVEL_OF[dimension.of]}`),
    value: written(dimension, dimension.value),
    score: number(dimension.score),
    edges: list(edges),
  });
  return (
    <div class="bands" role="img" aria-label={label}>
      <div class="bands-track">
        {[1, 2, 3, 4, 5].map((band) => (
          <span key={band} class={band === dimension.score ? "band band-here" : "band"}>
            {number(band)}
          </span>
        ))}
        <svg
          class="bands-pin"
          viewBox="0 0 12 8"
          style={{ insetInlineStart: `${along(dimension) * 100}%` }}
          aria-hidden="true"
        >
          <path d="M0 0H12L6 8Z" />
        </svg>
      </div>
      <div class="bands-edges">
        {edges.map((edge, at) => (
          <span key={at} style={{ insetInlineStart: `${(at + 1) * 20}%` }}>
            <bdi>{edge}</bdi>
          </span>
        ))}
      </div>
    </div>
  );
}

const DimensionCard = ({ dimension, lastOrderOn }: { dimension: Dimension; lastOrderOn: string | null }) => {
  const level = LEVEL_OF[dimension.of];
  return (
    <div class="dimension">
      <div class="dimension-heading">
        <h3>{t(`common-${level}`)}</h3>
        <Mark of={level} score={dimension.score} />
      </div>
      <p>{numberIn(dimension, lastOrderOn)}</p>
      <Bands dimension={dimension} />
      <p class="subdued small">{distanceIn(dimension)}</p>
    </div>
  );
};

/** The weighted score as a sum: 2 × 40 % + 1 × 30 % + 2 × 30 % = 1.70. */
function Sum({ explanation }: { explanation: Explanation }) {
  const { customer, weights } = explanation;
  if (customer.score === null) return null;
  return (
    <div class="score-sum">
      {DIMENSIONS.map((level, at) => (
        <span key={level} class="score-part">
          {at > 0 && <span class="subdued">+</span>}
          <span class="score-term">
            <span class="subdued small">{t(`common-${level}`)}</span>
            <bdi class="numeric">
              {number(customer[level] ?? 0)} × {percent(weights[level] / 100, 0)}
            </bdi>
            <bdi class="subdued small numeric">{score(partOf(customer[level] ?? 0, weights[level]))}</bdi>
          </span>
        </span>
      ))}
      <span class="score-part">
        <span class="subdued">=</span>
        <span class="score-term">
          <span class="subdued small">{t("common-score")}</span>
          <strong class="score-total numeric">{score(Number(customer.score))}</strong>
        </span>
      </span>
    </div>
  );
}

/** Why, as the numbers of its files: the customer as in the list, and what each score counts for. */
export const dataOf = ({ customer, dimensions, weights }: Explanation): Data => {
  const { columns, rows } = dataOfCustomers(dimensions.length > 0 ? [customer] : []);
  return {
    columns: [
      ...columns,
      ...DIMENSIONS.map((level) => ({
        key: `${level}_weight`,
        heading: t("customers-weight", { dimension: t(`common-${level}`) }),
        kind: "percent" as const,
      })),
    ],
    rows: rows.map((row) => [...row, ...DIMENSIONS.map((level) => weights[level] / 100)]),
  };
};

export const Explained = ({ explanation }: { explanation: Explanation }) => (
  <PictureCard
    title={t("customers-explained")}
    note={t("customers-explained-note")}
    name="customer-score"
    told={[customerCalled(explanation.customer)]}
    data={dataOf(explanation)}
    isTable
    empty={<p class="subdued">{t("customers-prospect")}</p>}
  >
    <div class="dimensions">
      {explanation.dimensions.map((dimension) => (
        <DimensionCard
          key={dimension.of}
          dimension={dimension}
          lastOrderOn={explanation.customer.last_order_on}
        />
      ))}
    </div>
    <Sum explanation={explanation} />
  </PictureCard>
);
