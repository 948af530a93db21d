// What is on the screen as a PNG: boxes, texts, canvases and drawings are painted where the browser has laid them
// out, so that a picture is what was seen, mirrored languages and the dark look included. What ::before and ::after
// draw, and shadows, are no part of it.

import {
  type Box,
  type Clip,
  clipOf,
  isSeen,
  type Paint,
  paintBorders,
  paintBox,
  shared,
} from "./picture-boxes.ts";
import { isTicked, linesOf, paintField, paintText, paintTick, saidBy, wrapped } from "./picture-text.ts";

/** Pixels of a picture for one of the page: it is shown on other screens, and larger. */
export const scaleOfPictures = () => Math.max(2, globalThis.devicePixelRatio || 1);

const MARGIN = 16;
const TITLE_HEIGHT = 24;
const LINE_HEIGHT = 18;
/** Between what stands over a picture and the picture. */
const HEAD_GAP = 10;

interface Painting {
  /** What is not there yet is waited for before anything is painted. */
  paints: (Paint | Promise<Paint>)[];
  bounds: Box;
}

/** What of the look of a drawing comes from outside of it. */
const INHERITED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "stroke-linecap",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "direction",
];

/** A drawing with its look written into it. */
export function withItsLook(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")] as SVGElement[];
  for (const [at, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const name of INHERITED) copies[at]?.style.setProperty(name, style.getPropertyValue(name));
  }
  return copy;
}

