// A table whose cells are shaded by one hue: the stronger, the more; a number stands in each.

import type { ComponentChildren } from "preact";
import { Scrolls } from "../ui/index.ts";
import "./heat.css";

export interface HeatCell {
  /** What stands in it. */
  text: string;
  /** Smaller, under it. */
  below?: string;
  /** 0 to 1. */
  strength: number;
  /** What it says, in one sentence. */
  name: string;
  /** It may still grow: hatched. */
  isOpen?: boolean;
}

/** What the shades mean. */
export interface HeatScale {
  label: string;
  /** From the weakest to the strongest. */
  steps: { text: string; strength: number }[];
  /** What hatched means, where something is. */
  open: string | null;
}

export interface HeatRow {
  key: string;
  heading: string;
  /** Beside the heading. */
  lead?: string;
  /** `null` where there is none, as in the future. */
  cells: (HeatCell | null)[];
}

interface HeatProps {
  caption: string;
  /** Over the headings of the rows, and over what stands beside them. */
  corner: string;
  lead?: string;
  /** Over all columns. */
  axis: ComponentChildren;
  columns: string[];
  rows: HeatRow[];
  scale: HeatScale;
}

export const Heat = ({ scale, ...map }: HeatProps) => (
  <>
    <Scale scale={scale} />
    <HeatMap {...map} />
  </>
);

/** How strongly a share is shaded, 0 to 1: by the root, so that small ones are told apart and large ones too. */
export const strengthOfShare = (share: number) => Math.sqrt(Math.min(Math.max(share, 0), 1));

const shade = (strength: number) => ({ "--heat": strength.toFixed(3) });

const Scale = ({ scale: { label, steps, open } }: { scale: HeatScale }) => (
  <ul class="heat-scale" aria-label={label}>
    {steps.map(({ text, strength }) => (
      <li key={text}>
        <span class="heat-shade" style={shade(strength)} aria-hidden="true" />
        {text}
      </li>
    ))}
    {open !== null && (
      <li>
        <span class="heat-shade hatched" style={shade(0.25)} aria-hidden="true" />
        {open}
      </li>
    )}
  </ul>
);

function HeatMap({ caption, corner, lead, axis, columns, rows }: Omit<HeatProps, "scale">) {
  return (
    <Scrolls label={caption}>
      <table class="heat heat-map">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td colSpan={lead ? 2 : 1} class="heat-first" />
            <th scope="colgroup" colSpan={columns.length} class="heat-over">
              {axis}
            </th>
          </tr>
          <tr>
            <th scope="col" class="heat-first">
              {corner}
            </th>
            {lead && <th scope="col">{lead}</th>}
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" class="heat-first">
                {row.heading}
              </th>
              {lead && <td class="heat-lead">{row.lead}</td>}
              {row.cells.map((cell, at) => (
                <HeatPlace key={columns[at]} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function HeatPlace({ cell }: { cell: HeatCell | null }) {
  if (!cell) return <td />;
  return (
    <td
      class={cell.isOpen ? "heat-cell hatched" : "heat-cell"}
      style={shade(cell.strength)}
      title={cell.name}
    >
      <span class="heat-link">
        <span class="heat-value">{cell.text}</span>
        {cell.below && <span class="heat-change">{cell.below}</span>}
      </span>
    </td>
  );
}
