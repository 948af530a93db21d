// The orders of a customer: what each adds, or why it does not count.

import { day, money, number } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { useLater } from "../../base/later.ts";
import { usePages } from "../../base/pages.ts";
import { currency, theShop } from "../../base/shop.ts";
import { AdminLink, Badge, Card, type Column, Pager, Ready, Table } from "../../ui/index.ts";
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

export function Orders({ explanation }: { explanation: Explanation }) {
  const { customer, orders, orders_next: next = null } = explanation;
  const { id } = customer;
  const words = language();
  const pages = usePages<string>(id);
  const loaded = useLater({ orders, next }, pages, (place, signal) => readOrders(id, words, place, signal), [
    id,
    words,
  ]);
  return (
    <Card title={t("customers-orders")} note={t("customers-orders-note")} flush>
      <Ready loaded={loaded}>
        {(shown) => (
          <>
            <Table
              caption={t("customers-orders-note")}
              columns={columns()}
              rows={shown.orders}
              keyOf={(order) => order.order_id}
              empty={t("customers-orders-none")}
            />
            {(pages.before > 0 || shown.next) && (
              <Pager {...pages.pager({ ...shown, set: id })}>{number(pages.before + 1)}</Pager>
            )}
            {shown.orders.length > 0 && (
              <div class="orders-sum">
                <span>
                  {t("customers-orders-sum", {
                    count: customer.order_count,
                    shown: number(customer.order_count),
                  })}
                </span>
                <strong class="numeric">{money(customer.spend_total_minor, currency.value)}</strong>
              </div>
            )}
          </>
        )}
      </Ready>
    </Card>
  );
}
