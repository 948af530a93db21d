// What the pages of customers read from the service.

import { call } from "../../base/api.ts";

/** A row of the list. */
export interface Customer {
  id: string;
  shopify_id: string | null;
  last_order_on: string | null;
  order_count: number;
  spend_total_minor: number;
  recency: number | null;
  frequency: number | null;
  monetary: number | null;
  /** Weighted, as in 4.10. */
  score: string | null;
  /** Names, the primary one first. */
  segments: string[];
  /** Their labels in the same order. */
  segment_ids: string[];
  next_change_on: string | null;
}

export interface CustomersPage {
  as_of: string;
  customers: Customer[];
  next: string | null;
}

export interface Named {
  id: string;
  name: string;
}

export interface Dimension {
  of: "days_since_last_order" | "order_count" | "spend_total_minor";
  value: number;
  score: number;
  edges: number[];
}

export interface Order {
  order_id: string;
  day: string;
  counted_minor: number | null;
  not_counted: string | null;
  /** In the language that was asked for. */
  reason: string | null;
}

export interface NextChange {
  on: string;
  recency: number;
  frequency: number;
  monetary: number;
  score: string;
  segment: Named | null;
}

export interface Explanation {
  as_of: string;
  customer: Customer;
  segments: Named[];
  first_order_on: string | null;
  weights: { recency: number; frequency: number; monetary: number };
  next_change: NextChange | null;
  dimensions: Dimension[];
  orders: Order[];
}

export interface ScoredPlace {
  segment: string | null;
  segment_name: string | null;
  scores: [number, number, number] | null;
}

export interface Change {
  on: string;
  at: string;
  cause: string;
  config_version: number;
  change_seq: number;
  from: ScoredPlace | null;
  to: ScoredPlace | null;
  score: string | null;
}

export interface HistoryPage {
  changes: Change[];
  next: string | null;
}

async function read<T>(url: string, signal: AbortSignal): Promise<T> {
  return await (await call(url, { signal })).json();
}

export const readCustomers = (query: URLSearchParams, signal: AbortSignal) =>
  read<CustomersPage>(`/api/rfm/customers?${query}`, signal);

export const readCustomer = (id: string, locale: string, signal: AbortSignal) =>
  read<Explanation>(`/api/rfm/customers/${encodeURIComponent(id)}?locale=${locale}`, signal);

export function readHistory(id: string, locale: string, before: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ locale, limit: "50", ...(before ? { before } : {}) });
  return read<HistoryPage>(`/api/rfm/customers/${encodeURIComponent(id)}/history?${query}`, signal);
}
