// The list of who would move: only those of the part on the screen are asked for by name.

import { useMemo } from "preact/hooks";
import { answered, api, type Schemas } from "../../base/api.ts";
import { customerName } from "../../base/customers.ts";
import { asFailure } from "../../base/failure.ts";
import { day, money, number } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { useLoad, useSettled } from "../../base/load.ts";
import { usePages, useTopOf } from "../../base/pages.ts";
import { currency } from "../../base/shop.ts";
import { rowsIn, useFiles } from "../../charts/files.tsx";
import type { Comparison } from "../../kernel/index.ts";
import { columnsOf } from "../../parts/columns.ts";
import type { ConfigDocument } from "../../parts/versions/config.ts";
import { segmentName } from "../../parts/versions/words.ts";
import { Button, Card, type Column, type Data, Pager, Ready, Table } from "../../ui/index.ts";
import { type Engine, failureOfCompare } from "./engine.ts";
import type { Move } from "./outcome.tsx";
import { type Ask, BEGINNING, type Mover, movesOf, type Place, walk } from "./walk.ts";

const PAGE = 20;
/** A list that is read anew for every step of a thumb would never be read to its end. */
const SETTLED_MS = 250;

interface MoversProps {
  engine: Engine;
  comparison: Comparison;
  config: ConfigDocument;
  chosen: Move | null;
  onShowAll: () => void;
  /** The service forgot who the ordinals stand for. */
  onGone: () => void;
}

interface Row extends Mover {
  customer: Schemas["CustomerAnswer"] | null;
}

export function MoversCard({ engine, chosen, onShowAll, onGone, ...newest }: MoversProps) {
  const comparison = useSettled(newest.comparison, SETTLED_MS);
  const config = useSettled(newest.config, SETTLED_MS);
  // Not once more with every frame of a drag.
  return useMemo(
    () => <Movers {...{ engine, comparison, config, chosen, onShowAll, onGone }} />,
    [engine, comparison, config, chosen?.from, chosen?.to, onShowAll, onGone],
  );
}

function Movers(props: MoversProps) {
  const { engine, comparison, config, chosen, onShowAll } = props;
  const moves = movesOf(comparison.movement).filter(
    (flow) => !chosen || (flow.from === chosen.from && flow.to === chosen.to),
  );
  const all = moves.reduce((sum, flow) => sum + flow.customers, 0);
  const named = (id: string | null) => segmentName(id && isIn(config, id) ? config : engine.live.config, id);
  const shown = number(all);
  const of = chosen
    ? t("thresholds-movers-of", { from: named(chosen.from), to: named(chosen.to), count: all, shown })
    : null;
  return (
    <Card
      title={t("thresholds-movers")}
      note={of ?? (all > 0 ? t("thresholds-movers-note", { count: all, shown }) : undefined)}
      actions={chosen && <Button onClick={onShowAll}>{t("thresholds-movers-all")}</Button>}
    >
      <MoversPages {...props} {...{ moves, all, named, of }} />
    </Card>
  );
}

const isIn = (config: ConfigDocument, id: string) => !!config.segments?.some((segment) => segment.id === id);

interface PagesProps extends MoversProps {
  moves: ReturnType<typeof movesOf>;
  all: number;
  named: (id: string | null) => string;
  /** The flow that is chosen, in words. */
  of: string | null;
}

function MoversPages({ engine, config, moves, all, named, of, onGone }: PagesProps) {
  // Another set of movers begins on its first page.
  const set = JSON.stringify(moves);
  const pages = usePages<Place>(set);
  const { place, before } = pages;
  const loaded = useLoad(
    async (signal) => {
      const { kernel } = engine;
      const ask = async (...asked: Parameters<Ask>) => {
        try {
          return await kernel.movers(config, ...asked);
        } catch (thrown) {
          throw failureOfCompare(thrown);
        }
      };
      const page = await walk(ask, moves, place ?? BEGINNING, PAGE);
      return {
        set,
        place,
        first: before * PAGE,
        next: page.next,
        rows: await lookUp(page.movers, kernel.tag, signal, onGone),
      };
    },
    // The same moves may be of others: a thumb that went there and back.
    [engine, config, set, before, language()],
  );
  return (
    <Ready loaded={loaded} lines={PAGE / 2}>
      {(page) => <MoversTable {...{ page, place, pager: pages.pager(page), all, named, of }} />}
    </Ready>
  );
}

