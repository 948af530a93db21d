// The shop as a picture of 25 places: recency upwards, frequency and monetary sideways. It is a table whose cells are
// shaded, so that it is read out as well as it is seen.

import type { ComponentChildren } from "preact";
import { money, number, signed } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { currency } from "../base/shop.ts";
import { Scrolls } from "../ui/index.ts";
import "./heat.css";

/** Who is in a place, and what they spent, in minor units. */
export interface GridSize {
  customers: number;
  spend_total_minor: number;
}

export type Measure = "customers" | "spend";

/** The scores of a dimension, the lowest first. */
export const SCORES = [1, 2, 3, 4, 5] as const;

/** The best recency stands at the top. */
const ROWS = [...SCORES].reverse();

const NOBODY: GridSize = { customers: 0, spend_total_minor: 0 };

/** Where a place stands among the 25. */
export const placeOf = (recency: number, frequencyMonetary: number) =>
  (recency - 1) * 5 + frequencyMonetary - 1;

/** What is measured of a place. */
export const measured = (size: GridSize, measure: Measure) =>
  measure === "spend" ? size.spend_total_minor : size.customers;

/** How strongly a value is shaded, 0 to 1: by the root, so that small ones are still told apart. */
export const strengthOf = (value: number, most: number) =>
  value > 0 && most > 0 ? Math.sqrt(value / most) : 0;

/** A value of a place, short enough for it. */
export const shownIn = (value: number, measure: Measure) =>
  measure === "spend" ? money(value, currency.value, { short: true }) : number(value);

interface GridTableProps {
  caption: string;
  class?: string;
  /** The cell of a place. */
  place: (recency: number, frequencyMonetary: number) => ComponentChildren;
}

/** The table of the 25 places, whatever is shown of them. */
export const GridTable = ({ caption, class: more, place }: GridTableProps) => (
  <Scrolls label={caption}>
    <table class={`heat heat-grid${more ? ` ${more}` : ""}`}>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <td class="heat-corner" />
          <th scope="colgroup" colSpan={5} class="heat-axis">
            {t("common-frequency-monetary")}
          </th>
        </tr>
        <tr>
          <th scope="col" class="heat-axis heat-side">
            {t("common-recency")}
          </th>
          {SCORES.map((score) => (
            <th key={score} scope="col">
              {number(score)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((recency) => (
          <tr key={recency}>
            <th scope="row">{number(recency)}</th>
            {SCORES.map((other) => place(recency, other))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
);

interface GridProps {
  caption: string;
  /** 25 places: (recency - 1) * 5 + (frequency_monetary - 1). */
  cells: readonly GridSize[];
  /** What it would come to: shown instead, with the difference. */
  then?: readonly GridSize[];
  measure?: Measure;
  /** Where a place leads. */
  href?: (recency: number, frequencyMonetary: number) => string;
}

export function Grid({ caption, cells, then, measure = "customers", href }: GridProps) {
  const shown = then ?? cells;
  const most = Math.max(...shown.map((size) => measured(size, measure)), 1);
  return (
    <GridTable
      caption={caption}
      place={(recency, other) => {
        const at = placeOf(recency, other);
        return (
          <Place
            key={other}
            at={[recency, other]}
            now={cells[at] ?? NOBODY}
            planned={then && (then[at] ?? NOBODY)}
            href={href?.(recency, other)}
            {...{ most, measure }}
          />
        );
      }}
    />
  );
}

interface PlaceProps {
  now: GridSize;
  planned: GridSize | undefined;
  most: number;
  measure: Measure;
  at: [number, number];
  href: string | undefined;
}

function Place({ now, planned, most, measure, at, href }: PlaceProps) {
  const size = planned ?? now;
  const value = measured(size, measure);
  const by = planned ? value - measured(now, measure) : 0;
  const name = t("charts-grid-place", {
    recency: number(at[0]),
    other: number(at[1]),
    count: size.customers,
    shown: number(size.customers),
    spend: money(size.spend_total_minor, currency.value, { whole: true }),
  });
  const inside = (
    <>
      <span class="heat-value">{shownIn(value, measure)}</span>
      {planned && <span class="heat-change">{by === 0 ? "·" : changeOf(by, measure)}</span>}
    </>
  );
  return (
    <td class="heat-cell" style={{ "--heat": strengthOf(value, most).toFixed(3) }} title={name}>
      {href ? (
        <a class="heat-link" href={href} aria-label={name}>
          {inside}
        </a>
      ) : (
        <span class="heat-link">{inside}</span>
      )}
    </td>
  );
}

const changeOf = (by: number, measure: Measure) =>
  measure === "spend" ? money(by, currency.value, { short: true, signed: true }) : signed(by);
