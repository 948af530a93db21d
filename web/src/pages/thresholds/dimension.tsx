// One dimension: where its edges come from, its track, and each score with its edge and its customers.

import { useMemo, useRef } from "preact/hooks";
import type { Dimension } from "../../base/dimensions.ts";
import { exponentOf, money, number, percent } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import type { Bands, Warning } from "../../kernel/index.ts";
import { type Edges, edgesOf, type Form, withOwnEdges } from "../../parts/versions/config.ts";
import { Warnings } from "../../parts/versions/warnings.tsx";
import { days, unitMinor, valueText } from "../../parts/versions/words.ts";
import { Card, type Column, NumberField, Select, Table } from "../../ui/index.ts";
import type { FormChange } from "./draft.ts";
import { MAX_HALF_LIFE_DAYS, moved, roomOf, saidRoomOf, scoreAt, ZONES, zoneCounts } from "./edges.ts";
import type { Population } from "./population.ts";
import { type Scale, scaleFor } from "./scales.ts";
import { type Thumb, Track } from "./track.tsx";

/** How far beyond an edge its zone ends: between two whole numbers, where there is nothing between them. */
const CUTS: Record<Dimension, number> = { recency: 0.5, frequency: -0.5, monetary: 0 };

interface DimensionProps {
  dimension: Dimension;
  form: Form;
  /** The edges that the form comes to. */
  bands: Bands;
  population: Population;
  warnings: Warning[];
  onEdit: (change: FormChange, gesture?: string) => void;
  onSettle: () => void;
}

/** What is shown of a dimension: nothing of the others, so that it is drawn anew only where it changes itself. */
interface CardProps extends Omit<DimensionProps, "form" | "bands"> {
  base: Form["base"];
  given: Form[Dimension];
  edges: Edges;
}

/** The edges as they are in the form, which is ahead of the kernel while many customers are counted. */
function shownEdges({ dimension, form, bands }: DimensionProps): Edges {
  if (dimension !== "recency") return form[dimension] ?? edgesOf(bands, dimension);
  return form.recency?.kind === "edges" ? form.recency.edges : edgesOf(bands, "recency");
}

