// The built kernel alone on a page of its own, under the policy that the merchant's page has, and the native kernel
// beside it.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const GENERATED = join(ROOT, "web/src/kernel/generated");
export const MODULE = join(GENERATED, "kernel_bg.wasm");
const POLICY = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const FILES: Record<string, [type: string, path: string]> = {
  "/kernel.js": ["text/javascript", join(GENERATED, "kernel.js")],
  "/kernel_bg.wasm": ["application/wasm", MODULE],
  "/cases.js": ["text/javascript", fileURLToPath(new URL("cases.js", import.meta.url))],
};

/** Builds the program that has the native kernel, where it is not given. */
async function parity(): Promise<string> {
  if (process.env.RFM_PARITY) return process.env.RFM_PARITY;
  const build = ["build", "--quiet", "--locked", "--package", "scoring-wasm", "--example", "parity"];
  await run("cargo", build, { cwd: ROOT });
  return join(TARGET, "debug/examples/parity");
}

export interface Site {
  origin: string;
  close: () => void;
}

/** Serves the kernel, and under `/cases?seed=…&first=…&count=…` cases with what the native kernel says of them. */
export async function serve(): Promise<Site> {
  const program = await parity();
  const cases = async (query: URLSearchParams) => {
    const words = ["seed", "first", "count"].map((name) => query.get(name) ?? "");
    const { stdout } = await run(program, words, { encoding: "buffer", maxBuffer: 1 << 30 });
    return stdout;
  };
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const [type, path] = FILES[url.pathname] ?? ["text/html", null];
    response.setHeader("content-type", type);
    response.setHeader("content-security-policy", POLICY);
    const page = Promise.resolve(Buffer.from("<!doctype html><title>kernel</title>"));
    const body = url.pathname === "/cases" ? cases(url.searchParams) : path ? readFile(path) : page;
    body.then(
      (bytes) => response.end(bytes),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The table of customers whose scores were found without the kernel. */
export async function golden(): Promise<Record<string, string>[]> {
  const text = await readFile(join(ROOT, "tests/fixtures/golden.csv"), "utf8");
  const [names = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
}
