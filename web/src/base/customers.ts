// What is said of a customer in the same way on all pages.

import { number } from "./format.ts";
import { t } from "./i18n.ts";

interface Customer {
  id: string;
  shopify_id?: string | null;
}

/** How a customer is called where no name is known to us: by the shop's id, by which Shopify finds it; else the end of ours. */
export const customerCalled = ({ id, shopify_id }: Customer) =>
  t("common-customer", { id: shopify_id ?? `…${id.slice(-8)}` });

/** The same among customers, where the shop's id needs no word. */
export const customerName = (customer: Customer) => customer.shopify_id ?? customerCalled(customer);

/** Recency, frequency and monetary, as in 5·3·1; a dash without scores. */
export const scoresText = (scores: readonly number[] | null | undefined) =>
  scores?.map(number).join("·") ?? "–";

/** Why a customer moved, in words. */
export const causeText = (cause: string) => t(`common-cause-${cause}`);
