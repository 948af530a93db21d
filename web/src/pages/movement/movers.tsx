// The customers of a flow, page by page.

import { useEffect, useRef } from "preact/hooks";
import { customerCalled, scoresText } from "../../base/customers.ts";
import { DIMENSIONS } from "../../base/dimensions.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { usePages, useTopOf } from "../../base/pages.ts";
import { rowsIn, useFiles } from "../../charts/files.tsx";
import { columnsOf, scoreColumns } from "../../parts/columns.ts";
import { Button, Card, type Column, type Data, LinkButton, Pager, Ready, Table } from "../../ui/index.ts";
import type { Chosen } from "./address.ts";
import type { TwoDays } from "./days.ts";
import { chosenIn, drawn } from "./flows-of.ts";
import { type Movement, type Movers, PAGE, useMovers } from "./reads.ts";

type Mover = Movers["customers"][number];

interface MoversProps {
  days: TwoDays;
  chosen: Chosen;
  sides: Movement;
  onClose: () => void;
}

type NameOf = (side: "from" | "to", label: string | null | undefined, isAbsent: boolean) => string;

export function MoversCard({ days, chosen, sides, onClose }: MoversProps) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.scrollIntoView({ block: "nearest" }), []);
  const name: NameOf = (side, label, isAbsent) => {
    if (isAbsent) return t(side === "from" ? "movement-new" : "movement-gone-end");
    return sides[side].segments.find((segment) => segment.id === label)?.name ?? t("common-no-segment");
  };
  const from = "new" in chosen ? name("from", null, true) : name("from", chosen.from_segment, false);
  const to = "gone" in chosen ? name("to", null, true) : name("to", chosen.to_segment, false);
  const title = `${from} → ${to}`;
  const stayedIn =
    "from_segment" in chosen && "to_segment" in chosen && chosen.from_segment === chosen.to_segment
      ? chosen.to_segment
      : null;
  return (
    <div ref={card}>
      {stayedIn !== null ? (
        <Card title={title} actions={<Close onClose={onClose} />}>
          <p>{t("movement-stayed-list")}</p>
          {stayedIn && (
            <div class="row">
              <LinkButton href={`/customers?segment=${encodeURIComponent(stayedIn)}`}>{to}</LinkButton>
            </div>
          )}
        </Card>
      ) : (
        <List {...{ days, chosen, sides, name, title, onClose }} />
      )}
    </div>
  );
}

const Close = ({ onClose }: { onClose: () => void }) => (
  <Button variant="plain" onClick={onClose}>
    {t("common-close")}
  </Button>
);

interface ListProps extends MoversProps {
  name: NameOf;
  title: string;
}

function List({ days, chosen, sides, name, title, onClose }: ListProps) {
  const pages = usePages<string>();
  const movers = useMovers(days, chosen, pages.place);
  const customers = movers.value?.customers ?? [];
  const pager = movers.value && pages.pager(movers.value);
  const head = useTopOf(pages.place, pager?.isOld ?? true);
  const all = chosenIn(sides.movement.map(drawn), chosen)?.customers ?? null;
  const { shown, menu } = useFiles({
    title,
    name: "movement-customers",
    days,
    told: [rowsIn(pages.before * PAGE, customers.length, all)],
    data: dataOf(customers, name),
    isAwaited: pager?.isOld,
  });
  return (
    <Card
      title={title}
      note={t("movement-list-note")}
      flush
      actions={
        <>
          {menu}
          <Close onClose={onClose} />
        </>
      }
    >
      <Ready loaded={movers} lines={8}>
        {() => (
          <div ref={shown}>
            <Table
              caption={t("charts-numbers-of", { what: title })}
              columns={columns(name)}
              rows={customers}
              keyOf={(mover) => mover.id}
              empty={t("movement-nobody")}
              head={head}
            />
          </div>
        )}
      </Ready>
      {pager && (pager.hasBefore || pager.hasNext) && <Pager {...pager}>{number(pages.before + 1)}</Pager>}
    </Card>
  );
}

const columns = (name: NameOf): Column<Mover>[] => [
  {
    key: "customer",
    heading: t("movement-customer"),
    isHeading: true,
    cell: (mover) => <a href={`/customers/${mover.id}`}>{customerCalled(mover)}</a>,
  },
  { key: "from", heading: t("movement-from-segment"), cell: (mover) => name("from", mover.from, mover.new) },
  { key: "to", heading: t("movement-to-segment"), cell: (mover) => name("to", mover.to, mover.gone) },
  {
    key: "before",
    heading: t("movement-scores-before"),
    numeric: true,
    cell: (mover) => scoresText(mover.scores_from),
  },
  {
    key: "after",
    heading: t("movement-scores-after"),
    numeric: true,
    cell: (mover) => scoresText(mover.scores_to),
  },
];

export const dataOf = (customers: Mover[], name: NameOf): Data => ({
  columns: [
    ...columnsOf("shopify_id", "from", "to"),
    ...scoreColumns("before"),
    ...scoreColumns("after"),
    ...columnsOf("id"),
  ],
  rows: customers.map((mover) => [
    mover.shopify_id,
    name("from", mover.from, mover.new),
    name("to", mover.to, mover.gone),
    ...DIMENSIONS.map((_, at) => mover.scores_from?.[at] ?? null),
    ...DIMENSIONS.map((_, at) => mover.scores_to?.[at] ?? null),
    mover.id,
  ]),
});
