// What a configuration would change, in short: before it is saved, and beside another one.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Comparison } from "../../kernel/index.ts";
import { type Column, Table } from "../../ui/index.ts";
import { type ConfigDocument, DIMENSIONS, edgesOf } from "./config.ts";
import { SegmentsTable } from "./outcome.tsx";
import { Warnings } from "./warnings.tsx";
import { type Difference, edgesText, segmentName } from "./words.ts";

/** How many customers would move, in a sentence. */
export const movingText = ({ moving, customers }: Comparison) =>
  t("thresholds-moving", { count: moving, moving: number(moving), customers: number(customers) });

/** Settings that differ, now and then. */
export function Changes({ rows }: { rows: Difference[] }) {
  const columns: Column<Difference>[] = [
    { key: "field", heading: t("thresholds-field"), isHeading: true, cell: (row) => row.field },
    { key: "one", heading: t("thresholds-now"), cell: (row) => row.one },
    { key: "other", heading: t("thresholds-then"), cell: (row) => row.other },
  ];
  return <Table caption={t("thresholds-changes")} columns={columns} rows={rows} keyOf={(row) => row.field} />;
}

/** What a comparison says, in short. */
export function Summary({ comparison, config }: { comparison: Comparison; config: ConfigDocument }) {
  const changed = comparison.segments.filter(
    ({ now, then, entering, leaving }) => entering + leaving > 0 || !now || !then,
  );
  return (
    <>
      <p class="summary-headline">{movingText(comparison)}</p>
      {changed.length > 0 && (
        <SegmentsTable comparison={{ ...comparison, segments: changed }} config={config} />
      )}
      <Warnings warnings={comparison.warnings} nameOf={(id) => segmentName(config, id)} />
    </>
  );
}

interface ResultProps {
  /** What it is the result of. */
  caption: string;
  comparison: Comparison;
  config: ConfigDocument;
  /** What is set otherwise than on the other side. */
  settings: { name: string; value: string }[];
}

/** One side of two: what is set, and the edges and sizes that it comes to. */
export function Result({ caption, comparison, config, settings }: ResultProps) {
  const edges = DIMENSIONS.map((dimension) => ({
    name: t("thresholds-edges-of", { dimension: t(`common-${dimension}`) }),
    value: edgesText(dimension, edgesOf(comparison.bands, dimension)),
  }));
  const sizes = comparison.segments.flatMap(({ id, then }) =>
    then ? [{ name: segmentName(config, id), value: number(then.customers) }] : [],
  );
  const moving = { name: t("thresholds-would-move"), value: number(comparison.moving) };
  const rows = [...settings, moving, ...edges, ...sizes].map((row, at) => ({ ...row, key: String(at) }));
  return (
    <Table
      caption={caption}
      columns={[
        { key: "name", heading: t("thresholds-field"), isHeading: true, cell: (row) => row.name },
        { key: "value", heading: t("thresholds-comes-to"), numeric: true, cell: (row) => row.value },
      ]}
      rows={rows}
      keyOf={(row) => row.key}
    />
  );
}
