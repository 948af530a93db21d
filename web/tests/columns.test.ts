// Files name the same column alike, whoever makes them.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { columnsOf, isShared } from "../src/parts/columns.ts";
import { CUSTOMER_COLUMNS } from "../src/parts/customer-files.ts";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));
const SERVICE = fileURLToPath(new URL("../../service/src/export/columns.rs", import.meta.url));

/** A column as a page writes it down: key, heading, kind. */
const WRITTEN = /\{\s*key: "(\w+)",\s*heading: t\("([\w-]+)"\),\s*kind: "(\w+)",?\s*\}/g;

interface Written {
  file: string;
  key: string;
  heading: string;
  kind: string;
}

const written: Written[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    [...readFileSync(`${SRC}${file}`, "utf8").matchAll(WRITTEN)].map(
      ([, key = "", heading = "", kind = ""]) => ({ file, key, heading, kind }),
    ),
  );

test("a column that a page writes down is none of those that several have, or the same", () => {
  expect(written.length).toBeGreaterThan(10);
  const others = written.filter(({ key, heading, kind }) => {
    const [known] = isShared(key) ? columnsOf(key) : [];
    return known && (known.heading !== heading || known.kind !== kind);
  });
  expect(others).toEqual([]);
});

test("a name is of one kind and has one heading", () => {
  const clashes = written.filter(({ key, heading, kind }) =>
    written.some((one) => one.key === key && (one.kind !== kind || one.heading !== heading)),
  );
  expect(clashes).toEqual([]);
});

test("customers have the columns of the service's export", () => {
  const names = [...readFileSync(SERVICE, "utf8").matchAll(/\(Column::\w+, "(\w+)"\)/g)].map(
    ([, name]) => name,
  );
  expect(names.length).toBeGreaterThan(10);
  expect(CUSTOMER_COLUMNS.filter((name) => !names.includes(name))).toEqual([]);
});
