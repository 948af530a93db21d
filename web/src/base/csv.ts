// Tables as CSV, as spreadsheets read it: with the mark by which they tell the encoding, and no cell that they run.

export type Cell = string | number | null;

/** By this Excel tells that the text is UTF-8. */
const BYTE_ORDER_MARK = "\u{feff}";

/** What a spreadsheet takes for a formula. */
const RUNS = /^[=+\-@\t\r\n]/;
const QUOTED = /[",\r\n]/;

/** One cell. A text that a spreadsheet would run begins with ' instead, as in the service's own CSV; numbers stay. */
export function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = RUNS.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A whole file, its header first. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(csvCell).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

/** Where the field at this place of a record begins and ends. */
function fieldAt(record: string, place: number): [number, number] {
  let start = 0;
  for (let at = 0; ; at += 1) {
    let end = start;
    while (end < record.length && record[end] !== ",") {
      // Past what is in quotation marks; two in a row end it and begin it again.
      if (record[end] === '"') end = closing(record, end);
      end += 1;
    }
    if (at === place || end >= record.length) return [start, end];
    start = end + 1;
  }
}

/** Where the quotation ends that begins here. */
function closing(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  return end < 0 ? text.length : end;
}

/** The whole records of a text, without the ends of their lines, and what is not whole yet. */
function recordsOf(text: string): [string[], string] {
  const records: string[] = [];
  let start = 0;
  let at = 0;
  let quote = text.indexOf('"');
  for (;;) {
    const end = text.indexOf("\n", at);
    if (end < 0) break;
    if (quote >= 0 && quote < end) {
      at = closing(text, quote) + 1;
      quote = text.indexOf('"', at);
      continue;
    }
    records.push(text.slice(start, text[end - 1] === "\r" ? end - 1 : end));
    start = end + 1;
    at = start;
  }
  return [records, text.slice(start)];
}

/** A file of CSV on its way, under another header, and with the fields of one column written in another way. */
export function rewritten(
  header: readonly string[],
  place: number,
  write: (field: string) => string,
): TransformStream<Uint8Array, Uint8Array> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  let rest = "";
  let isBegun = false;
  const lineOf = (record: string) => {
    const [start, end] = fieldAt(record, place);
    return `${record.slice(0, start)}${write(record.slice(start, end))}${record.slice(end)}\r\n`;
  };
  const take = (text: string) => {
    const [records, left] = recordsOf(rest + text);
    rest = left;
    if (records.length === 0) return "";
    const rows = isBegun ? records : records.slice(1);
    const begin = isBegun ? "" : csv(header, []);
    isBegun = true;
    return begin + rows.map(lineOf).join("");
  };
  return new TransformStream({
    transform(chunk, controller) {
      const text = take(decoder.decode(chunk, { stream: true }));
      if (text !== "") controller.enqueue(encoder.encode(text));
    },
    flush(controller) {
      const text = take(rest.endsWith("\n") || rest === "" ? "" : "\n");
      if (text !== "") controller.enqueue(encoder.encode(text));
    },
  });
}
