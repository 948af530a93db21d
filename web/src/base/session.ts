// Who calls: inside Shopify's admin a fresh session token of App Bridge for each call, elsewhere a token that was
// handed over once in the address.

import { Failure } from "./failure.ts";
import { keptInTab } from "./kept.ts";

/** Where a handed-over token is kept: gone with the tab. */
const KEPT = "rfm.token";

/** Whether the page is shown inside Shopify's admin. */
export const isEmbedded = () => typeof window.shopify?.idToken === "function";

/** Takes the token out of the address, so that it is in no bookmark and no history. */
export function takeHandedOverToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  keptInTab.set(KEPT, token);
  history.replaceState(null, "", location.pathname + location.search);
}

/** How long App Bridge may take: the admin around the page may be gone. */
export const TOKEN_WITHIN_MS = 10_000;

/** A token for one call; `null` without one. Throws a `Failure` if App Bridge gives none. */
export async function token(): Promise<string | null> {
  if (!isEmbedded()) return keptInTab.get(KEPT);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("App Bridge gives no token")), TOKEN_WITHIN_MS);
  });
  try {
    return await Promise.race([window.shopify.idToken(), late]);
  } catch (thrown) {
    throw new Failure("away", String(thrown));
  } finally {
    clearTimeout(timer);
  }
}
