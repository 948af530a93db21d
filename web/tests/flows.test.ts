// Where the ribbons of a picture of flows stand.

import { expect, test } from "vitest";
import { layoutFlows } from "../src/charts/flows-layout.ts";

const ENDS = ["a", "b", "c"].map((id) => ({ id, name: id.toUpperCase() }));
const NONE = { id: null, name: "none" };

test("ribbons leave and arrive one below the other, each as thick as its customers", () => {
  const flows = [
    { from: "b", to: "a", customers: 100 },
    { from: "a", to: "b", customers: 300 },
    { from: "a", to: "a", customers: 600 },
  ];
  const layout = layoutFlows(ENDS, ENDS, flows);
  expect(layout.links.map(({ link }) => `${link.from}${link.to}`)).toEqual(["aa", "ab", "ba"]);
  const [stays, goes, comes] = layout.links;
  expect(goes?.fromTop).toBeCloseTo(stays?.thickness ?? 0);
  expect(goes?.thickness).toBeCloseTo((stays?.thickness ?? 0) / 2);
  expect(comes?.toTop).toBeCloseTo(stays?.thickness ?? 0);
  expect(layout.from.map((node) => [node.id, node.customers])).toEqual([
    ["a", 900],
    ["b", 100],
  ]);
  expect(layout.to.map((node) => [node.id, node.customers])).toEqual([
    ["a", 700],
    ["b", 300],
  ]);
});

test("nodes never overlap, and nobody is drawn too thin to be seen", () => {
  const flows = [
    { from: "a", to: "b", customers: 1_000_000 },
    { from: "b", to: "c", customers: 1 },
    { from: null, to: "c", customers: 1 },
  ];
  const { from, links, height } = layoutFlows([...ENDS, NONE], ENDS, flows);
  for (const [at, node] of from.entries()) {
    const next = from[at + 1];
    if (next) expect(node.top + Math.max(node.height, 30)).toBeLessThan(next.top);
  }
  expect(Math.min(...links.map((link) => link.thickness))).toBeGreaterThanOrEqual(1);
  expect(from.at(-1)?.id).toBe(null);
  expect(height).toBeGreaterThan(from.at(-1)?.top ?? 0);
});

test("flows of nobody, and of segments that are not given, are left out", () => {
  const flows = [
    { from: "a", to: "b", customers: 0 },
    { from: "x", to: "b", customers: 5 },
  ];
  expect(layoutFlows(ENDS, ENDS, flows)).toEqual({ from: [], to: [], links: [], height: 0 });
});
