// The columns that several files have: one name, one heading and one way of writing for each, wherever it stands.
// What the service's export has is called as it is there; JSON has the names, spreadsheets the headings.

import type { Schemas } from "../base/api.ts";
import { DIMENSIONS } from "../base/dimensions.ts";
import { t } from "../base/i18n.ts";
import type { DataColumn, Kind } from "../ui/index.ts";

type Named = readonly [kind: Kind, heading: () => string];

type Exported = keyof Schemas["ExportedCustomer"];

const OF_CUSTOMERS = {
  // Our own, by which our interface knows the customer.
  id: ["text", () => "id"],
  shopify_id: ["text", () => t("customers-shopify-id")],
  last_order_on: ["day", () => t("common-last-order")],
  order_count: ["number", () => t("common-orders")],
  spend_total_minor: ["money", () => t("common-spend")],
  recency: ["number", () => t("common-recency")],
  frequency: ["number", () => t("common-frequency")],
  monetary: ["number", () => t("common-monetary")],
  score: ["text", () => t("common-score")],
  segment: ["text", () => t("common-segment")],
  segments: ["list", () => t("customers-segments")],
  next_change_on: ["day", () => t("customers-next-change")],
} satisfies Partial<Record<Exported, Named>>;

const OF_OTHERS = {
  frequency_monetary: ["number", () => t("common-frequency-monetary")],
  customers: ["number", () => t("common-page-customers")],
  share: ["percent", () => t("common-share")],
  day: ["day", () => t("charts-day")],
  month: ["month", () => t("movement-month")],
  /** The primary segment before, and after. */
  from: ["text", () => t("movement-from-segment")],
  to: ["text", () => t("movement-to-segment")],
} satisfies Record<string, Named>;

const COLUMNS: Record<keyof typeof OF_CUSTOMERS | keyof typeof OF_OTHERS, Named> = {
  ...OF_CUSTOMERS,
  ...OF_OTHERS,
};

export type ColumnName = keyof typeof COLUMNS;

/** Whether several files have a column of this name. */
export const isShared = (name: string): name is ColumnName => Object.hasOwn(COLUMNS, name);

/** Columns by their names. */
export const columnsOf = (...names: readonly ColumnName[]): DataColumn[] =>
  names.map((key) => {
    const [kind, heading] = COLUMNS[key];
    return { key, heading: heading(), kind };
  });

/** Each score in a column of its own: together a spreadsheet reads them as a day. */
export const scoreColumns = (side: "before" | "after"): DataColumn[] =>
  DIMENSIONS.map((dimension) => ({
    key: `${dimension}_${side}`,
    heading: t(`movement-score-${side}`, { dimension: t(`common-${dimension}`) }),
    kind: "number",
  }));
