// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import type { Config, Version } from "../src/base/config.ts";
import { problemOfReason, problemsBelow, saveBeside, saveConfig } from "../src/base/saving.ts";

const CONFIG: Config = {
  bands: { preset: "small" },
  weights: { recency: 40, frequency: 30, monetary: 30 },
  low_score_below: "2.00",
  segments: [],
};
const SAVING = { reason: "Because", tellCustomers: false, upon: 7 };

function answering(status: number, body: unknown) {
  const sent: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  });
  return sent;
}

afterEach(() => vi.unstubAllGlobals());

test("what is saved is told as saved or staged, upon the version that was looked at", async () => {
  vi.stubGlobal("location", { href: "http://shop.test/" });
  let sent = answering(200, { state: "active", version: 8, warnings: [] });
  expect(await saveConfig(CONFIG, SAVING)).toEqual({ kind: "saved", version: 8 });
  expect(sent[0]?.headers.get("if-match")).toBe('"7"');
  expect(await sent[0]?.json()).toEqual({ config: CONFIG, reason: "Because", tell_customers: false });
  sent = answering(202, { state: "staged", version: 9, warnings: [] });
  expect(await saveConfig(CONFIG, SAVING)).toEqual({ kind: "staged", version: 9 });
});

test("another's version and wrong fields are outcomes, anything else is a failure", async () => {
  answering(412, { title: "", status: 412, detail: "stale", latest_version: 12 });
  expect(await saveConfig(CONFIG, SAVING)).toEqual({ kind: "conflict", latest: 12 });
  const fields = [{ field: "config.segments[0].rules.recency", problem: "must be", example: "3" }];
  answering(422, { title: "", status: 422, detail: "", errors: fields });
  expect(await saveConfig(CONFIG, SAVING)).toEqual({ kind: "invalid", fields });
  answering(503, { title: "", status: 503, detail: "later" });
  await expect(saveConfig(CONFIG, SAVING)).rejects.toMatchObject({ kind: "away" });
});

test("a reason has 1 to 500 bytes", () => {
  expect(problemOfReason("  ")).toBe("missing");
  expect(problemOfReason("a".repeat(500))).toBeNull();
  expect(problemOfReason("a".repeat(501))).toBe("long");
  expect(problemOfReason("語".repeat(167))).toBe("long");
});

test("problems are found below the field that they are of, and of no other", () => {
  const of = (field: string) => ({ field, problem: field, example: "" });
  const fields = [
    of("config.segments[1].rules.recency"),
    of("config.segments[12].id"),
    of("config.segments[1]"),
  ];
  const found = problemsBelow(fields, "config.segments[1]");
  expect([...found.keys()]).toEqual(["rules.recency", ""]);
});

/** A service where somebody else saves `times` versions, each just before one's own comes. */
function savedBy(others: number) {
  const sent: { upon: string | null; config: unknown }[] = [];
  vi.stubGlobal("location", { href: "http://shop.test/" });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") {
      const version = Number(request.url.split("/").at(-1));
      return Response.json({
        version,
        saved_by: "ada",
        config: { ...CONFIG, low_score_below: `${version}` },
      });
    }
    const { config } = await request.json();
    sent.push({ upon: request.headers.get("if-match"), config });
    if (sent.length > others) return Response.json({ state: "active", version: 8 + others });
    const stale = { title: "", status: 412, detail: "stale", latest_version: 7 + sent.length };
    return Response.json(stale, { status: 412 });
  });
  return sent;
}

const upon = ({ config }: Version): Config => ({ ...CONFIG, low_score_below: config.low_score_below });

test("goes beside what somebody else saves meanwhile, and says so", async () => {
  const sent = savedBy(2);
  const outcome = await saveBeside(CONFIG, SAVING, upon);
  expect(outcome).toMatchObject({ kind: "saved", version: 10, beside: { version: 9, saved_by: "ada" } });
  expect(sent.map((one) => one.upon)).toEqual(['"7"', '"8"', '"9"']);
  // Upon the one that was the latest then.
  expect(sent.at(-1)?.config).toEqual({ ...CONFIG, low_score_below: "9" });
  savedBy(0);
  expect(await saveBeside(CONFIG, SAVING, upon)).toEqual({ kind: "saved", version: 8 });
});

test("asks after three times, and at once where both cannot stand", async () => {
  let sent = savedBy(9);
  expect(await saveBeside(CONFIG, SAVING, upon)).toEqual({ kind: "conflict", latest: 11 });
  expect(sent).toHaveLength(4);
  sent = savedBy(9);
  expect(await saveBeside(CONFIG, SAVING, () => null)).toEqual({ kind: "conflict", latest: 8 });
  expect(sent).toHaveLength(1);
});
