// @vitest-environment happy-dom
// The customers of a flow as a file.

import { expect, test } from "vitest";
import { dataOf } from "../src/pages/movement/movers.tsx";
import { csvOf } from "../src/ui/data.ts";

test("each score has a column, which no spreadsheet reads as a day", () => {
  const mover = {
    id: "0190",
    shopify_id: "42",
    from: "New",
    to: "Loyal",
    new: false,
    gone: false,
    scores_from: [5, 3, 4],
    scores_to: null,
  };
  const data = dataOf([mover as never], (_, label) => label ?? "");
  expect(data.columns.slice(3, 9).map(({ key }) => key)).toEqual([
    "recency_before",
    "frequency_before",
    "monetary_before",
    "recency_after",
    "frequency_after",
    "monetary_after",
  ]);
  expect(data.rows[0]?.slice(3, 9)).toEqual([5, 3, 4, null, null, null]);
  expect(csvOf(data)).toContain("42,New,Loyal,5,3,4,,,,0190");
});
