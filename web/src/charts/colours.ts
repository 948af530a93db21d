// How a segment looks in charts: a colour that the colour-blind tell apart too, and a pattern of lines, so that
// colour is never alone. Both come from its place in the merchant's order, so that it looks the same everywhere.

import { isDark } from "../base/theme.ts";

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

/** How many looks there are before they begin again. */
export const LOOKS = ON_LIGHT.length * DASHES.length;

/** The colours of a theme. */
export const palette = (dark: boolean): readonly string[] => (dark ? ON_DARK : ON_LIGHT);

/** How the segment at this place in the order looks. */
export function lookOf(place: number): Look {
  const colours = palette(isDark());
  const at = Math.max(place, 0);
  return {
    colour: colours[at % colours.length] ?? "#4b574f",
    dash: DASHES[Math.floor(at / colours.length) % DASHES.length] ?? [],
  };
}

/** The looks of segments by their id, in the merchant's order. */
export function looksOf(ids: readonly string[]): Map<string, Look> {
  return new Map(ids.map((id, place) => [id, lookOf(place)]));
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
