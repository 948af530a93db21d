// What a configuration would change, in short: before it is saved, and beside another one.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { type Column, Table } from "../../ui/index.ts";
import type { Compared } from "./compared.ts";
import { type ConfigDocument, formOf } from "./config.ts";
import { isChanging, SegmentsTable } from "./sizes.tsx";
import { Warnings, withSource } from "./warnings.tsx";
import { type Difference, segmentName } from "./words.ts";
import "./versions.css";

/** How many customers would move, in a sentence. */
export const movingText = ({ moving, customers }: Compared) =>
  t("thresholds-moving", { count: moving, moving: number(moving), customers: number(customers) });

/** Settings that differ, now and then. */
export function Changes({ caption, rows }: { caption: string; rows: Difference[] }) {
  const columns: Column<Difference>[] = [
    { key: "field", heading: t("thresholds-field"), isHeading: true, cell: (row) => row.field },
    { key: "one", heading: t("thresholds-now"), cell: (row) => row.one },
    { key: "other", heading: t("thresholds-then"), cell: (row) => row.other },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows}
      // A segment may be called as another one, or as a setting.
      keyOf={({ field, one, other }) => [field, one, other].join("|")}
    />
  );
}

/** What a comparison says, in short. */
export function Summary({ comparison, config }: { comparison: Compared; config: ConfigDocument }) {
  const changed = comparison.segments.filter(isChanging);
  return (
    <>
      <p class="summary-headline">{movingText(comparison)}</p>
      {changed.length > 0 && <SegmentsTable segments={changed} config={config} />}
      <Warnings
        warnings={withSource(comparison.warnings, formOf(config))}
        nameOf={(id) => segmentName(config, id)}
      />
    </>
  );
}
