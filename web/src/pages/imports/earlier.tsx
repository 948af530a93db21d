// The imports of the shop so far.

import { instant, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useLater } from "../../base/later.ts";
import { usePages, useTopOf } from "../../base/pages.ts";
import { theShop } from "../../base/shop.ts";
import { authorText } from "../../parts/author.ts";
import { Badge, Card, type Column, Pager, Ready, Table, type Tone } from "../../ui/index.ts";
import { type Import, type Listed, readImports, type State } from "./read.ts";

const TONES: Record<State, Tone> = {
  waiting: "neutral",
  reading: "info",
  writing: "info",
  finished: "success",
  failed: "critical",
  interrupted: "warning",
};

const columns: () => Column<Import>[] = () => [
  {
    key: "name",
    heading: t("imports-file"),
    isHeading: true,
    cell: (one) => <bdi class="file-name">{one.file_name}</bdi>,
  },
  {
    key: "at",
    heading: t("imports-at"),
    cell: (one) => <span class="unbroken">{instant(one.received_at, theShop().time_zone)}</span>,
  },
  { key: "by", heading: t("imports-by"), cell: (one) => <bdi>{authorText(one.started_by)}</bdi> },
  {
    key: "state",
    heading: t("imports-state"),
    cell: (one) => <Badge tone={TONES[one.state]}>{t(`imports-state-${one.state}`)}</Badge>,
  },
  { key: "orders", heading: t("common-orders"), numeric: true, cell: (one) => number(one.orders) },
  { key: "new", heading: t("imports-orders-new"), numeric: true, cell: (one) => number(one.orders_new) },
  {
    key: "customers",
    heading: t("imports-customers-new"),
    numeric: true,
    cell: (one) => number(one.customers_new),
  },
  {
    key: "left-out",
    heading: t("imports-lines-left-out"),
    numeric: true,
    cell: (one) => number(one.problems.count),
  },
];

interface EarlierProps {
  /** The first page. */
  listed: Listed;
  /** One that is shown by itself. */
  but: string | null;
}

export function Earlier({ listed, but }: EarlierProps) {
  const pages = usePages<string>();
  const loaded = useLater(listed, pages, (place, signal) => readImports(signal, place));
  const head = useTopOf(pages.place, !loaded.value || pages.pager(loaded.value).isOld);
  const isNothing = listed.imports.every(({ id }) => id === but) && !listed.next && pages.before === 0;
  if (isNothing) return null;
  return (
    <Card title={t("imports-earlier")} flush>
      <Ready loaded={loaded}>
        {(shown) => (
          <>
            <Table
              caption={t("imports-earlier-table")}
              columns={columns()}
              rows={shown.imports.filter(({ id }) => id !== but)}
              keyOf={(one) => one.id}
              head={head}
            />
            {(pages.before > 0 || shown.next) && (
              <Pager {...pages.pager(shown)}>{number(pages.before + 1)}</Pager>
            )}
          </>
        )}
      </Ready>
    </Card>
  );
}
