// What is legal and worth a second look, of one segment or of all.

import { number } from "../../base/format.ts";
import { has, t } from "../../base/i18n.ts";
import { Banner } from "../../ui/index.ts";
import type { Warning } from "./read.ts";
import type { Row } from "./rows.ts";

interface WarningsProps {
  warnings: readonly Warning[];
  rows: readonly Row[];
}

/** Arguments that are labels of segments. */
const LABELS = ["segment", "twin"];

/** A warning in words; in the service's English where the page has none for it. */
function words(
  { code, args = {}, problem }: Warning,
  rows: readonly Row[],
): { text: string; isEnglish: boolean } {
  const key = `warnings-${code}`;
  if (!code || !has(key)) return { text: problem, isEnglish: true };
  const shown = Object.entries(args).map(([name, value]) => {
    if (LABELS.includes(name)) return [name, rows.find((row) => row.id === value)?.name ?? value];
    return [name, name === "dimension" ? t(`common-${String(value).replace("_", "-")}`) : value];
  });
  const cells = args.cells;
  const counted = typeof cells === "number" ? { count: cells, shown: number(cells) } : {};
  return { text: t(key, { ...Object.fromEntries(shown), ...counted }), isEnglish: false };
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
