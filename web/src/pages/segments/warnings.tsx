// What is legal and worth a second look, of one segment or of all.

import { t } from "../../base/i18n.ts";
import { warningText } from "../../base/warnings.ts";
import { Banner } from "../../ui/index.ts";
import type { Warning } from "./read.ts";
import type { Row } from "./rows.ts";

interface WarningsProps {
  warnings: readonly Warning[];
  rows: readonly Row[];
}

/** A warning in words; in the service's English where it does not tell which one it is. */
function words(warning: Warning, rows: readonly Row[]): { text: string; isEnglish: boolean } {
  const { code, args = {}, problem } = warning;
  if (!code) return { text: problem, isEnglish: true };
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id;
  return { text: warningText({ code, args }, nameOf), isEnglish: false };
}

/** The segment that a warning is of; `null` for one of all. */
const placeIn = ({ field }: Warning) => /^config\.segments\[(\d+)\]/.exec(field)?.[1] ?? null;

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
      <ul class="plain-list">
        {warnings.map((warning) => {
          const at = placeIn(warning);
          const of = at === null ? null : rows[Number(at)]?.name;
          const { text, isEnglish } = words(warning, rows);
          return (
            <li
              key={warning.field + warning.problem}
              {...(isEnglish ? { lang: "en", dir: "ltr" as const } : {})}
            >
              {of && isEnglish ? `${of}: ${text}` : text}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
