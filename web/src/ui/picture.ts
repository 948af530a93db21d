// What is on the screen as a PNG: boxes, texts, canvases and drawings are painted where the browser has laid them
// out, so that a picture is what was seen, mirrored languages and the dark look included.

/** Pixels of a picture for one of the page: it is shown on other screens, and larger. */
export const scaleOfPictures = () => Math.max(2, globalThis.devicePixelRatio || 1);

const MARGIN = 16;
const TITLE_HEIGHT = 28;
const NOTE_HEIGHT = 24;
const HEAD_HEIGHT = TITLE_HEIGHT + NOTE_HEIGHT;

interface Bounds {
  start: number;
  top: number;
  end: number;
  bottom: number;
}

type Paint = (context: CanvasRenderingContext2D) => void;

interface Painting {
  paints: Paint[];
  bounds: Bounds;
}

const isSeen = (rect: DOMRect) => rect.width > 1 && rect.height > 1;
/** Whether a colour is fully transparent: its alpha is 0, not its blue. */
export const isClear = (colour: string) => colour === "transparent" || /^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

function paintBox(element: Element, style: CSSStyleDeclaration, rect: DOMRect): Paint | null {
  if (element instanceof SVGElement || isClear(style.backgroundColor)) return null;
  return (context) => {
    context.fillStyle = style.backgroundColor;
    context.beginPath();
    context.roundRect(rect.x, rect.y, rect.width, rect.height, Number.parseFloat(style.borderRadius) || 0);
    context.fill();
    if (element.classList.contains("hatched")) paintStripes(context, style.color, rect);
  };
}

/** Pixels from stripe to stripe. */
const STRIPES = 7;

/** Stripes over the box whose outline is the path. */
function paintStripes(context: CanvasRenderingContext2D, colour: string, rect: DOMRect): void {
  context.save();
  context.clip();
  context.globalAlpha = 0.2;
  context.strokeStyle = colour;
  context.beginPath();
  for (let x = rect.x - rect.height; x < rect.right; x += STRIPES) {
    context.moveTo(x, rect.bottom);
    context.lineTo(x + rect.height, rect.top);
  }
  context.stroke();
  context.restore();
}

/** The pieces of a text that stand in one line each. */
function* linesOf(node: Text): Generator<[string, DOMRect]> {
  const range = document.createRange();
  range.selectNodeContents(node);
  if (range.getClientRects().length <= 1) {
    yield [node.data.trim(), range.getBoundingClientRect()];
    return;
  }
  for (const word of node.data.matchAll(/\S+/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    yield [word[0], range.getBoundingClientRect()];
  }
}

function paintText(text: string, style: CSSStyleDeclaration, rect: DOMRect): Paint {
  return (context) => {
    context.fillStyle = style.color;
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.direction = style.direction === "rtl" ? "rtl" : "ltr";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, rect.x + rect.width / 2, rect.y + rect.height / 2);
  };
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

/** Collects what is to be painted of an element and all in it. */
async function collect(element: Element, painting: Painting): Promise<void> {
  const style = getComputedStyle(element);
  const rect = element.getBoundingClientRect();
  if (isLeftOut(element)) return;
  const paint = (what: Paint | null, where: DOMRect) => {
    if (!what || !isSeen(where)) return;
    painting.paints.push(what);
    const { bounds } = painting;
    bounds.start = Math.min(bounds.start, where.left);
    bounds.top = Math.min(bounds.top, where.top);
    bounds.end = Math.max(bounds.end, where.right);
    bounds.bottom = Math.max(bounds.bottom, where.bottom);
  };
  paint(paintBox(element, style, rect), rect);
  if (element instanceof HTMLCanvasElement || element instanceof SVGSVGElement) {
    if (!isSeen(rect)) return;
    const image = element instanceof HTMLCanvasElement ? element : await imageOf(element, rect);
    paint((context) => context.drawImage(image, rect.x, rect.y, rect.width, rect.height), rect);
    return;
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) await collect(child, painting);
    if (!(child instanceof Text) || !child.data.trim()) continue;
    for (const [text, where] of linesOf(child)) paint(paintText(text, style, where), where);
  }
}

/** What stands over a picture. */
interface Head {
  title: string;
  /** Of whom and when it is. */
  note: string;
}

/** Fills the ground, and writes what stands over the picture. */
function paintHead(context: CanvasRenderingContext2D, { title, note }: Head, width: number): void {
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string) => root.getPropertyValue(`--p-color-${name}`);
  const isMirrored = root.direction === "rtl";
  const x = isMirrored ? width - MARGIN : MARGIN;
  context.fillStyle = colour("bg-surface");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.direction = isMirrored ? "rtl" : "ltr";
  context.textAlign = "start";
  context.textBaseline = "middle";
  context.fillStyle = colour("text");
  context.font = `600 16px ${root.fontFamily}`;
  context.fillText(title, x, MARGIN + TITLE_HEIGHT / 2 - 4);
  context.fillStyle = colour("text-secondary");
  context.font = `12px ${root.fontFamily}`;
  context.fillText(note, x, MARGIN + TITLE_HEIGHT + NOTE_HEIGHT / 2 - 8);
}

/** What an element shows, with a title above it; also what of it is scrolled out of sight. */
export async function pngOf(element: Element, head: Head): Promise<Blob> {
  const bounds = { start: Infinity, top: Infinity, end: -Infinity, bottom: -Infinity };
  const painting: Painting = { paints: [], bounds };
  await collect(element, painting);
  const scale = scaleOfPictures();
  const width = Math.max(bounds.end - bounds.start, 0) + 2 * MARGIN;
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil((Math.max(bounds.bottom - bounds.top, 0) + 2 * MARGIN + HEAD_HEIGHT) * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no pictures");
  context.scale(scale, scale);
  paintHead(context, head, width);
  context.translate(MARGIN - bounds.start, MARGIN + HEAD_HEIGHT - bounds.top);
  for (const paint of painting.paints) paint(context);
  return await new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is too large"))), "image/png"),
  );
}
