// How a segment looks in charts: a colour that the colour-blind tell apart too, and a pattern of lines, so that
// colour is never alone. Both come from its label, which it keeps for as long as it lives, and from the labels of the
// shop's other segments, so that no two look alike: it looks the same on every page, whatever its name and its place
// in the order.

import { computed } from "@preact/signals";
import { labels } from "../base/config.ts";
import { isDark } from "../base/theme.ts";
import { isNoSegment } from "./ends.ts";

/** After Okabe and Ito, moved until each stands out from light ground and no two are seen alike. */
const ON_LIGHT = ["#0072b2", "#d63300", "#13785f", "#b25080", "#73722d", "#2084f3", "#6e4a85", "#4b574f"];

/** The same, lighter on dark ground. */
const ON_DARK = ["#46b2e9", "#f08a3c", "#33df99", "#d287bc", "#e6c84b", "#84caff", "#c6b6d2", "#b2a08e"];

/** Lengths of strokes and gaps; changes once all colours were used. */
const DASHES: readonly number[][] = [[], [6, 3], [2, 3], [10, 3, 2, 3]];

export interface Look {
  colour: string;
  /** Of a line. */
  dash: number[];
}

/** The segments that every merchant begins with, each with a look that no other segment has. */
export const WITH_OWN_LOOK: readonly string[] = [
  "Champions",
  "Loyal",
  "Potential Loyalist",
  "New",
  "Promising",
  "Needs Attention",
  "About to Sleep",
  "Can't Lose",
  "At-Risk",
  "Hibernating",
  "Prospect",
  "VIP",
  "Big Spender",
  "Frequent Buyer",
  "Lapsing VIP",
];

/** Of customers in no segment: no hue. */
const OF_NONE = { light: "#8c8c8c", dark: "#8a8a8a" };

/** The colours of a theme. */
export const palette = (dark: boolean): readonly string[] => (dark ? ON_DARK : ON_LIGHT);

/** How many looks there are. */
export const LOOKS = ON_LIGHT.length * DASHES.length;

/** A number that is the same for a text everywhere (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** The looks that a segment may have, the one that is meant for it first. */
function wishesOf(id: string): number[] {
  const own = WITH_OWN_LOOK.map((_, at) => at);
  const others = Array.from({ length: LOOKS - own.length }, (_, at) => own.length + at);
  const first = hashOf(id) % others.length;
  const all = [...others.slice(first), ...others.slice(0, first), ...own];
  const at = WITH_OWN_LOOK.indexOf(id);
  return at < 0 ? all : [at, ...all];
}

/** Which of the looks is a segment's, where some are taken; the one that is meant for it where all are. */
function placeOf(id: string, taken: ReadonlySet<number>): number {
  const wishes = wishesOf(id);
  return wishes.find((place) => !taken.has(place)) ?? wishes[0] ?? 0;
}

/** Which look each segment of a shop has: first those with one of their own, then the others by their labels. */
export function placesOf(labels: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const isOwn = (id: string) => WITH_OWN_LOOK.includes(id);
  const sorted = [...new Set(labels)].sort();
  for (const id of [...sorted.filter(isOwn), ...sorted.filter((id) => !isOwn(id))]) {
    places.set(id, placeOf(id, new Set(places.values())));
  }
  return places;
}

const settled = computed(() => placesOf(labels.value));
const taken = computed(() => new Set(settled.value.values()));

/** How the segment of a label looks, also one that is not the shop's yet or any more; `null`, and who was not there,
 * are none. */
export function lookOf(id: string | null): Look {
  if (id === null || isNoSegment(id)) return { colour: isDark() ? OF_NONE.dark : OF_NONE.light, dash: [] };
  const [colours, at] = [palette(isDark()), settled.value.get(id) ?? placeOf(id, taken.value)];
  return {
    colour: colours[at % colours.length] ?? OF_NONE.light,
    dash: DASHES[Math.floor(at / colours.length)] ?? [],
  };
}

/** Pixels of a tile of a striped area. */
const TILE = 8;

/** What an area is filled with: the plain colour, or stripes of it where the line would be dashed. */
export function fillOf({ colour, dash }: Look): string | CanvasPattern {
  if (dash.length === 0) return colour;
  const tile = document.createElement("canvas");
  tile.width = TILE;
  tile.height = TILE;
  const context = tile.getContext("2d");
  if (!context) return colour;
  context.fillStyle = faded(colour, 0.45);
  context.fillRect(0, 0, TILE, TILE);
  context.strokeStyle = colour;
  context.lineWidth = 2 + (dash[0] ?? 0) / 6;
  context.beginPath();
  // Once through the tile, and through its corners, so that the stripes meet.
  for (const from of [-TILE, 0, TILE]) {
    context.moveTo(from - 1, TILE + 1);
    context.lineTo(from + TILE + 1, -1);
  }
  context.stroke();
  return context.createPattern(tile, "repeat") ?? colour;
}

/** A colour with so much of it, 0 to 1. */
export const faded = (colour: string, share: number) =>
  `${colour}${Math.round(share * 255)
    .toString(16)
    .padStart(2, "0")}`;
