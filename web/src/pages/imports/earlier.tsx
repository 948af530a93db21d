// The imports of the shop so far.

import { instant, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { theShop } from "../../base/shop.ts";
import { authorText } from "../../parts/author.ts";
import { Badge, Card, type Column, Table, type Tone } from "../../ui/index.ts";
import type { Import, State } from "./read.ts";

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

export function Earlier({ imports }: { imports: Import[] }) {
  if (imports.length === 0) return null;
  return (
    <Card title={t("imports-earlier")} flush>
      <Table
        caption={t("imports-earlier-table")}
        columns={columns()}
        rows={imports}
        keyOf={(one) => one.id}
      />
    </Card>
  );
}
