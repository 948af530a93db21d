// Boxes of a picture: their ground, their lines, and what of their parts is seen.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is seen of the parts of an element; texts that go on beyond it may end in dots. */
export interface Clip extends Box {
  hasDots: boolean;
}

export type Paint = (context: CanvasRenderingContext2D) => void;

/** Whether there is anything to see of a box; a line has one pixel to its other side. */
export function isSeen({ left, top, right, bottom }: Box): boolean {
  const [width, height] = [right - left, bottom - top];
  return Math.min(width, height) > 0.5 && Math.max(width, height) > 1;
}

/** Whether a colour is fully transparent: its alpha is 0, not its blue. */
const isClear = (colour: string) => colour === "transparent" || /^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

export const shared = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

export const pixels = (length: string) => Number.parseFloat(length) || 0;

const CUTS = ["hidden", "clip"];
const SCROLLS = ["auto", "scroll"];

/** What is seen of an element's parts: where it scrolls all of them, also what is out of sight now. */
export function clipOf(style: CSSStyleDeclaration, rect: DOMRect, around: Clip | null): Clip | null {
  const ways = [style.overflowX, style.overflowY];
  if (ways.some((way) => SCROLLS.includes(way))) return null;
  if (!ways.some((way) => CUTS.includes(way))) return around;
  const inside = {
    left: rect.left + pixels(style.borderLeftWidth),
    top: rect.top + pixels(style.borderTopWidth),
    right: rect.right - pixels(style.borderRightWidth),
    bottom: rect.bottom - pixels(style.borderBottomWidth),
  };
  return { ...(around ? shared(inside, around) : inside), hasDots: style.textOverflow === "ellipsis" };
}

/** The outline of a box, each corner as round as it is. */
function outlineOf(style: CSSStyleDeclaration, { x, y, width, height }: DOMRect): Path2D {
  const radius = (corner: string) =>
    corner.endsWith("%") ? (pixels(corner) / 100) * Math.min(width, height) : pixels(corner);
  const outline = new Path2D();
  outline.roundRect(
    x,
    y,
    width,
    height,
    [
      style.borderTopLeftRadius,
      style.borderTopRightRadius,
      style.borderBottomRightRadius,
      style.borderBottomLeftRadius,
    ].map(radius),
  );
  return outline;
}

export function paintBox(element: Element, style: CSSStyleDeclaration, rect: DOMRect): Paint | null {
  if (element instanceof SVGElement || isClear(style.backgroundColor)) return null;
  return (context) => {
    const outline = outlineOf(style, rect);
    context.fillStyle = style.backgroundColor;
    context.fill(outline);
    if (element.classList.contains("hatched")) paintStripes(context, style.color, rect, outline);
  };
}

const SIDES = ["Top", "Right", "Bottom", "Left"] as const;

/** The lines around a box: all of them as one where they are the same, else each that is there. */
export function paintBorders(element: Element, style: CSSStyleDeclaration, rect: DOMRect): Paint | null {
  if (element instanceof SVGElement) return null;
  const lines = SIDES.map((side) => ({
    side,
    width: style[`border${side}Style`] === "none" ? 0 : pixels(style[`border${side}Width`]),
    colour: style[`border${side}Color`],
  })).filter(({ width, colour }) => width > 0 && !isClear(colour));
  const [first] = lines;
  if (!first) return null;
  const isWhole = lines.length === 4 && lines.every((line) => line.width === first.width);
  const { left, top, right, bottom } = rect;
  return (context) => {
    if (isWhole) {
      context.save();
      // Of the line that is drawn on the outline, the half inside stays.
      const outline = outlineOf(style, rect);
      context.clip(outline);
      context.strokeStyle = first.colour;
      context.lineWidth = 2 * first.width;
      context.stroke(outline);
      context.restore();
      return;
    }
    for (const { side, width, colour } of lines) {
      context.fillStyle = colour;
      if (side === "Top") context.fillRect(left, top, rect.width, width);
      if (side === "Bottom") context.fillRect(left, bottom - width, rect.width, width);
      if (side === "Left") context.fillRect(left, top, width, rect.height);
      if (side === "Right") context.fillRect(right - width, top, width, rect.height);
    }
  };
}

/** Pixels from stripe to stripe. */
const STRIPES = 7;

/** Stripes over a box. */
function paintStripes(
  context: CanvasRenderingContext2D,
  colour: string,
  rect: DOMRect,
  outline: Path2D,
): void {
  context.save();
  context.clip(outline);
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
