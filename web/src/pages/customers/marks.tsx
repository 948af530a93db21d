// The three scores of a customer as small marks: a letter, five steps of which so many are filled, and the number.

import type { Dimension } from "../../base/dimensions.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";

/** As in RFM, which is written so everywhere. */
const LETTERS: Record<Dimension, string> = { recency: "R", frequency: "F", monetary: "M" };

const STEPS = [1, 2, 3, 4, 5];

export const Mark = ({ of, score }: { of: Dimension; score: number }) => (
  <span class="mark">
    <span class="visually-hidden">
      {t("customers-mark", { dimension: t(`common-${of}`), score: number(score) })}
    </span>
    <span class="mark-letter" aria-hidden="true">
      {LETTERS[of]}
    </span>
    <svg viewBox="0 0 23 12" width="23" height="12" aria-hidden="true" class={`mark-steps mark-${of}`}>
      {STEPS.map((step) => (
        <rect
          key={step}
          x={(step - 1) * 5}
          y={10 - 2 * step}
          width="3"
          height={2 * step + 2}
          rx="1"
          class={step <= score ? "mark-full" : "mark-open"}
        />
      ))}
    </svg>
    <span class="mark-score" aria-hidden="true">
      {number(score)}
    </span>
  </span>
);

interface Scored {
  recency: number | null;
  frequency: number | null;
  monetary: number | null;
}

/** All three; a word for who has none. */
export const Marks = ({ of }: { of: Scored }) => {
  const { recency, frequency, monetary } = of;
  if (recency === null || frequency === null || monetary === null) {
    return <span class="subdued">{t("customers-no-scores")}</span>;
  }
  return (
    <span class="marks">
      <Mark of="recency" score={recency} />
      <Mark of="frequency" score={frequency} />
      <Mark of="monetary" score={monetary} />
    </span>
  );
};
