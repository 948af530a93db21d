// How often a page began anew, which loses what was typed and read.

import type { Page } from "@playwright/test";

/** Counts from now on; `then` is called at each beginning. */
export function beginnings(page: Page, then: () => void = () => undefined): () => number {
  let begun = 0;
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) return;
    begun += 1;
    then();
  });
  return () => begun;
}
