// How the three scores are weighed, and what that makes of the customers' overall scores.

import { useMemo } from "preact/hooks";
import { DIMENSIONS } from "../../base/dimensions.ts";
import { number, percent, score } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Comparison, Scores } from "../../kernel/index.ts";
import { type Form, withWeight } from "../../parts/versions/config.ts";
import { Card, Figure, NumberField } from "../../ui/index.ts";
import type { SourceProps } from "./source.tsx";

/** The limit of a low score above which everybody has one. */
const MAX_LIMIT = 5.01;

interface WeightsProps extends Omit<SourceProps, "bands"> {
  comparison: Comparison;
}

export function WeightsCard({ form, comparison, onEdit, onSettle }: WeightsProps) {
  const { weights, lowScoreBelowHundredths: limit } = form;
  const fields = useMemo(
    () => <Fields {...{ weights, limit, onEdit, onSettle }} />,
    [weights, limit, onEdit, onSettle],
  );
  const effect = useMemo(
    () => <ScoresEffect now={comparison.scores_now} then={comparison.scores_then} limit={limit} />,
    [comparison, limit],
  );
  return (
    <Card title={t("thresholds-weights")} note={t("thresholds-weights-note")}>
      {fields}
      {effect}
      <p class="subdued small">{t("thresholds-low-score-note")}</p>
    </Card>
  );
}

interface FieldsProps extends Pick<SourceProps, "onEdit" | "onSettle"> {
  weights: Form["weights"];
  /** In hundredths. */
  limit: number;
}

const Fields = ({ weights, limit, onEdit, onSettle }: FieldsProps) => (
  <div class="weights">
    {DIMENSIONS.map((dimension, at) => (
      <NumberField
        key={dimension}
        label={t("thresholds-weight-of", { dimension: t(`common-${dimension}`) })}
        value={weights[at] ?? 0}
        least={0}
        greatest={100}
        wrong={t("thresholds-weight-range", { least: percent(0, 0), greatest: percent(1, 0) })}
        onChange={(typed) => typed !== null && onEdit((form) => withWeight(form, at, typed), `weight ${at}`)}
        onLeave={onSettle}
      />
    ))}
    <NumberField
      label={t("thresholds-low-score")}
      value={limit / 100}
      digits={2}
      least={0}
      greatest={MAX_LIMIT}
      wrong={t("thresholds-score-range", { least: score(0), greatest: score(MAX_LIMIT) })}
      onChange={(typed) => {
        if (typed === null) return;
        const lowScoreBelowHundredths = Math.round(typed * 100);
        onEdit((form) => ({ ...form, lowScoreBelowHundredths }), "low score");
      }}
      onLeave={onSettle}
    />
  </div>
);

interface ScoresEffectProps {
  now: Scores;
  then: Scores;
  /** In hundredths. */
  limit: number;
}

const meanOf = ({ mean_hundredths: mean }: Scores) => (mean === null ? "–" : score(mean / 100));

/** The overall scores now and then: the mean, how many are low, and how they are spread. */
function ScoresEffect({ now, then, limit }: ScoresEffectProps) {
  return (
    <>
      <div class="figures">
        <Figure
          name={t("thresholds-mean-score")}
          value={meanOf(then)}
          below={t("thresholds-now-is", { now: meanOf(now) })}
        />
        <Figure
          name={t("thresholds-low-scores")}
          value={number(then.low)}
          below={t("thresholds-now-is", { now: number(now.low) })}
        />
      </div>
      <Spread {...{ now, then, limit }} />
    </>
  );
}

/** Where the scale of scores begins, and its whole length, in hundredths. */
const [FIRST, LENGTH] = [100, 400];

/** How customers are spread over the scores: what would be as bars, what is as an outline. */
function Spread({ now, then, limit }: ScoresEffectProps) {
  const most = Math.max(1, ...now.spread, ...then.spread);
  const width = LENGTH / then.spread.length;
  const height = (count: number) => `${(count / most) * 100}%`;
  const place = Math.min(1, Math.max(0, (limit - FIRST) / LENGTH));
  return (
    <figure class="score-spread">
      <figcaption class="subdued small">{t("thresholds-spread")}</figcaption>
      <ul class="score-bars">
        {then.spread.map((count, at) => {
          const from = FIRST + at * width;
          const to = at === then.spread.length - 1 ? FIRST + LENGTH : from + width - 1;
          const said = t("thresholds-spread-part", {
            from: score(from / 100),
            to: score(to / 100),
            shown: number(count),
            now: number(now.spread[at] ?? 0),
          });
          return (
            <li key={from} title={said}>
              <span class="visually-hidden">{said}</span>
              <span class="score-bar" style={{ blockSize: height(count) }} />
              <span class="score-was" style={{ blockSize: height(now.spread[at] ?? 0) }} />
            </li>
          );
        })}
        <li class="score-limit" style={{ insetInlineStart: `${place * 100}%` }} aria-hidden="true" />
      </ul>
      <div class="score-marks small subdued" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((one) => (
          <span key={one}>{number(one)}</span>
        ))}
      </div>
    </figure>
  );
}
