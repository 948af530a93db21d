// Files that a page gives, read back by readers that are not its own: CSV, JSON, and pictures by the browser's decoder.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";

export interface Picture {
  width: number;
  height: number;
  /** Different colours, and the part that the most common one has. */
  colours: number;
  largest: number;
}

/** Takes a file out of a menu. */
export async function fileOf(page: Page, menu: Locator, item: RegExp): Promise<Buffer> {
  await menu.click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: item }).click();
  return await readFile(await (await coming).path());
}

/** A cell, with quotes or without, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g;

/** The cells of a CSV, its header first. Throws unless it begins with the mark by which Excel tells UTF-8. */
export function csvRows(file: Buffer): string[][] {
  const text = file.toString("utf8");
  if (!text.startsWith("\u{feff}")) throw new Error("this CSV has no mark of its encoding");
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain, end] of text.slice(1).matchAll(CELL)) {
    if (whole === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** A PNG as the browser decodes it. */
export async function pictureOf(page: Page, file: Buffer): Promise<Picture> {
  return await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    if (!context) throw new Error("this browser draws nothing");
    context.drawImage(bitmap, 0, 0);
    const counts = new Map<number, number>();
    for (const pixel of new Uint32Array(context.getImageData(0, 0, width, height).data.buffer))
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return {
      width,
      height,
      colours: counts.size,
      largest: Math.max(...counts.values()) / (width * height),
    };
  }, file.toString("base64"));
}

/** Pixels of a side of the squares that are compared. */
const SQUARE = 8;

/**
 * How much of what is on the screen is otherwise in the lower part of a picture, twice as large, 0 to 1: squares whose
 * lightness is another one. Letters are drawn a little differently, and marks of what can be pressed are not drawn.
 */
export async function unlikeness(page: Page, file: Buffer, where: Locator): Promise<number> {
  await page.mouse.move(0, 0);
  const screen = await where.screenshot({ animations: "disabled" });
  const pictures = [file, screen].map((png) => png.toString("base64"));
  return await page.evaluate(
    async ([pictures, square, margin]) => {
      const [picture, screen] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          return await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        }),
      );
      if (!picture || !screen) throw new Error("there is nothing to compare");
      const { width, height } = screen;
      const lightness = (draw: (context: OffscreenCanvasRenderingContext2D) => void) => {
        const context = new OffscreenCanvas(width, height).getContext("2d");
        if (!context) throw new Error("this browser draws nothing");
        draw(context);
        const { data } = context.getImageData(0, 0, width, height);
        return (x: number, y: number) => {
          let sum = 0;
          for (let at = 0; at < square * square; at += 1) {
            const pixel = 4 * ((y + Math.floor(at / square)) * width + x + (at % square));
            sum += ((data[pixel] ?? 0) + (data[pixel + 1] ?? 0) + (data[pixel + 2] ?? 0)) / 3;
          }
          return sum / (square * square);
        };
      };
      const seen = lightness((context) => context.drawImage(screen, 0, 0));
      const drawn = lightness((context) => {
        const top = picture.height - 2 * (height + margin);
        context.drawImage(picture, 2 * margin, top, 2 * width, 2 * height, 0, 0, width, height);
      });
      let [all, others] = [0, 0];
      for (let y = 0; y + square <= height; y += square) {
        for (let x = 0; x + square <= width; x += square) {
          all += 1;
          if (Math.abs(seen(x, y) - drawn(x, y)) > 32) others += 1;
        }
      }
      return others / all;
    },
    [pictures, SQUARE, 16] as const,
  );
}

/** A row of a JSON file. */
export type Row = Record<string, string | number | null>;

const decimals = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
const dollars = (options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", ...options });

/** How a value of a file may be written on the screen of a shop in dollars. */
function writings(key: string, value: string | number): string[] {
  if (typeof value === "number") {
    if (key.endsWith("_minor")) return [{}, decimals(0)].map((one) => dollars(one).format(value / 100));
    const styles: Intl.NumberFormatOptions[] = [{}, decimals(2)];
    if (key === "share" || key === "revenue_change")
      for (const one of [decimals(0), decimals(1), { maximumFractionDigits: 1 }])
        styles.push({ style: "percent", ...one });
    return styles.map((one) => new Intl.NumberFormat("en-US", one).format(value));
  }
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(new Date(value));
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [format({ dateStyle: "medium" })];
  if (/^\d{4}-\d{2}$/.test(value)) return [format({ month: "short", year: "numeric" })];
  return [value];
}

/** Where a value ends in a text, from a place on; not as a part of a longer number. Below 0 where it is not there. */
function endOf(text: string, from: number, key: string, value: string | number): number {
  const ends = writings(key, value).flatMap((written) => {
    const literal = written.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const whole = new RegExp(`(?<![\\d.,])${literal}(?![\\d,]*\\d)`, "g");
    whole.lastIndex = from;
    return whole.test(text) ? [whole.lastIndex] : [];
  });
  return ends.length > 0 ? Math.min(...ends) : -1;
}

/** What of a row is not in a text, one value after the other. */
export function missingIn(text: string, row: Row): string[] {
  let at = 0;
  return Object.entries(row).flatMap(([key, value]) => {
    const end = value === null ? at : endOf(text, at, key, value);
    if (end < 0) return [`${key} ${value} in: ${text}`];
    at = end;
    return [];
  });
}

/** What the CSV says differently than the JSON of the same rows: money there is in the currency's own unit. */
export function differences(csv: string[][], json: Row[]): string[] {
  const [, ...lines] = csv;
  const written = json.map((row) =>
    Object.entries(row).map(([key, value]) => {
      if (typeof value === "number" && key.endsWith("_minor")) return String(value / 100);
      return value === null ? "" : String(value);
    }),
  );
  if (lines.length !== written.length) return [`${lines.length} lines for ${written.length} rows`];
  return written.flatMap((row, at) =>
    row.join("|") === lines[at]?.join("|") ? [] : [`${lines[at]} is ${row}`],
  );
}
