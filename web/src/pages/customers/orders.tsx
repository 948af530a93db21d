// The orders of a customer: what each adds, or why it does not count.

import { customerName } from "../../base/customers.ts";
import { day, money, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency, theShop } from "../../base/shop.ts";
import { useFiles } from "../../charts/files.tsx";
import { columnsOf } from "../../parts/columns.ts";
import { AdminLink, Badge, Card, type Column, type Data, Table } from "../../ui/index.ts";
import type { Explanation, Order } from "./read.ts";

/** So many orders the service gives at most. */
const LISTED = 100;

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

export function Orders({ explanation }: { explanation: Explanation }) {
  const { orders, customer } = explanation;
  const counted = orders.filter((order) => order.counted_minor !== null);
  const sum = counted.reduce((sum, order) => sum + (order.counted_minor ?? 0), 0);
  const older = customer.spend_total_minor - sum;
  const { shown, menu } = useFiles({
    title: t("customers-orders"),
    name: "customer-orders",
    told: [t("customers-one", { name: customerName(customer) })],
    data: dataOf(orders),
  });
  const hasMore = orders.length >= LISTED && customer.order_count > counted.length;
  return (
    <Card title={t("customers-orders")} note={t("customers-orders-note")} actions={menu} flush>
      <div ref={shown}>
        <Table
          caption={t("customers-orders-note")}
          columns={columns()}
          rows={orders}
          keyOf={(order) => order.order_id}
          empty={t("customers-orders-none")}
        />
        {orders.length >= LISTED && (
          <p class="inset subdued small">
            {t("customers-orders-latest", {
              shown: number(orders.length),
              counted: number(counted.length),
              all: number(customer.order_count),
            })}
          </p>
        )}
        {orders.length > 0 && (
          <div class="orders-sum">
            {hasMore && (
              <span class="subdued small">
                {t("customers-orders-older", {
                  count: customer.order_count - counted.length,
                  shown: number(customer.order_count - counted.length),
                  amount: money(older, currency.value),
                })}
              </span>
            )}
            <span>
              {t("customers-orders-sum", {
                count: customer.order_count,
                shown: number(customer.order_count),
              })}
            </span>
            <strong class="numeric">{money(customer.spend_total_minor, currency.value)}</strong>
          </div>
        )}
      </div>
    </Card>
  );
}
