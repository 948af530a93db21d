// Whom imports brought in: they are counted from that day on, however long ago they bought.

import { type Answer, answered, api } from "./api.ts";
import { fresh } from "./fresh.ts";
import { useLoad } from "./load.ts";

/** Customers whom the imports brought in that ended after one day and not after another; `null` until that is known. */
export function useImported(from: string, to: string): Answer<"BroughtAnswer"> | null {
  const loaded = useLoad(
    async (signal) => {
      const params = { query: { from, to } };
      return { from, to, ...(await answered(api.GET("/api/rfm/imports/customers", { params, signal }))) };
    },
    [from, to],
    fresh,
  );
  const { value } = loaded;
  return value?.from === from && value.to === to ? value : null;
}
