// What is legal and worth a second look, of one segment or of all.

import { t } from "../../base/i18n.ts";
import { Banner, WarningList } from "../../ui/index.ts";
import type { Warning } from "./read.ts";
import type { Row } from "./rows.ts";

interface WarningsProps {
  warnings: readonly Warning[];
  rows: readonly Row[];
}

/** The segment that a warning is of; `null` for one of all. */
const placeIn = ({ field }: Pick<Warning, "field">) => /^config\.segments\[(\d+)\]/.exec(field)?.[1] ?? null;

/** Warnings of the segment at a place. */
export const warningsAt = (warnings: readonly Warning[], at: number) =>
  warnings.filter((warning) => placeIn(warning) === String(at));

/** Warnings of segments; those of bands are the page's of thresholds. */
export const warningsOfSegments = (warnings: readonly Warning[]) =>
  warnings.filter((warning) => warning.field.startsWith("config.segments"));

export function Warnings({ warnings, rows }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <Banner tone="caution" title={t("segments-warnings")}>
      <WarningList
        class="plain-list"
        warnings={warnings}
        nameOf={(id) => rows.find((row) => row.id === id)?.name ?? id}
        of={({ field }) => rows[Number(placeIn({ field }) ?? Number.NaN)]?.name}
      />
    </Banner>
  );
}