/** The value as it was, for as long as it says the same. */
function useSame<T>(value: T): T {
  const kept = useRef(value);
  if (JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}

export function DimensionCard({ form, bands, ...rest }: DimensionProps) {
  const { dimension, population, onEdit, onSettle } = rest;
  const { base, [dimension]: given } = form;
  const edges = useSame(shownEdges({ form, bands, ...rest }));
  const warnings = useSame(rest.warnings);
  return useMemo(
    () => <Shown {...{ dimension, base, given, edges, population, warnings, onEdit, onSettle }} />,
    [dimension, base, given, edges, population, warnings, onEdit, onSettle],
  );
}

function Shown(props: CardProps) {
  const { dimension, given, edges, population, warnings, onEdit, onSettle } = props;
  const sorted = population[dimension];
  const counts = useMemo(() => zoneCounts(dimension, sorted, edges), [dimension, sorted, edges.join()]);
  const scale = useScale(dimension, sorted, edges);
  const setEdge: SetEdge = (at, value, gesture, from = edges) =>
    onEdit(
      (form) => withOwnEdges(form, dimension, moved(dimension, from, at, value)),
      `${dimension} ${gesture}`,
    );
  const halfLife = given && "kind" in given && given.kind === "half_life" ? given.days : null;
  const setHalfLife = (value: number, gesture: string) => {
    const days = Math.min(MAX_HALF_LIFE_DAYS, Math.max(1, Math.round(value)));
    onEdit((form) => ({ ...form, recency: { kind: "half_life", days } }), `half-life ${gesture}`);
  };
  return (
    <Card
      title={t(`common-${dimension}`)}
      note={t(`thresholds-${dimension}-note`)}
      actions={<Source {...props} />}
    >
      <Track
        scale={scale}
        sorted={sorted}
        cuts={edges.map((edge) => edge + CUTS[dimension])}
        scores={ZONES[dimension]}
        thumbs={halfLife === null ? thumbsOf(dimension, edges) : [halfLifeThumb(halfLife)]}
        markOf={(value) => markText(dimension, value)}
        onMove={(at, value, gesture) =>
          halfLife === null ? setEdge(at, value, gesture) : setHalfLife(value, gesture)
        }
        onSettle={onSettle}
      />
      {halfLife !== null && (
        <NumberField
          label={t("thresholds-half-life")}
          help={t("thresholds-half-life-note")}
          value={halfLife}
          least={1}
          greatest={MAX_HALF_LIFE_DAYS}
          wrong={t("thresholds-recency-range", { least: number(1), greatest: number(MAX_HALF_LIFE_DAYS) })}
          onChange={(value) => value !== null && setHalfLife(value, "typed")}
          onLeave={onSettle}
        />
      )}
      <Warnings warnings={warnings} />
      <Scores {...{ dimension, edges, counts, setEdge, onSettle }} isFixed={halfLife !== null} />
    </Card>
  );
}

/** A scale that stays as it is while an edge is dragged within it. */
function useScale(dimension: Dimension, sorted: Float64Array, edges: Edges): Scale {
  const kept = useRef<{ sorted: Float64Array; scale: Scale } | null>(null);
  const isFit =
    kept.current?.sorted === sorted &&
    edges[3] <= kept.current.scale.greatest &&
    edges[0] >= kept.current.scale.least;
  if (!isFit) kept.current = { sorted, scale: scaleFor(dimension, sorted, edges, unitMinor()) };
  return kept.current?.scale ?? scaleFor(dimension, sorted, edges, unitMinor());
}

function thumbsOf(dimension: Dimension, edges: Edges): Thumb[] {
  return edges.map((value, at) => ({
    value,
    name: t("thresholds-edge-name", {
      dimension: t(`common-${dimension}`),
      score: number(scoreAt(dimension, at)),
    }),
    text: valueText(dimension, value),
    ...roomOf(dimension, edges, at),
  }));
}

const halfLifeThumb = (value: number): Thumb => ({
  value,
  name: t("thresholds-half-life"),
  text: days(value),
  least: 1,
  greatest: MAX_HALF_LIFE_DAYS,
});

const markText = (dimension: Dimension, value: number) =>
  dimension === "monetary" ? money(value, currency.value, { short: true }) : number(value);

/** Where the edges of the dimension come from. */
function Source({ dimension, base, given, edges, onEdit }: CardProps) {
  const value =
    given === null ? "base" : "kind" in given && given.kind === "half_life" ? "half_life" : "edges";
  const options = [
    ...(base.kind === "given" ? [] : [{ value: "base", label: t(`thresholds-follows-${base.kind}`) }]),
    { value: "edges", label: t("thresholds-own-edges") },
    ...(dimension === "recency" ? [{ value: "half_life", label: t("thresholds-half-life") }] : []),
  ];
  if (options.length === 1) return null;
  const choose = (chosen: string) => {
    if (chosen === "base") onEdit((form) => ({ ...form, [dimension]: null }));
    if (chosen === "edges") onEdit((form) => withOwnEdges(form, dimension, edges));
    // The last edge of a half-life is three of them.
    const days = Math.max(1, Math.round(edges[3] / 3));
    if (chosen === "half_life") onEdit((form) => ({ ...form, recency: { kind: "half_life", days } }));
  };
  return (
    <Select
      label={t("thresholds-edges-of", { dimension: t(`common-${dimension}`) })}
      labelHidden
      value={value}
      onChange={choose}
      options={options}
    />
  );
}

/** `from` are the edges that a gesture began with, where it may go back to them. */
type SetEdge = (at: number, value: number, gesture: string, from?: Edges) => void;

interface ScoresProps {
  dimension: Dimension;
  edges: Edges;
  counts: number[];
  /** Follows a half-life: no edge can be set by itself. */
  isFixed: boolean;
  setEdge: SetEdge;
  onSettle: () => void;
}

/** Each score with its edge as a number to be typed, and how many customers have it. */
function Scores(props: ScoresProps) {
  const { dimension, counts } = props;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const countOf = (score: number) => counts[ZONES[dimension].indexOf(score)] ?? 0;
  const columns: Column<number>[] = [
    {
      key: "score",
      heading: t("thresholds-score"),
      isHeading: true,
      cell: (score) => (
        <span class="score-name">
          <span class={`zone-swatch zone-${score}`} aria-hidden="true" />
          {number(score)}
        </span>
      ),
    },
    {
      key: "edge",
      heading: t(`thresholds-${dimension}-edge`, { currency: currency.value }),
      cell: (score) => <Edge {...props} score={score} />,
    },
    {
      key: "customers",
      heading: t("common-page-customers"),
      numeric: true,
      cell: (score) => number(countOf(score)),
    },
    {
      key: "share",
      heading: t("common-share"),
      numeric: true,
      cell: (score) => percent(all === 0 ? 0 : countOf(score) / all, 0),
    },
  ];
  return (
    <Table
      caption={t("thresholds-scores-of", { dimension: t(`common-${dimension}`) })}
      columns={columns}
      rows={[5, 4, 3, 2, 1]}
      keyOf={String}
    />
  );
}

function Edge({ dimension, edges, score, isFixed, setEdge, onSettle }: ScoresProps & { score: number }) {
  const began = useRef<Edges | null>(null);
  const at = edges.findIndex((_, at) => scoreAt(dimension, at) === score);
  if (at < 0) {
    const edge = dimension === "recency" ? edges[3] : edges[0];
    return (
      <span class="subdued">{t(`thresholds-${dimension}-rest`, { edge: valueText(dimension, edge) })}</span>
    );
  }
  const value = edges[at] ?? 0;
  if (isFixed) return <>{t("thresholds-recency-from", { edge: valueText(dimension, value) })}</>;
  const { least, greatest } = saidRoomOf(dimension, edges, at);
  const digits = dimension === "monetary" ? exponentOf(currency.value) : 0;
  const grain = 10 ** digits;
  const shown = (edge: number) => (dimension === "monetary" ? money(edge, currency.value) : number(edge));
  return (
    <NumberField
      label={t("thresholds-edge-name", { dimension: t(`common-${dimension}`), score: number(score) })}
      labelHidden
      value={value / grain}
      least={least / grain}
      greatest={greatest / grain}
      digits={digits}
      step={1}
      valueText={shown(value)}
      wrong={
        edges[at + 1] === undefined
          ? t(`thresholds-${dimension}-range-from`, { least: shown(least) })
          : t(`thresholds-${dimension}-range`, { least: shown(least), greatest: shown(greatest) })
      }
      onChange={(typed) => {
        began.current ??= edges;
        if (typed !== null) setEdge(at, Math.round(typed * grain), `typed ${at}`, began.current);
      }}
      onLeave={() => {
        began.current = null;
        onSettle();
      }}
    />
  );
}
