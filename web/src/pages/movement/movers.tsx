// The customers of a flow, page by page.

import { useEffect, useRef } from "preact/hooks";
import { customerCalled, scoresText } from "../../base/customers.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { usePages, useTopOf } from "../../base/pages.ts";
import { filesOf } from "../../charts/files.ts";
import {
  Button,
  Card,
  type Column,
  type Data,
  DownloadMenu,
  LinkButton,
  Pager,
  Ready,
  Table,
} from "../../ui/index.ts";
import type { Chosen } from "./address.ts";
import type { TwoDays } from "./days.ts";
import { type Movement, type Movers, useMovers } from "./reads.ts";

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
        <List {...{ days, chosen, name, title, onClose }} />
      )}
    </div>
  );
}

const Close = ({ onClose }: { onClose: () => void }) => (
  <Button variant="plain" onClick={onClose}>
    {t("common-close")}
  </Button>
);

interface ListProps {
  days: TwoDays;
  chosen: Chosen;
  name: NameOf;
  title: string;
  onClose: () => void;
}

function List({ days, chosen, name, title, onClose }: ListProps) {
  const pages = usePages<string>();
  const movers = useMovers(days, chosen, pages.place);
  const shown = movers.value && pages.pager(movers.value);
  const head = useTopOf(pages.place, shown?.isOld ?? true);
  const customers = movers.value?.customers ?? [];
  return (
    <Card
      title={title}
      note={t("movement-list-note")}
      flush
      actions={
        <>
          <DownloadMenu
            variant="plain"
            of={title}
            items={filesOf("movement-customers", dataOf(customers, name))}
            disabled={customers.length === 0}
          />
          <Close onClose={onClose} />
        </>
      }
    >
      <Ready loaded={movers} lines={8}>
        {() => (
          <Table
            caption={t("charts-numbers-of", { what: title })}
            columns={columns(name)}
            rows={customers}
            keyOf={(mover) => mover.id}
            empty={t("movement-nobody")}
            head={head}
          />
        )}
      </Ready>
      {shown && (shown.hasBefore || shown.hasNext) && <Pager {...shown}>{number(pages.before + 1)}</Pager>}
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

const DIMENSIONS = ["recency", "frequency", "monetary"] as const;

/** Each score in a column of its own: together a spreadsheet reads them as a day. */
const scoreColumns = (side: "before" | "after") =>
  DIMENSIONS.map((dimension) => ({
    key: `${dimension}_${side}`,
    heading: t(`movement-score-${side}`, { dimension: t(`common-${dimension}`) }),
    kind: "number" as const,
  }));

export const dataOf = (customers: Mover[], name: NameOf): Data => ({
  columns: [
    { key: "id", heading: "id", kind: "text" },
    { key: "shopify_id", heading: "shopify_id", kind: "text" },
    { key: "from", heading: t("movement-from-segment"), kind: "text" },
    { key: "to", heading: t("movement-to-segment"), kind: "text" },
    ...scoreColumns("before"),
    ...scoreColumns("after"),
  ],
  rows: customers.map((mover) => [
    mover.id,
    mover.shopify_id,
    name("from", mover.from, mover.new),
    name("to", mover.to, mover.gone),
    ...DIMENSIONS.map((_, at) => mover.scores_from?.[at] ?? null),
    ...DIMENSIONS.map((_, at) => mover.scores_to?.[at] ?? null),
  ]),
});
