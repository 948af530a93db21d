// @vitest-environment happy-dom
// What an order came to on the last day.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { Average } from "../src/pages/overview/figures.tsx";

const shown = async (data: (number | null)[]) => {
  const series = { labels: ["2026-11-28", "2026-11-29"], datasets: [{ label: "", data }] };
  await act(() => render(h(Average, { series, later: "" }), document.body));
  return document.body.textContent;
};

test("a day without orders has no average, which is not an average of nothing", async () => {
  expect(await shown([12.5, 20])).toContain("$20.00");
  const text = await shown([12.5, 0]);
  expect(text).toContain("–");
  expect(text).not.toContain("0.00");
});