/** A drawing as an image. */
async function imageOf(svg: SVGSVGElement, rect: DOMRect): Promise<HTMLImageElement> {
  const copy = withItsLook(svg);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(rect.width));
  copy.setAttribute("height", String(rect.height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

/** Whether an element and all in it is no part of a picture: it is not seen, or is said to be none. */
export function isLeftOut(element: Element): boolean {
  const { visibility, display } = getComputedStyle(element);
  return (
    visibility === "hidden" ||
    display === "none" ||
    // What is folded away has boxes all the same; browsers before 2024 do not tell.
    element.checkVisibility?.() === false ||
    element.classList.contains("visually-hidden") ||
    element.hasAttribute("data-unpictured")
  );
}

/** As it is turned from right to left in its place, where it is. */
const turned = (what: Paint, { left, right }: Box): Paint => {
  return (context) => {
    context.save();
    context.translate(left + right, 0);
    context.scale(-1, 1);
    what(context);
    context.restore();
  };
};

/** No more of it than is seen. */
const cut = (what: Paint, { left, top, right, bottom }: Box): Paint => {
  return (context) => {
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    what(context);
    context.restore();
  };
};

function grow(bounds: Box, by: Box): void {
  bounds.left = Math.min(bounds.left, by.left);
  bounds.top = Math.min(bounds.top, by.top);
  bounds.right = Math.max(bounds.right, by.right);
  bounds.bottom = Math.max(bounds.bottom, by.bottom);
}

function add(
  { paints, bounds }: Painting,
  what: Paint | Promise<Paint> | null,
  where: Box,
  clip: Clip | null,
) {
  const seen = clip ? shared(where, clip) : where;
  if (!what || !isSeen(seen)) return;
  const within = (paint: Paint) => (clip ? cut(paint, clip) : paint);
  paints.push(what instanceof Promise ? what.then(within) : within(what));
  grow(bounds, seen);
}

/** A canvas or a drawing in its place. */
async function paintDrawing(element: HTMLCanvasElement | SVGSVGElement, rect: DOMRect): Promise<Paint> {
  const image = element instanceof HTMLCanvasElement ? element : await imageOf(element, rect);
  return (context) => context.drawImage(image, rect.x, rect.y, rect.width, rect.height);
}

/** Collects what is to be painted of an element and all in it. */
function collect(element: Element, painting: Painting, clip: Clip | null): void {
  if (isLeftOut(element)) return;
  const style = getComputedStyle(element);
  const rect = element.getBoundingClientRect();
  // The room of its last cells is part of a table, though nothing is painted there.
  if (element instanceof HTMLTableElement) grow(painting.bounds, clip ? shared(rect, clip) : rect);
  const asIs = (what: Paint) => (style.transform.startsWith("matrix(-1,") ? turned(what, rect) : what);
  add(painting, paintBox(element, style, rect), rect, clip);
  add(painting, paintBorders(element, style, rect), rect, clip);
  if (element instanceof HTMLCanvasElement || element instanceof SVGSVGElement) {
    if (isSeen(rect)) add(painting, paintDrawing(element, rect).then(asIs), rect, clip);
    return;
  }
  const said = saidBy(element);
  if (isTicked(element) || said !== null) {
    const field = isTicked(element) ? paintTick(element, style, rect) : paintField(said ?? "", style, rect);
    add(painting, field, rect, clip);
    return;
  }
  const inside = clipOf(style, rect, clip);
  for (const child of element.childNodes) {
    if (child instanceof Element) collect(child, painting, inside);
    if (!(child instanceof Text) || !child.data.trim()) continue;
    for (const [text, where] of linesOf(child))
      add(painting, asIs(paintText(text, style, where, inside)), where, inside);
  }
}

/** Scrolls all in an element to its beginning, where what stays in sight covers nothing; returns what puts it back. */
function unscrolled(element: Element): () => void {
  const scrolled = [element, ...element.querySelectorAll("*")]
    .map((one) => ({ one, left: one.scrollLeft, top: one.scrollTop }))
    .filter(({ left, top }) => left !== 0 || top !== 0);
  for (const { one } of scrolled) one.scrollTo({ left: 0, top: 0, behavior: "instant" });
  return () => {
    for (const { one, left, top } of scrolled) one.scrollTo({ left, top, behavior: "instant" });
  };
}

/** What stands over a picture. */
export interface Head {
  title: string;
  /** Of whom, when and what it is, each in lines of its own. */
  notes: string[];
}

interface HeadLine {
  text: string;
  font: string;
  colour: string;
  height: number;
}

/** What stands over a picture of this width, line by line. */
function headOf(context: CanvasRenderingContext2D, { title, notes }: Head, width: number): HeadLine[] {
  const root = getComputedStyle(document.documentElement);
  const lines = (text: string, font: string, colour: string, height: number): HeadLine[] => {
    context.font = font;
    const measure = (text: string) => context.measureText(text).width;
    return wrapped(text, width - 2 * MARGIN, measure).map((text) => ({ text, font, colour, height }));
  };
  const colour = (name: string) => root.getPropertyValue(`--p-color-${name}`);
  return [
    ...lines(title, `600 16px ${root.fontFamily}`, colour("text"), TITLE_HEIGHT),
    ...notes.flatMap((note) => lines(note, `12px ${root.fontFamily}`, colour("text-secondary"), LINE_HEIGHT)),
  ];
}

/** Fills the ground, and writes what stands over the picture. */
function paintHead(context: CanvasRenderingContext2D, lines: HeadLine[], width: number): void {
  const root = getComputedStyle(document.documentElement);
  const isMirrored = root.direction === "rtl";
  context.fillStyle = root.getPropertyValue("--p-color-bg-surface");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.direction = isMirrored ? "rtl" : "ltr";
  context.textAlign = "start";
  context.textBaseline = "middle";
  let y = MARGIN;
  for (const { text, font, colour, height } of lines) {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, isMirrored ? width - MARGIN : MARGIN, y + height / 2);
    y += height;
  }
}

/** What an element shows, with a title above it; also what of it is scrolled out of sight. */
export async function pngOf(element: Element, head: Head): Promise<Blob> {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const painting: Painting = { paints: [], bounds };
  const putBack = unscrolled(element);
  collect(element, painting, null);
  putBack();
  const paints = await Promise.all(painting.paints);
  const scale = scaleOfPictures();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no pictures");
  const width = Math.max(bounds.right - bounds.left, 0) + 2 * MARGIN;
  const lines = headOf(context, head, width);
  const headHeight = lines.reduce((sum, { height }) => sum + height, HEAD_GAP);
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil((Math.max(bounds.bottom - bounds.top, 0) + 2 * MARGIN + headHeight) * scale);
  context.scale(scale, scale);
  paintHead(context, lines, width);
  context.translate(MARGIN - bounds.left, MARGIN + headHeight - bounds.top);
  for (const paint of paints) paint(context);
  return await new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is too large"))), "image/png"),
  );
}
