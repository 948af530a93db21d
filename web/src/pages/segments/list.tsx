// All segments in the merchant's order, which can be changed by dragging and by buttons.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { money, number, percent, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { asSentence, ruleInWords, type Shop } from "../../base/rules.ts";
import { Swatch } from "../../charts/legend.tsx";
import { Sparkline } from "../../charts/sparkline.tsx";
import { Badge } from "../../ui/index.ts";
import { draft, edit, type Item, moved } from "./draft.ts";
import { type Row, stateOf } from "./rows.ts";

interface SegmentListProps {
  rows: Row[];
  shop: Shop;
  days: number;
  mayWrite: boolean;
}

/** The address of a segment. */
export const addressOf = (key: string, view: "segment" | "edit" = "segment") =>
  `/segments?${new URLSearchParams({ [view]: key })}`;

const FIGURES = ["customers", "share", "spend", "trend", "week", "primary"] as const;

export function SegmentList({ rows, shop, days, mayWrite }: SegmentListProps) {
  const items = rows.map((row) => row.item);
  const dragging = useDragging(items);
  const { move, said } = useMoving(items);
  return (
    <div class={`segments${mayWrite ? "" : " segments-fixed"}`}>
      <div class="segments-head small subdued" aria-hidden="true">
        {mayWrite && <span />}
        <span>{t("common-segment")}</span>
        <span class="segment-figures">
          {FIGURES.map((figure) => (
            <span key={figure}>{t(`segments-figure-${figure}`)}</span>
          ))}
        </span>
      </div>
      <ol class="segments-list">
        {rows.map((row) => (
          <li
            key={row.item.key}
            class={`segment-row${dragging.classOf(row)}`}
            onDragOver={(event) => {
              if (dragging.over(row)) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              dragging.drop(row);
            }}
          >
            {mayWrite && <Handles row={row} last={rows.length - 1} move={move} setDragged={dragging.begin} />}
            <What row={row} shop={shop} />
            <Figures row={row} shop={shop} days={days} />
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** Where a dropped segment goes: to the place of the one that it is over, which the line on its edge shows. */
export function edgeOf(from: number, over: number): "before" | "after" | null {
  if (from < 0 || from === over) return null;
  return over < from ? "before" : "after";
}

function useDragging(items: Item[]) {
  const [dragged, setDragged] = useState<{ key: string; over: number | null } | null>(null);
  const from = items.findIndex((item) => item.key === dragged?.key);
  return {
    begin: (key: string | null) => setDragged(key === null ? null : { key, over: null }),
    /** Whether something is dragged that may be dropped here. */
    over({ at }: Row): boolean {
      if (dragged && dragged.over !== at) setDragged({ ...dragged, over: at });
      return dragged !== null;
    },
    drop({ at }: Row) {
      if (dragged) edit(moved(items, dragged.key, at));
      setDragged(null);
    },
    classOf({ item, at }: Row): string {
      if (item.key === dragged?.key) return " segment-dragged";
      const edge = dragged?.over === at ? edgeOf(from, at) : null;
      return edge ? ` segment-drop-${edge}` : "";
    },
  };
}

/** Moves by one place; the button that did it keeps the focus, and it is said where the segment is now. */
function useMoving(items: Item[]) {
  const [said, setSaid] = useState("");
  const last = useRef<{ key: string; by: number; to: number } | null>(null);
  useLayoutEffect(() => {
    if (!last.current) return;
    const { key, by, to } = last.current;
    // Something else may be drawn before it is.
    if (items[to]?.key !== key) return;
    last.current = null;
    const buttons = [by, -by].map(
      (by) => document.getElementById(moverId(key, by)) as HTMLButtonElement | null,
    );
    buttons.find((button) => button && !button.disabled)?.focus();
  });
  const move = ({ item: { key }, name }: Row, by: number) => {
    // A key that is held down comes before what it did is drawn.
    const now = draft.value?.now.items ?? items;
    const to = now.findIndex((item) => item.key === key) + by;
    if (to < 0 || to >= now.length) return;
    last.current = { key, by, to };
    edit(moved(now, key, to), `move ${key}`);
    setSaid(t("segments-moved", { segment: name, at: number(to + 1), of: number(now.length) }));
  };
  return { move, said };
}

const moverId = (key: string, by: number) => `move ${by} ${key}`;

interface HandlesProps {
  row: Row;
  last: number;
  move: (row: Row, by: number) => void;
  setDragged: (key: string | null) => void;
}

function Handles({ row, last, move, setDragged }: HandlesProps) {
  const { key } = row.item;
  const button = (by: number, label: string, sign: string) => (
    <button
      type="button"
      class="segment-mover"
      id={moverId(key, by)}
      aria-label={label}
      disabled={by < 0 ? row.at === 0 : row.at === last}
      onClick={() => move(row, by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div class="segment-handles" data-unpictured>
      {/* By keyboard the buttons do the same. */}
      <span
        class="segment-handle"
        aria-hidden="true"
        draggable
        onDragStart={(event) => {
          event.dataTransfer?.setData("text/plain", row.name);
          const line = event.currentTarget.closest("li");
          if (line) event.dataTransfer?.setDragImage(line, 12, 12);
          setDragged(key);
        }}
        onDragEnd={() => setDragged(null)}
      >
        ⠿
      </span>
      {button(-1, t("segments-move-up", { segment: row.name }), "▲")}
      {button(1, t("segments-move-down", { segment: row.name }), "▼")}
    </div>
  );
}

function What({ row, shop }: { row: Row; shop: Shop }) {
  const state = stateOf(row);
  return (
    <div class="segment-what">
      <span class="segment-name">
        <Swatch look={row.look} />
        <a href={addressOf(row.item.key)}>{row.name}</a>
        {state && <Badge tone="info">{t(`segments-state-${state}`)}</Badge>}
      </span>
      <p class="subdued small">{asSentence(ruleInWords(row.item.rules, shop))}</p>
    </div>
  );
}

/** How many customers it had, day by day. */
function Trend({ row: { name, sizes, look }, days }: { row: Row; days: number }) {
  const known = sizes.filter((size) => size !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined)
    return <span class="subdued small">{t("segments-trend-none")}</span>;
  const label = t("segments-trend-label", {
    segment: name,
    days: number(days),
    from: number(first),
    to: number(last),
  });
  return <Sparkline values={sizes} colour={look.colour} label={label} />;
}

/** What is not known yet, or cannot be. */
const UNKNOWN = "–";

function Figures({ row, shop, days }: { row: Row; shop: Shop; days: number }) {
  const { then, now, share, primary, sinceLastWeek } = row;
  const was = now && then && now.customers !== then.customers ? number(now.customers) : null;
  const values = {
    customers: (
      <>
        {then ? number(then.customers) : UNKNOWN}
        {was && <span class="subdued small"> {t("segments-was", { was })}</span>}
      </>
    ),
    share: share === null ? UNKNOWN : percent(share),
    spend: then ? money(then.spend_total_minor, shop.currency, { whole: true }) : UNKNOWN,
    trend: <Trend row={row} days={days} />,
    week: sinceLastWeek === null ? UNKNOWN : signed(sinceLastWeek),
    primary: primary === null ? UNKNOWN : number(primary),
  };
  return (
    <dl class="segment-figures">
      {FIGURES.map((figure) => (
        <div key={figure}>
          <dt>{t(`segments-figure-${figure}`)}</dt>
          <dd class="numeric">{values[figure]}</dd>
        </div>
      ))}
    </dl>
  );
}
