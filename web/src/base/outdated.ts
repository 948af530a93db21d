// After an upgrade of the service the parts of the page that were not read yet are gone: the page is begun anew, once.

import { keptInTab } from "./kept.ts";

const KEPT = "rfm.begun-anew";

/** A part that is missing again so soon is not there for another reason. */
const ONCE_WITHIN_MS = 60_000;

/** Whether to begin anew now; remembers that it was done. */
export function mayBeginAnew(now: number): boolean {
  const last = Number(keptInTab.get(KEPT) ?? Number.NEGATIVE_INFINITY);
  if (now - last < ONCE_WITHIN_MS) return false;
  // What does not outlive the page could not end a loop.
  return keptInTab.set(KEPT, String(now));
}

/** Begins anew when a part of the page is missing, if the service is there: else nothing would be left to look at. */
export function followUpgrades(): void {
  addEventListener("vite:preloadError", async () => {
    const answer = await fetch(location.href, { cache: "no-store", headers: { accept: "text/html" } }).catch(
      () => null,
    );
    if (answer?.ok && mayBeginAnew(Date.now())) location.reload();
  });
}
