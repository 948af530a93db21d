// What a configuration would change: sizes and money of segments, the grid, and who goes where.

import { useMemo, useState } from "preact/hooks";
import { money, number, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { Flows } from "../../charts/flows.tsx";
import type { Comparison, Flow, SegmentChange, Size } from "../../kernel/index.ts";
import { Button, Change, type Column, Table } from "../../ui/index.ts";
import type { ConfigDocument } from "./config.ts";
import { movesOf } from "./walk.ts";
import { segmentName } from "./words.ts";

const moneyOf = (size: Size | null) =>
  size ? money(size.spend_total_minor, currency.value, { whole: true }) : "–";
const customersOf = (size: Size | null) => (size ? number(size.customers) : "–");

/** Whether anything would change for a segment. */
export const isChanging = ({ now, then, entering, leaving }: SegmentChange) =>
  entering + leaving > 0 || !now || !then;

interface SegmentsTableProps {
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

/** Segments that would stay as they are: only how large they are. */
export function UnchangedTable({ segments, config }: Omit<SegmentsTableProps, "isShort">) {
  const columns: Column<SegmentChange>[] = [
    { key: "name", heading: t("common-segment"), isHeading: true, cell: ({ id }) => segmentName(config, id) },
    { key: "now", heading: t("common-page-customers"), numeric: true, cell: ({ now }) => customersOf(now) },
    { key: "money-now", heading: t("common-spend"), numeric: true, cell: ({ now }) => moneyOf(now) },
  ];
  return (
    <Table
      caption={t("thresholds-segments-unchanged", {
        count: segments.length,
        shown: number(segments.length),
      })}
      columns={columns}
      rows={segments}
      keyOf={({ id }) => id}
    />
  );
}

/** One move: from which segment to which. */
export interface Move {
  from: string | null;
  to: string | null;
}

interface MovementProps {
  comparison: Comparison;
  live: ConfigDocument;
  config: ConfigDocument;
  chosen: Move | null;
  onChoose: (move: Move | null) => void;
}

/** More moves than these are too small to be told apart in a picture beside the tracks. */
const LARGEST = 6;
/** In pixels. */
const FULL = 150;

/** The largest moves, and the chosen one, of which the list beside the picture is. */
function largestOf(moves: Flow[], chosen: Move | null): Flow[] {
  const isChosen = ({ from, to }: Flow) => from === chosen?.from && to === chosen.to;
  return moves.filter((move, at) => at < LARGEST || isChosen(move));
}

export function Movement({ comparison, live, config, chosen, onChoose }: MovementProps) {
  const [isAll, setIsAll] = useState(false);
  const moves = useMemo(() => movesOf(comparison.movement), [comparison]);
  const largest = useMemo(() => largestOf(moves, chosen), [moves, chosen]);
  const ends = (of: ConfigDocument) =>
    (of.segments ?? []).map(({ id }) => ({ id, name: segmentName(of, id) }));
  if (moves.length === 0) return <p class="subdued">{t("thresholds-nobody-moves")}</p>;
  const smaller = moves.length - largest.length;
  return (
    <>
      <Flows
        label={t("thresholds-flows-picture")}
        fromTitle={t("thresholds-now")}
        toTitle={t("thresholds-then")}
        from={ends(live)}
        to={ends(config)}
        flows={isAll ? moves : largest}
        full={FULL}
        currency={currency.value}
        chosen={chosen}
        onChoose={onChoose}
      />
      {smaller > 0 && (
        <div>
          <Button variant="plain" expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {isAll
              ? t("thresholds-moves-largest")
              : t("thresholds-moves-smaller", { count: smaller, shown: number(smaller) })}
          </Button>
        </div>
      )}
    </>
  );
}

/** A chosen move, for as long as somebody makes it. */
export function useChosen(comparison: Comparison | null): [Move | null, (move: Move | null) => void] {
  const [chosen, setChosen] = useState<Move | null>(null);
  const isThere = comparison?.movement.some((flow) => flow.from === chosen?.from && flow.to === chosen?.to);
  return [isThere ? chosen : null, setChosen];
}
