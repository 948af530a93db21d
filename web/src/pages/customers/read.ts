// What the pages of customers read from the service.

import { type Answer, answered, api } from "../../base/api.ts";
import type { CustomersQuery } from "./query.ts";

/** A row of the list. Segments stand the primary one first, their labels in the same order. */
export type Customer = Answer<"CustomerAnswer">;
export type CustomersPage = Answer<"CustomersAnswer">;
export type Named = Answer<"NameAnswer">;
export type Order = Answer<"OrderAnswer">;
export type NextChange = Answer<"NextChangeAnswer">;
export type ScoredPlace = Answer<"PlaceAnswer">;
export type Change = Answer<"ChangeAnswer">;
export type HistoryPage = Answer<"HistoryAnswer">;
/** A dimension, whose description does not name of what there are. */
export type Dimension = Answer<"DimensionAnswer"> & {
  of: "days_since_last_order" | "order_count" | "spend_total_minor";
};
export type Explanation = Omit<Answer<"ExplanationAnswer">, "dimensions"> & { dimensions: Dimension[] };

export const readCustomers = (query: CustomersQuery, signal: AbortSignal) =>
  answered(api.GET("/api/rfm/customers", { params: { query }, signal }));

export async function readCustomer(id: string, locale: string, signal: AbortSignal): Promise<Explanation> {
  const params = { path: { id }, query: { locale } };
  return (await answered(api.GET("/api/rfm/customers/{id}", { params, signal }))) as Explanation;
}

/** The orders of a page that is not the first. */
export function readOrders(id: string, locale: string, before: string, signal: AbortSignal) {
  const params = { path: { id }, query: { locale, limit: 100, before } };
  return answered(api.GET("/api/rfm/customers/{id}/orders", { params, signal }));
}

export function readHistory(id: string, locale: string, before: string | null, signal: AbortSignal) {
  const query = { locale, limit: 50, ...(before ? { before } : {}) };
  return answered(api.GET("/api/rfm/customers/{id}/history", { params: { path: { id }, query }, signal }));
}
