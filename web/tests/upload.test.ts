// @vitest-environment happy-dom
// An upload against a server that answers as ours may: also before the file has come, and not at all.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../src/base/failure.ts";
import { brokenOff } from "../src/pages/imports/follow.ts";
import { next } from "../src/pages/imports/stage.ts";
import { upload } from "../src/pages/imports/upload.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer;
const server = createServer((request, response) => answer(request, response));

beforeEach(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(
    `http://127.0.0.1:${port}/import`,
  );
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const FILE = new File(["x".repeat(3_000_000)], "orders.csv", { type: "text/csv" });
const MOST = 5_000_000;

const refusal = (status: number, code: string, headers: Record<string, string> = {}): Answer => {
  const body = JSON.stringify({ detail: "no", code, args: { most: 6, most_bytes: MOST } });
  return (request, response) => {
    // Before the body was read.
    response.writeHead(status, { "content-type": "application/problem+json", ...headers });
    response.end(body);
    request.resume();
  };
};

/** Breaks an upload off, and tells of imports as the service does. */
const breaking =
  (most: number | null): Answer =>
  (request, response) => {
    if (request.method === "POST" || most === null)
      return void request
        .once("data", () => request.socket.destroy())
        .once("end", () => request.socket.destroy());
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ most_bytes: most, imports: [] }));
  };

const sent = async (): Promise<Failure> => {
  const thrown = await upload(FILE, new AbortController().signal, () => undefined).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(thrown).toBeInstanceOf(Failure);
  return thrown as Failure;
};

const stageAfter = async () => {
  const sending = { at: "sending", name: "orders.csv", sent: 1_000_000, of: FILE.size } as const;
  return next(sending, await brokenOff(await sent(), FILE, new AbortController().signal));
};

describe("an upload", () => {
  it("gives the id of its import", async () => {
    answer = (request, response) => {
      request.resume().once("end", () => {
        response.writeHead(202, { "content-type": "application/json" });
        response.end('{"id":"abc"}');
      });
    };
    expect(await upload(FILE, new AbortController().signal, () => undefined)).toBe("abc");
  });

  it("is refused while it is being sent, with when to try again", async () => {
    answer = refusal(429, "too-many-waiting", { "retry-after": "5" });
    expect(await stageAfter()).toMatchObject({
      at: "refused",
      problem: { code: "too-many-waiting", args: { most: 6 } },
      retryAfter: 5,
    });
    answer = refusal(413, "too-large");
    expect(await stageAfter()).toMatchObject({
      at: "refused",
      problem: { code: "too-large" },
      retryAfter: null,
    });
  });

  it("breaks off where the service can be reached, which may be a refusal", async () => {
    answer = breaking(MOST);
    expect(await stageAfter()).toMatchObject({
      at: "lost",
      broke: { sent: 1_000_000, of: FILE.size, isReachable: true },
    });
  });

  it("breaks off because it is larger than the service takes by now", async () => {
    answer = breaking(FILE.size - 1);
    expect(await stageAfter()).toMatchObject({
      at: "refused",
      problem: { code: "too-large", args: { most_bytes: FILE.size - 1 } },
    });
  });

  it("breaks off with the connection", async () => {
    answer = breaking(null);
    expect(await stageAfter()).toMatchObject({
      at: "lost",
      failure: { kind: "away" },
      broke: { isReachable: false },
    });
  });
});
