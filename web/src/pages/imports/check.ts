// What can be seen of a file before it is sent, by the service's own codes, so that nobody waits for an upload that
// can only be refused. Where this is in doubt it lets the file go: the service decides.

import type { Coded } from "../../base/failure.ts";

/** So much is looked at: more than any header of an export. */
export const LOOKED_AT_BYTES = 64 << 10;

/** Where a byte 0 shows that a file is no text. */
const TEXT_BYTES = 4 << 10;

const REQUIRED = ["Name", "Email", "Financial Status", "Currency", "Total", "Created at"];
/** One of these tells the customer as well as an e-mail does. */
const CUSTOMER_ID = ["customer id", "customer_id", "customerid"];

const coded = (code: string, args: Record<string, unknown> = {}): Coded => ({ code, args, problem: code });

const latin = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

const PACKED = ["PK\x03\x04", "\x1f\x8b", "\x28\xb5\x2f\xfd", "BZh", "\xfd7zXZ", "7z\xbc\xaf"];

/** Refuses what is no text, by how it begins. */
function lookAtKind(start: Uint8Array): Coded | null {
  const text = latin(start.subarray(0, TEXT_BYTES));
  const begins = (...marks: string[]) => marks.some((mark) => text.startsWith(mark));
  // A workbook is packed too, and names its parts; one of the older kind is not.
  const isWorkbook = begins("PK\x03\x04") && (text.includes("[Content_Types].xml") || text.includes("xl/"));
  if (begins("\xd0\xcf\x11\xe0") || isWorkbook) return coded("not-csv-xlsx");
  if (begins(...PACKED)) return coded("not-csv-packed");
  if (begins("\xff\xfe", "\xfe\xff")) return coded("wrong-encoding");
  if (text.includes("\0") || begins("%PDF", "\x89PNG")) return coded("not-csv-binary");
  return null;
}

/** Fields of one line, with or without quotes. */
export function fieldsOf(line: string): string[] {
  const fields = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  const names = fields.map((field) => field.replace(/,$/, "").replace(/^"(.*)"$/s, "$1"));
  // What matches last is the emptiness behind the last field, unless a comma stands there.
  if (!line.endsWith(",")) names.pop();
  return names;
}

function lookAtHeader(header: string): Coded | null {
  const names = fieldsOf(header).map((name) => name.trim().toLowerCase());
  const has = (name: string) => names.includes(name.toLowerCase());
  const isNamed = CUSTOMER_ID.some(has);
  const missing = REQUIRED.filter((name) => !has(name) && !(name === "Email" && isNamed));
  if (missing.length === 0) return null;
  const separator = header.includes(",")
    ? null
    : header.includes(";")
      ? "semicolon"
      : header.includes("\t")
        ? "tab"
        : null;
  return separator ? coded("wrong-separator", { separator }) : coded("missing-columns", { columns: missing });
}

/** A file that is larger than the service takes. */
export const tooLarge = (size: number, mostBytes: number | null): Coded | null =>
  mostBytes !== null && size > mostBytes ? coded("too-large", { most_bytes: mostBytes }) : null;

/** What is wrong with a file of this size that begins so; `null` if nothing is seen. */
export function look(start: Uint8Array, size: number, mostBytes: number | null): Coded | null {
  const large = tooLarge(size, mostBytes);
  if (large) return large;
  const kind = lookAtKind(start);
  if (kind) return kind;
  // The decoder leaves the mark of UTF-8 out.
  const text = new TextDecoder().decode(start);
  if (text === "") return coded("empty-file");
  // Orders as in webhooks, one object a line.
  if (text.trimStart().startsWith("{")) return null;
  const end = text.search(/[\r\n]/);
  const isWhole = end >= 0 || start.length === size;
  return isWhole ? lookAtHeader(end >= 0 ? text.slice(0, end) : text) : null;
}

/** Looks at a file. A folder cannot be read, and is no export either. */
export async function check(file: File, mostBytes: number | null): Promise<Coded | null> {
  try {
    const start = await file.slice(0, LOOKED_AT_BYTES).arrayBuffer();
    return look(new Uint8Array(start), file.size, mostBytes);
  } catch {
    return coded("not-csv-binary");
  }
}
