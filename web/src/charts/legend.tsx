// Which line or bar is whose; where it is asked for, it shows and hides them.

import type { Look } from "./colours.ts";

export interface LegendItem {
  id: string;
  name: string;
  look: Look;
  isShown: boolean;
}

interface LegendProps {
  label: string;
  items: readonly LegendItem[];
  onToggle: (id: string) => void;
}

export const Swatch = ({ look }: { look: Look }) => (
  <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
    <line
      x1="1"
      y1="5"
      x2="23"
      y2="5"
      stroke={look.colour}
      stroke-width="3"
      stroke-dasharray={look.dash.join(" ") || undefined}
    />
  </svg>
);

export const Legend = ({ label, items, onToggle }: LegendProps) => (
  <ul class="legend" aria-label={label}>
    {items.map(({ id, name, look, isShown }) => (
      <li key={id}>
        <button type="button" class="legend-item" aria-pressed={isShown} onClick={() => onToggle(id)}>
          <Swatch look={look} />
          {name}
        </button>
      </li>
    ))}
  </ul>
);
