// Which customers are asked for: by what was typed, by the address, and back.

import type { operations } from "../../base/schema.ts";

/** What the service is asked for. */
export type CustomersQuery = NonNullable<operations["get_customers"]["parameters"]["query"]>;

/** What a search is for, told by its form. */
export type Sought =
  | { by: "email"; email: string }
  | { by: "shopify_id"; id: string }
  | { by: "id"; id: string }
  | { by: "nothing" }
  | { by: "unknown" };

const OUR_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** As in gid://shopify/Customer/123 and in the address of the customer in Shopify's admin. */
const IN_ADDRESS = /^(?:gid:\/\/shopify\/Customer|https?:\/\/.*\/customers)\/(\d{1,20})(?:[/?#].*)?$/i;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** What somebody looks for. Digits may be Arabic or of full width. */
export function recognise(typed: string): Sought {
  const text = typed
    .normalize("NFKC")
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    // Marks of direction come along with what is copied.
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
  if (text === "") return { by: "nothing" };
  const id = text.match(/^#?(\d{1,20})$/)?.[1] ?? text.match(IN_ADDRESS)?.[1];
  if (id) return { by: "shopify_id", id };
  if (OUR_ID.test(text)) return { by: "id", id: text.toLowerCase() };
  if (EMAIL.test(text)) return { by: "email", email: text };
  return { by: "unknown" };
}

/** What the list can be sorted by, in the service's words. */
export const SORTS = ["last_order", "orders", "spend", "score"] as const;

/** The latest buyers first. */
export const SORTED = "-last_order";

/** What the address says. */
export interface Filter {
  segment: string | null;
  recency: number | null;
  frequency_monetary: number | null;
  shopify_id: string | null;
  sort: string;
  /** The page that is shown; `null` for the first. */
  after: string | null;
}

/** Whom one looks for, where it is not in the address: it would stand in the history of the browser and in logs. */
export interface Looked {
  email?: string;
  /** What was typed and can be nobody. */
  unknown?: string;
}

/** What is left with a place in the history. */
export interface Left extends Looked {
  /** Pages before this one; `null` is the first. */
  before?: (string | null)[];
}

export const EVERYBODY: Filter = {
  segment: null,
  recency: null,
  frequency_monetary: null,
  shopify_id: null,
  sort: SORTED,
  after: null,
};

const level = (text: string | undefined) => (text && /^[1-5]$/.test(text) ? Number(text) : null);

function sortOf(text: string | undefined): string {
  const isKnown = SORTS.some((sort) => sort === text?.replace(/^-/, ""));
  return text && isKnown ? text : SORTED;
}

/** The filter of an address. What it cannot mean is left out. */
export function filterOf(query: Record<string, string>): Filter {
  return {
    segment: query.segment || null,
    recency: level(query.recency),
    frequency_monetary: level(query.frequency_monetary),
    shopify_id: query.shopify_id || null,
    sort: sortOf(query.sort),
    after: query.after || null,
  };
}

/** The address of a filter. */
export function addressOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== null && !(name === "sort" && value === SORTED)) query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `/customers?${text}` : "/customers";
}

/** How many customers there are on a page. */
export const PAGE = 50;

/** What the service is asked for by a filter. */
export function queryOf(filter: Filter, email: string | null, locale: string): CustomersQuery {
  const { sort, ...rest } = filter;
  const asked = Object.entries({ ...rest, email }).filter(([, value]) => value !== null && value !== "");
  // One customer needs no order.
  const isOne = email || filter.shopify_id;
  return { locale, limit: PAGE, ...(isOne ? {} : { sort }), ...Object.fromEntries(asked) };
}

/** Where one goes from a page to the next one. */
export const nextPage = (filter: Filter, left: Left | null, next: string): [Filter, Left] => [
  { ...filter, after: next },
  { ...left, before: [...(left?.before ?? []), filter.after] },
];

/** Where one goes back to: the page before, else (by an address that was kept) the first. */
export function pageBefore(filter: Filter, left: Left | null): [Filter, Left] {
  const before = [...(left?.before ?? [])];
  const after = before.pop() ?? null;
  return [
    { ...filter, after },
    { ...left, before },
  ];
}

/** How many pages are before the one that is shown; `null` where it was not come to from the first. */
export function pagesBefore(filter: Filter, left: Left | null): number | null {
  if (filter.after === null) return 0;
  return left?.before?.[0] === null ? left.before.length : null;
}
