// What a configuration would change: sizes and money of segments, the grid, and who goes where.

import { useMemo, useState } from "preact/hooks";
import { money, number, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { Flows } from "../../charts/flows.tsx";
import type { Comparison, SegmentChange, Size } from "../../kernel/index.ts";
import { type Column, Table } from "../../ui/index.ts";
import type { ConfigDocument } from "./config.ts";
import { segmentName } from "./words.ts";

/** A change with its sign; nothing where there is none. */
export function Change({ by, of }: { by: number; of?: (value: number) => string }) {
  if (by === 0) return <span class="subdued">–</span>;
  return <span class={by > 0 ? "more" : "less"}>{(of ?? signed)(by)}</span>;
}

const moneyOf = (size: Size | null) =>
  size ? money(size.spend_total_minor, currency.value, { whole: true }) : "–";
const customersOf = (size: Size | null) => (size ? number(size.customers) : "–");

interface SegmentsTableProps {
  comparison: Comparison;
  /** What has the names of the segments. */
  config: ConfigDocument;
}

export function SegmentsTable({ comparison, config }: SegmentsTableProps) {
  const by = (change: SegmentChange) => (change.then?.customers ?? 0) - (change.now?.customers ?? 0);
  const columns: Column<SegmentChange>[] = [
    { key: "name", heading: t("common-segment"), isHeading: true, cell: ({ id }) => segmentName(config, id) },
    { key: "now", heading: t("thresholds-now"), numeric: true, cell: ({ now }) => customersOf(now) },
    { key: "then", heading: t("thresholds-then"), numeric: true, cell: ({ then }) => customersOf(then) },
    {
      key: "by",
      heading: t("thresholds-change"),
      numeric: true,
      cell: (change) => <Change by={by(change)} />,
    },
    { key: "money-now", heading: t("thresholds-spend-now"), numeric: true, cell: ({ now }) => moneyOf(now) },
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
      columns={columns}
      rows={comparison.segments}
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

export function Movement({ comparison, live, config, chosen, onChoose }: MovementProps) {
  const moves = useMemo(() => comparison.movement.filter((flow) => flow.from !== flow.to), [comparison]);
  const ends = (of: ConfigDocument) =>
    (of.segments ?? []).map(({ id }) => ({ id, name: segmentName(of, id) }));
  if (moves.length === 0) return <p class="subdued">{t("thresholds-nobody-moves")}</p>;
  return (
    <Flows
      label={t("thresholds-flows-picture")}
      fromTitle={t("thresholds-now")}
      toTitle={t("thresholds-then")}
      from={ends(live)}
      to={ends(config)}
      flows={moves}
      currency={currency.value}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

/** A chosen move, for as long as somebody makes it. */
export function useChosen(comparison: Comparison | null): [Move | null, (move: Move | null) => void] {
  const [chosen, setChosen] = useState<Move | null>(null);
  const isThere = comparison?.movement.some((flow) => flow.from === chosen?.from && flow.to === chosen?.to);
  return [isThere ? chosen : null, setChosen];
}
