// Who calls: inside Shopify's admin a fresh session token of App Bridge for each call, elsewhere a token that was
// handed over once in the address.

/** Where a handed-over token is kept: gone with the tab. */
const KEPT = "rfm.token";

/** Whether the page is shown inside Shopify's admin. */
export const isEmbedded = () => typeof window.shopify?.idToken === "function";

/** Takes the token out of the address, so that it is in no bookmark and no history. */
export function takeHandedOverToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  sessionStorage.setItem(KEPT, token);
  history.replaceState(null, "", location.pathname + location.search);
}

/** A token for one call; `null` without one. */
export async function token(): Promise<string | null> {
  return isEmbedded() ? await window.shopify.idToken() : sessionStorage.getItem(KEPT);
}
