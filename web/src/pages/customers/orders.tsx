// The orders of a customer: what each adds, or why it does not count.

import { customerCalled } from "../../base/customers.ts";
import { day, money, number } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { useLater } from "../../base/later.ts";
import { usePages, useTopOf } from "../../base/pages.ts";
import { currency, theShop } from "../../base/shop.ts";
import { useFiles } from "../../charts/files.tsx";
import { columnsOf } from "../../parts/columns.ts";
import { AdminLink, Badge, Card, type Column, type Data, Pager, Ready, Table } from "../../ui/index.ts";
import { type Explanation, type Order, readOrders } from "./read.ts";

const columns: () => Column<Order>[] = () => [
  {
    key: "order",
    heading: t("customers-order"),
    isHeading: true,
    cell: (order) => <OrderName id={order.order_id} />,
  },
  {
    key: "day",
    heading: t("customers-day"),
    cell: (order) => <span class="unbroken">{day(order.day)}</span>,
  },
  {
    key: "counts",
    heading: t("customers-counts"),
    cell: (order) =>
      order.counted_minor === null ? (
        <Badge tone="caution">{order.reason ?? order.not_counted}</Badge>
      ) : (
        t("customers-counts-yes")
      ),
  },
  {
    key: "adds",
    heading: t("customers-adds"),
    numeric: true,
    cell: (order) => (order.counted_minor === null ? "–" : money(order.counted_minor, currency.value)),
  },
];

/** Shopify's id of an order leads there; an order of a file that has none is known by its name. */
const OrderName = ({ id }: { id: string }) => {
  const admin = theShop().admin_url;
  return admin && /^\d+$/.test(id) ? (
    <AdminLink href={`${admin}/orders/${id}`}>{id}</AdminLink>
  ) : (
    <bdi>{id}</bdi>
  );
};

/** The orders as the numbers of their files, by the service's names. */
export const dataOf = (orders: readonly Order[]): Data => ({
  columns: [
    { key: "order_id", heading: t("customers-order"), kind: "text" },
    ...columnsOf("day"),
    { key: "reason", heading: t("customers-not-counted"), kind: "text" },
    { key: "counted_minor", heading: t("customers-adds"), kind: "money" },
  ],
  rows: orders.map(({ order_id, day, counted_minor, not_counted, reason }) => [
    order_id,
    day,
    reason ?? not_counted,
    counted_minor,
  ]),
});

/** Of all orders that count, whichever are listed. */
const Sum = ({ customer }: { customer: Explanation["customer"] }) => (
  <div class="orders-sum">
    <span>
      {t("customers-orders-sum", { count: customer.order_count, shown: number(customer.order_count) })}
    </span>
    <strong class="numeric">{money(customer.spend_total_minor, currency.value)}</strong>
  </div>
);

export function Orders({ explanation }: { explanation: Explanation }) {
  const { customer, orders, orders_next: next = null } = explanation;
  const { id } = customer;
  const words = language();
  const pages = usePages<string>(id);
  const loaded = useLater({ orders, next }, pages, (place, signal) => readOrders(id, words, place, signal), [
    id,
    words,
  ]);
  const listed = loaded.value?.orders ?? [];
  const pager = loaded.value && pages.pager({ ...loaded.value, set: id });
  const head = useTopOf(pages.place, pager?.isOld ?? true);
  const { shown, menu } = useFiles({
    title: t("customers-orders"),
    name: "customer-orders",
    told: [customerCalled(customer)],
    data: dataOf(listed),
    isAwaited: pager?.isOld,
  });
  return (
    <Card title={t("customers-orders")} note={t("customers-orders-note")} actions={menu} flush>
      <Ready loaded={loaded}>
        {() => (
          <div ref={shown}>
            <Table
              caption={t("customers-orders-note")}
              columns={columns()}
              rows={listed}
              keyOf={(order) => order.order_id}
              empty={t("customers-orders-none")}
              head={head}
            />
            {listed.length > 0 && <Sum customer={customer} />}
          </div>
        )}
      </Ready>
      {pager && (pager.hasBefore || pager.hasNext) && <Pager {...pager}>{number(pages.before + 1)}</Pager>}
    </Card>
  );
}
