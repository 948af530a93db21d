// What all parts of the page show: the draft, and what is known of it.

import type { ComponentChildren } from "preact";
import type { Standing } from "../../base/config.ts";
import type { WrongField } from "../../base/failure.ts";
import type { Loaded } from "../../base/load.ts";
import type { Preview } from "../../base/preview.ts";
import type { Shop } from "../../base/rules.ts";
import type { Draft } from "./draft.ts";
import type { Mask, Masks } from "./masks.ts";
import type { Size, Trend, Warning } from "./read.ts";
import type { Row } from "./rows.ts";

/** A segment of which something is asked; another object each time that it is. */
export interface Asked {
  key: string;
}

export interface SegmentsView {
  standing: Standing;
  draft: Draft;
  isChanged: boolean;
  mayWrite: boolean;
  /** There may be no more segments. */
  isFull: boolean;
  shop: Shop;
  rows: Row[];
  /** What could not be reviewed for want of a name. */
  nameless: Asked | null;
  preview: Preview | null;
  /** What the service does not accept of the draft. */
  problems: readonly WrongField[];
  warnings: readonly Warning[];
  /** Of the trend. */
  days: number;
  trend: Loaded<Trend>;
  cells: Size[] | null;
  masks: Masks | null;
  /** The cells of the draft's segments by label. */
  masksThen: Map<string, Mask> | null;
  /** Something was saved: everything is read anew. */
  reload: () => void;
  /** The bar with what can be done with the draft, and what has to be said above all. */
  actions: ComponentChildren;
}
