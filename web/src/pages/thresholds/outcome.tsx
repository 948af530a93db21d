// What a configuration would change: who goes where, and what stays as it is.

import { useMemo, useState } from "preact/hooks";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { Flows } from "../../charts/flows.tsx";
import type { Comparison, Flow, SegmentChange } from "../../kernel/index.ts";
import type { ConfigDocument } from "../../parts/versions/config.ts";
import { customersOf, moneyOf, type SegmentsTableProps } from "../../parts/versions/sizes.tsx";
import { segmentName } from "../../parts/versions/words.ts";
import { Button, type Column, Table } from "../../ui/index.ts";
import { movesOf } from "./walk.ts";

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
