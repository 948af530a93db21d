// What saving would change: sizes now and then, who would come and go, and who would move.

import type { Ref } from "preact";
import type { Config } from "../../base/config.ts";
import { customerName } from "../../base/customers.ts";
import { number, signed } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { usePages, useTopOf } from "../../base/pages.ts";
import { type Preview, preview } from "../../base/preview.ts";
import { type Column, Pager, Ready, Table } from "../../ui/index.ts";

type Change = Preview["segments"][number];

/** How many movers are shown at a time. */
const PAGE = 10;

const isAnother = (change: Change) =>
  change.entering > 0 || change.leaving > 0 || change.now == null || change.then == null;

/** Sizes now and then of the segments that change. */
export function Sizes({ preview }: { preview: Preview }) {
  const rows = preview.segments.filter(isAnother);
  const size = (value: Change["now"]) => (value ? number(value.customers) : "–");
  const columns: Column<Change>[] = [
    { key: "name", heading: t("common-segment"), isHeading: true, cell: (change) => change.name },
    { key: "now", heading: t("segments-size-now"), numeric: true, cell: (change) => size(change.now) },
    { key: "then", heading: t("segments-size-then"), numeric: true, cell: (change) => size(change.then) },
    {
      key: "entering",
      heading: t("segments-entering"),
      numeric: true,
      cell: (change) => signed(change.entering),
    },
    {
      key: "leaving",
      heading: t("segments-leaving"),
      numeric: true,
      cell: (change) => signed(-change.leaving),
    },
  ];
  return (
    <Table
      caption={t("segments-sizes-caption")}
      columns={columns}
      rows={rows}
      keyOf={(change) => change.id}
      empty={t("segments-sizes-same")}
    />
  );
}

/** From one segment to another, by label. */
export interface Way {
  from: string | null;
  to: string | null;
}

interface MoversProps {
  config: Config;
  /** Only those who go this way; `null` for everybody. */
  way: Way | null;
  /** Names by label, of segments now and then. */
  nameOf: (label: string | null | undefined) => string;
}

/** Who would have another primary segment, page by page. */
export function Movers({ config, way, nameOf }: MoversProps) {
  const pages = usePages<string>();
  const { place } = pages;
  const read = useLoad(
    async (signal) => {
      // An empty label stands for those without a segment.
      const only = way ? { from: way.from ?? "", to: way.to ?? "" } : {};
      const { movers } = await preview(config, { limit: PAGE, after: place, ...only }, signal);
      return { customers: movers?.customers ?? [], next: movers?.next ?? null, place };
    },
    [JSON.stringify(config), place, language()],
  );
  const head = useTopOf(place, !read.value || pages.pager(read.value).isOld);
  return (
    <Ready loaded={read} lines={PAGE}>
      {(movers) => (
        <div class="stack gap-200">
          <MoversTable rows={movers.customers} nameOf={nameOf} head={head} />
          {(pages.before > 0 || movers.next) && <Pager {...pages.pager(movers)} />}
        </div>
      )}
    </Ready>
  );
}

type Mover = NonNullable<Preview["movers"]>["customers"][number];

interface MoversTableProps {
  rows: Mover[];
  nameOf: MoversProps["nameOf"];
  head: Ref<HTMLTableSectionElement>;
}

function MoversTable({ rows, nameOf, head }: MoversTableProps) {
  const columns: Column<Mover>[] = [
    {
      key: "customer",
      heading: t("segments-mover"),
      isHeading: true,
      cell: ({ id, shopify_id }) => (
        <a href={`/customers/${id}`} target="_blank" rel="noreferrer">
          <bdi>{customerName({ id, shopify_id })}</bdi>
        </a>
      ),
    },
    { key: "from", heading: t("segments-mover-from"), cell: ({ from }) => nameOf(from) },
    { key: "to", heading: t("segments-mover-to"), cell: ({ to }) => nameOf(to) },
  ];
  return (
    <Table
      caption={t("segments-movers-caption")}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      empty={t("segments-movers-none")}
      head={head}
    />
  );
}
