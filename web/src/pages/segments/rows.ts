// Segments with everything that is said of them, brought together by their labels.

import { nameOf, type Segment } from "../../base/config.ts";
import { language, t } from "../../base/i18n.ts";
import type { Preview } from "../../base/preview.ts";
import { type Look, lookOf } from "../../charts/colours.ts";
import { columnsOf } from "../../parts/columns.ts";
import type { Data } from "../../ui/index.ts";
import { type Draft, type Item, isNameless, labelsOf } from "./draft.ts";
import { changeSince, primariesOf, type Size, type Trend } from "./read.ts";

export interface Row {
  item: Item;
  /** Its label. */
  id: string;
  name: string;
  /** Its place in the order, from 0. */
  at: number;
  look: Look;
  /** As it is saved; `null` for a new one. */
  saved: Segment | null;
  /** Now; `null` for a new one, and until it is known. */
  now: Size | null;
  /** With the draft. */
  then: Size | null;
  /** Of all customers, 0 to 1. */
  share: number | null;
  /** Customers whose primary segment it is, with the draft. */
  primary: number | null;
  sizes: readonly (number | null)[];
  /** More customers than a week ago. */
  sinceLastWeek: number | null;
}

const WEEK_DAYS = 7;

/** A name that may be empty yet. */
export const nameShown = (item: Item, id: string) =>
  item.isNew && isNameless(item) ? t("segments-nameless") : nameOf({ id, name: item.name }, language());

export function rowsOf(draft: Draft, preview: Preview | null, trend: Trend | null): Row[] {
  const { items } = draft.now;
  const labels = labelsOf(items);
  const changes = new Map(preview?.segments.map((change) => [change.id, change]));
  const primaries = preview && primariesOf(preview);
  return items.map((item, at) => {
    const id = labels.get(item.key) ?? item.key;
    const change = changes.get(id);
    const then = change?.then ?? null;
    return {
      item,
      id,
      name: nameShown(item, id),
      at,
      look: lookOf(id),
      saved: draft.config.segments.find((segment) => !item.isNew && segment.id === item.key) ?? null,
      now: change?.now ?? null,
      then,
      share: preview && then ? then.customers / Math.max(preview.customers, 1) : null,
      primary: primaries && change ? (primaries.then.get(id) ?? 0) : null,
      sizes: trend?.sizes.get(id) ?? [],
      sinceLastWeek: trend && !item.isNew ? changeSince(trend, id, WEEK_DAYS) : null,
    };
  });
}

/** What the list shows, as the numbers of its files. */
export const dataOf = (rows: readonly Row[]): Data => ({
  columns: [
    ...columnsOf("segment", "customers", "share", "spend_total_minor"),
    { key: "change_in_week", heading: t("segments-figure-week"), kind: "number" },
    { key: "primary", heading: t("segments-figure-primary"), kind: "number" },
  ],
  rows: rows.map(({ name, then, share, sinceLastWeek, primary }) => [
    name,
    then?.customers ?? null,
    share,
    then?.spend_total_minor ?? null,
    sinceLastWeek,
    primary,
  ]),
});

/** What the draft makes of a segment, as a badge says it. */
export function stateOf({ item, saved }: Row): "new" | "changed" | null {
  if (item.isNew) return "new";
  const isSame =
    JSON.stringify([item.name, item.rules]) === JSON.stringify([saved?.name ?? {}, saved?.rules ?? {}]);
  return isSame ? null : "changed";
}