interface MoversTableProps {
  page: { rows: Row[]; first: number };
  place: Place | null;
  pager: ReturnType<ReturnType<typeof usePages<Place>>["pager"]>;
  all: number;
  named: (id: string | null) => string;
  of: string | null;
}

function MoversTable({ page: { rows, first }, place, pager, all, named, of }: MoversTableProps) {
  const told = rowsIn(first, rows.length, all);
  const head = useTopOf(place, pager.isOld);
  const { shown, menu } = useFiles({
    title: t("thresholds-movers"),
    name: "thresholds-movers",
    told: [of, told],
    data: dataOf(rows, named),
    isAwaited: pager.isOld,
  });
  return (
    <>
      <div class="row">{menu}</div>
      <div ref={shown}>
        <Table
          caption={t("thresholds-movers-list")}
          columns={columnsOfList(named)}
          rows={rows}
          keyOf={({ ordinal }) => String(ordinal)}
          empty={t("thresholds-nobody-moves")}
          head={head}
        />
      </div>
      {(pager.hasBefore || pager.hasNext) && <Pager {...pager}>{told}</Pager>}
    </>
  );
}

/** Those who are on the screen. */
const dataOf = (rows: Row[], named: (id: string | null) => string): Data => ({
  columns: columnsOf("shopify_id", "from", "to", "last_order_on", "order_count", "spend_total_minor", "id"),
  rows: rows.map(({ customer, from, to }) => [
    customer?.shopify_id ?? null,
    named(from),
    named(to),
    customer?.last_order_on ?? null,
    customer?.order_count ?? null,
    customer?.spend_total_minor ?? null,
    customer?.id ?? null,
  ]),
});

/** Those whom ordinals stand for. */
async function lookUp(movers: Mover[], tag: string, signal: AbortSignal, onGone: () => void): Promise<Row[]> {
  if (movers.length === 0) return [];
  const ordinals = movers.map(({ ordinal }) => ordinal);
  const query = { locale: language() };
  try {
    const sent = api.POST("/api/rfm/customers/lookup", {
      params: { query },
      body: { tag, ordinals },
      signal,
    });
    const { customers } = await answered(sent);
    return movers.map((mover, at) => ({ ...mover, customer: customers[at] ?? null }));
  } catch (thrown) {
    if (asFailure(thrown).kind === "gone") onGone();
    throw thrown;
  }
}

function columnsOfList(named: (id: string | null) => string): Column<Row>[] {
  const of = (show: (customer: Schemas["CustomerAnswer"]) => string) => (row: Row) =>
    row.customer ? show(row.customer) : "–";
  return [
    {
      key: "customer",
      heading: t("thresholds-customer"),
      isHeading: true,
      cell: ({ customer }) =>
        customer ? (
          <a href={`/customers/${customer.id}`}>
            <bdi>{customerName(customer)}</bdi>
          </a>
        ) : (
          t("thresholds-customer-gone")
        ),
    },
    { key: "from", heading: t("thresholds-now"), cell: ({ from }) => named(from) },
    { key: "to", heading: t("thresholds-then"), cell: ({ to }) => named(to) },
    {
      key: "last",
      heading: t("common-last-order"),
      cell: of(({ last_order_on }) => (last_order_on ? day(last_order_on) : "–")),
    },
    { key: "orders", heading: t("common-orders"), numeric: true, cell: of((one) => number(one.order_count)) },
    {
      key: "spend",
      heading: t("common-spend"),
      numeric: true,
      cell: of((one) => money(one.spend_total_minor, currency.value)),
    },
  ];
}
