// The cells that a segment selects, on the grid of the shop: a place is marked where it selects all or a part of it,
// with how many customers of the segment are there now. It is a table, so that it is read out as well as it is seen.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { GridTable, placeOf } from "../../charts/grid.tsx";
import { hasProspects, type Mask, partOf, sizeIn } from "./masks.ts";
import type { Size } from "./read.ts";

interface CellsPictureProps {
  caption: string;
  mask: Mask;
  /** The cells of each place. */
  places: readonly Mask[];
  /** Who is in each cell now, once it is known. */
  sizes: readonly Size[] | null;
}

export function CellsPicture(props: CellsPictureProps) {
  const { caption, mask } = props;
  return (
    <div class="stack gap-200">
      <GridTable
        class="cells"
        caption={caption}
        place={(recency, other) => <Place key={other} at={placeOf(recency, other)} {...props} />}
      />
      <Legend hasParts={isPartial(props)} />
      {hasProspects(mask) && <p class="small">{t("segments-cells-prospects")}</p>}
    </div>
  );
}

/** Whether it selects a part of some place. */
const isPartial = ({ places, mask }: CellsPictureProps) =>
  places.some((place) => {
    const part = partOf(place, mask);
    return part.cells > 0 && part.cells < part.of;
  });

function Place({ at, mask, places, sizes }: CellsPictureProps & { at: number }) {
  const place = places[at];
  const part = place ? partOf(place, mask) : { cells: 0, of: 1 };
  const state = part.cells === 0 ? "none" : part.cells === part.of ? "all" : "part";
  const inside = place && sizes ? sizeIn(sizes, place, mask).customers : null;
  return (
    <td class={`heat-cell cell-${state}`}>
      <span class="visually-hidden">{t(`segments-cells-${state}`)}</span>
      <span class="heat-link">
        {state !== "none" && <span class="heat-value">{inside === null ? "✓" : number(inside)}</span>}
      </span>
    </td>
  );
}

const Legend = ({ hasParts }: { hasParts: boolean }) => (
  <p class="small subdued row gap-200" aria-hidden="true">
    <span class="cell-key cell-all" /> {t("segments-cells-all")}
    {hasParts && (
      <>
        <span class="cell-key cell-part" /> {t("segments-cells-part")}
      </>
    )}
    <span class="cell-key cell-none" /> {t("segments-cells-none")}
  </p>
);
