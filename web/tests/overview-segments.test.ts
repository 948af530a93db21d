// @vitest-environment happy-dom
// How segments of the overview changed since a day.

import { describe, expect, it } from "vitest";
import { prospectLabels } from "../src/base/config.ts";
import type { Now, Past } from "../src/pages/overview/reads.ts";
import { linesOf } from "../src/pages/overview/segments.tsx";

describe("how segments changed", () => {
  const segment = (id: string, customers: number) =>
    ({ id, name: id, customers, share: 0, spend_total_minor: 0 }) as Now["segments"]["segments"][number];
  const now = { segments: { segments: [segment("VIP", 7), segment("Prospect", 20)] } } as Now;
  const past = (restated: boolean) =>
    ({ segments: { restated, segments: [segment("VIP", 5), segment("Prospect", 0)] } }) as Past;

  it("is not told of those without orders, where nobody knows them of that day", () => {
    prospectLabels.value = new Set(["Prospect"]);
    const changes = (restated: boolean) => linesOf(now, past(restated)).map(({ change }) => change);
    expect(changes(true)).toEqual([2, null]);
    expect(changes(false)).toEqual([2, 20]);
  });
});
