// The customers of a page as a table.

import { customerName } from "../../base/customers.ts";
import { day, list, money, number, score } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { Badge, type Column, type Sorting, Table } from "../../ui/index.ts";
import { Marks } from "./marks.tsx";
import type { Customer } from "./read.ts";

const columns: () => Column<Customer>[] = () => [
  {
    key: "customer",
    heading: t("customers-customer"),
    isHeading: true,
    cell: (one) => (
      <a href={`/customers/${one.id}`} class="numeric">
        <bdi>{customerName(one)}</bdi>
      </a>
    ),
  },
  {
    key: "last_order",
    heading: t("common-last-order"),
    sortBy: "last_order",
    cell: (one) => <span class="unbroken">{one.last_order_on ? day(one.last_order_on) : "–"}</span>,
  },
  {
    key: "orders",
    heading: t("common-orders"),
    numeric: true,
    sortBy: "orders",
    cell: (one) => number(one.order_count),
  },
  {
    key: "spend",
    heading: t("common-spend"),
    numeric: true,
    sortBy: "spend",
    cell: (one) => money(one.spend_total_minor, currency.value),
  },
  { key: "marks", heading: t("customers-scores"), cell: (one) => <Marks of={one} /> },
  {
    key: "score",
    heading: t("common-score"),
    numeric: true,
    sortBy: "score",
    cell: (one) => (one.score === null ? "–" : score(Number(one.score))),
  },
  { key: "segments", heading: t("customers-segments"), cell: (one) => <Segments of={one} /> },
  {
    key: "next",
    heading: t("customers-next-change"),
    cell: (one) => (
      <span class="unbroken">{one.next_change_on ? day(one.next_change_on) : t("customers-never")}</span>
    ),
  },
];

/** The primary segment, and how many others; those are named for who points at it or hears it. */
const Segments = ({ of }: { of: Customer }) => {
  const [primary, ...others] = of.segments;
  if (!primary) return <span class="subdued">{t("common-no-segment")}</span>;
  return (
    <span class="customer-segments">
      <Badge>{primary}</Badge>
      {others.length > 0 && (
        <span class="subdued small" title={list(others)}>
          <span aria-hidden="true">+{number(others.length)}</span>
          <span class="visually-hidden">{list(others)}</span>
        </span>
      )}
    </span>
  );
};

interface RowsProps {
  customers: Customer[];
  sorting?: Sorting;
  caption: string;
}

export const Rows = ({ customers, sorting, caption }: RowsProps) => (
  <Table
    caption={caption}
    columns={columns()}
    rows={customers}
    keyOf={(one) => one.id}
    {...(sorting ? { sorting } : {})}
  />
);
