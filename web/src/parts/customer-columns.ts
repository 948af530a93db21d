// The columns of customers in a file for spreadsheets: in the order of the table on the screen, under its headings.

import type { Answer } from "../base/api.ts";
import { type Cell, csv, rewritten } from "../base/csv.ts";
import { inUnits } from "../base/format.ts";
import { t } from "../base/i18n.ts";

type Customer = Answer<"CustomerAnswer">;

const MONEY = "spend_total_minor";

/** By their names in the service's own export. */
export const COLUMNS = [
  "shopify_id",
  "last_order_on",
  "order_count",
  MONEY,
  "recency",
  "frequency",
  "monetary",
  "score",
  "segments",
  "next_change_on",
  "id",
] as const;

const HEADINGS: Record<(typeof COLUMNS)[number], (currency: string) => string> = {
  shopify_id: () => t("customers-shopify-id"),
  last_order_on: () => t("common-last-order"),
  order_count: () => t("common-orders"),
  spend_total_minor: (currency) => `${t("common-spend")} (${currency})`,
  recency: () => t("common-recency"),
  frequency: () => t("common-frequency"),
  monetary: () => t("common-monetary"),
  score: () => t("common-score"),
  segments: () => t("customers-segments"),
  next_change_on: () => t("customers-next-change"),
  // Our own, by which our interface knows the customer.
  id: () => "id",
};

const headingsIn = (currency: string) => COLUMNS.map((column) => HEADINGS[column](currency));

function cellOf(customer: Customer, column: (typeof COLUMNS)[number], currency: string): Cell {
  if (column === "segments") return customer.segments.join("|");
  return column === MONEY ? inUnits(customer[MONEY], currency) : customer[column];
}

/** Customers of a page. */
export const customersCsv = (customers: readonly Customer[], currency: string) =>
  csv(
    headingsIn(currency),
    customers.map((one) => COLUMNS.map((column) => cellOf(one, column, currency))),
  );

/** The service's file of the same columns, under these headings, with money in the currency's own unit. */
export const likeTheScreen = (currency: string) =>
  rewritten(headingsIn(currency), COLUMNS.indexOf(MONEY), (minor) =>
    String(inUnits(Number(minor), currency)),
  );
