// How a customer is called where no name is known to us: one way on all pages.

/** The shop's id, by which Shopify finds the customer; else the end of our own. */
export const customerName = ({ id, shopify_id }: { id: string; shopify_id?: string | null }) =>
  shopify_id ?? `…${id.slice(-8)}`;
