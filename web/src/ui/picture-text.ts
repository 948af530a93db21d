// Texts of a picture: where the browser has laid them out, in lines, and cut where there is no room; and what fields
// say, which is no text of the page.

import { type Box, type Clip, type Paint, pixels } from "./picture-boxes.ts";

/** What stands for the rest of a text. */
const DOTS = "…";

type Measure = (text: string) => number;

/** What of a text is as wide as there is room; where it is cut, it ends in dots. */
export function fitted(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (letters.length > 0 && measure(letters.join("").trimEnd() + DOTS) > room) letters.pop();
  return letters.join("").trimEnd() + DOTS;
}

/** A text in lines, broken between words; a word that is wider than a line is cut. */
export function wrapped(text: string, room: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(fitted(word, room, measure));
  }
  return lines;
}

const isOneLine = (range: Range) => {
  const [first, ...others] = range.getClientRects();
  return others.every((rect) => !first || Math.abs(rect.top - first.top) < 1);
};

/** The pieces of a text that stand in one line each: all of it, else its words, else what of a word does. */
export function* linesOf(node: Text): Generator<[string, DOMRect]> {
  const range = document.createRange();
  range.selectNodeContents(node);
  if (isOneLine(range)) {
    yield [node.data.trim(), range.getBoundingClientRect()];
    return;
  }
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const part = (from: number, to: number): [string, DOMRect] => {
      range.setStart(node, index + from);
      range.setEnd(node, index + to);
      return [word.slice(from, to), range.getBoundingClientRect()];
    };
    const whole = part(0, word.length);
    // What is written without spaces goes on in the next line.
    if (isOneLine(range)) yield whole;
    else yield* piecesOf(word, part);
  }
}

/** The pieces of a word in several lines. */
function* piecesOf(
  word: string,
  part: (from: number, to: number) => [string, DOMRect],
): Generator<[string, DOMRect]> {
  let start = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(word)) {
    const isNext = part(index, index + segment.length)[1].top - part(start, start + 1)[1].top >= 1;
    if (!isNext) continue;
    yield part(start, index);
    start = index;
  }
  yield part(start, word.length);
}

export function paintText(text: string, style: CSSStyleDeclaration, rect: Box, clip: Clip | null): Paint {
  const isMirrored = style.direction === "rtl";
  const middle = (rect.top + rect.bottom) / 2;
  // Half a pixel is nothing: browsers round.
  const isCut = clip?.hasDots && (rect.right > clip.right + 0.5 || rect.left < clip.left - 0.5);
  return (context) => {
    context.fillStyle = style.color;
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.direction = isMirrored ? "rtl" : "ltr";
    context.textBaseline = "middle";
    if (!isCut) {
      context.textAlign = "center";
      context.fillText(text, (rect.left + rect.right) / 2, middle);
      return;
    }
    const room = isMirrored ? rect.right - clip.left : clip.right - rect.left;
    context.textAlign = "start";
    const measure = (text: string) => context.measureText(text).width;
    context.fillText(fitted(text, room, measure), isMirrored ? rect.right : rect.left, middle);
  };
}

/** What a field says, which is no text of the page; `null` of what is none, or says it by its look. */
export function saidBy(element: Element): string | null {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? "";
  if (element instanceof HTMLTextAreaElement) return element.value;
  return element instanceof HTMLInputElement ? element.value || element.placeholder : null;
}

export const isTicked = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio");

/** The text of a field, where it begins, cut where its room ends. */
export function paintField(text: string, style: CSSStyleDeclaration, rect: DOMRect): Paint {
  const room = {
    left: rect.left + pixels(style.paddingLeft) + pixels(style.borderLeftWidth),
    right: rect.right - pixels(style.paddingRight) - pixels(style.borderRightWidth),
    top: rect.top,
    bottom: rect.bottom,
    hasDots: true,
  };
  return (context) => {
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { width } = context.measureText(text);
    const where =
      style.direction === "rtl"
        ? { ...room, left: room.right - width }
        : { ...room, right: room.left + width };
    paintText(text, style, where, room)(context);
  };
}

/** A box to tick, which the browser draws by itself. */
export function paintTick(input: HTMLInputElement, style: CSSStyleDeclaration, rect: DOMRect): Paint {
  return (context) => {
    const { x, y, width, height } = rect;
    context.save();
    context.strokeStyle = style.color;
    context.beginPath();
    context.roundRect(x + 1, y + 1, width - 2, height - 2, input.type === "radio" ? width : 2);
    context.stroke();
    if (input.checked) {
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x + width * 0.25, y + height * 0.5);
      context.lineTo(x + width * 0.45, y + height * 0.7);
      context.lineTo(x + width * 0.75, y + height * 0.3);
      context.stroke();
    }
    context.restore();
  };
}
