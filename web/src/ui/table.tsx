// Tables: a caption that is read out, headings that sort; they scroll sideways on a phone.

import type { ComponentChildren, Ref } from "preact";
import { t } from "../base/i18n.ts";
import { Button } from "./controls.tsx";
import { Scrolls } from "./scrolls.tsx";

export interface Column<R> {
  key: string;
  heading: ComponentChildren;
  cell: (row: R) => ComponentChildren;
  /** Numbers stand at the end of their cell. */
  numeric?: boolean;
  /** Which order it asks for; the table does not sort by itself. */
  sortBy?: string;
  /** Names the row. */
  isHeading?: boolean;
}

export interface Sorting {
  /** The column's `sortBy`, with `-` before it for the largest first. */
  by: string;
  onSort: (by: string) => void;
}

interface TableProps<R> {
  caption: string;
  captionHidden?: boolean;
  columns: Column<R>[];
  rows: R[];
  keyOf: (row: R) => string;
  sorting?: Sorting;
  /** What stands there without rows. */
  empty?: ComponentChildren;
  selectedKey?: string | null;
  head?: Ref<HTMLTableSectionElement>;
}

export function Table<R>(props: TableProps<R>) {
  const { caption, captionHidden = true, columns, rows, keyOf, sorting, empty, selectedKey, head } = props;
  return (
    <Scrolls label={caption}>
      <table class="table">
        <caption class={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead ref={head}>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} class={selectedKey === keyOf(row) ? "selected" : undefined}>
              {columns.map((column) =>
                column.isHeading ? (
                  <th key={column.key} scope="row" class={column.numeric ? "numeric" : undefined}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} class={column.numeric ? "numeric" : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td class="subdued" colSpan={columns.length}>
                {empty ?? t("common-nothing-here")}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Scrolls>
  );
}

function Heading<R>({ column, sorting }: { column: Column<R>; sorting: Sorting | undefined }) {
  const { heading, numeric, sortBy } = column;
  const style = numeric ? "numeric" : undefined;
  if (!sortBy || !sorting) {
    return (
      <th scope="col" class={style}>
        {heading}
      </th>
    );
  }
  const isUp = sorting.by === sortBy;
  const isDown = sorting.by === `-${sortBy}`;
  const next = isDown ? sortBy : `-${sortBy}`;
  return (
    <th scope="col" class={style} aria-sort={isUp ? "ascending" : isDown ? "descending" : "none"}>
      <button type="button" class="sort" onClick={() => sorting.onSort(next)}>
        {heading}
        <span aria-hidden="true" class="sort-mark" data-unpictured={!(isUp || isDown) || undefined}>
          {isUp ? "↑" : isDown ? "↓" : "↕"}
        </span>
      </button>
    </th>
  );
}

/** More or less; the sign says it, not a colour. */
export const Change = ({ by, shown }: { by: number; shown: string }) => (
  <span class={by === 0 ? "subdued" : undefined}>
    {by !== 0 && <span aria-hidden="true">{by > 0 ? "▲ " : "▼ "}</span>}
    {shown}
  </span>
);

interface PagerProps {
  hasBefore: boolean;
  hasNext: boolean;
  /** Another page is on its way: one can go back, not on. */
  isOld?: boolean;
  onBefore: () => void;
  onNext: () => void;
  children?: ComponentChildren;
}

/** From page to page. The button that was pressed keeps the focus, also where it leads nowhere any more. */
export const Pager = ({ hasBefore, hasNext, isOld, onBefore, onNext, children }: PagerProps) => (
  <nav class="pager" aria-label={t("common-pages")} data-unpictured>
    <Button idle={!hasBefore} onClick={onBefore}>
      {t("common-previous")}
    </Button>
    <span class="subdued small">{children}</span>
    <Button idle={!hasNext} busy={hasNext && isOld} onClick={onNext}>
      {t("common-next")}
    </Button>
  </nav>
);
