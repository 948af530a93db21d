// Pages of a list whose first page was read with something else.

import { fresh } from "./fresh.ts";
import { type Loaded, useLoad } from "./load.ts";
import type { Pages, Shown } from "./pages.ts";

interface Page {
  next?: string | null;
}

/** The page at the present place: the first one, or one that is read; until it came the one before it or the first. */
export function useLater<T extends Page>(
  first: T,
  { place }: Pages<string>,
  read: (place: string, signal: AbortSignal) => Promise<T>,
  keys: readonly unknown[] = [],
): Loaded<T & Shown<string>> {
  const later = useLoad(
    async (signal) => {
      if (place === null) return null;
      const page = await read(place, signal);
      return { ...page, place, next: page.next ?? null };
    },
    [place, ...keys],
    fresh,
  );
  const beginning = { ...first, place: null, next: first.next ?? null };
  if (place === null) return { ...later, value: beginning, failure: null, isLoading: false };
  return { ...later, value: later.value ?? beginning };
}
