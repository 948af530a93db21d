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
