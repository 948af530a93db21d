// Calls of the service, typed by its own description (`schema.ts`).

import createClient, { type Middleware } from "openapi-fetch";
import { asFailure, failureOf } from "./failure.ts";
import type { components, paths } from "./schema.ts";
import { token } from "./session.ts";

export type Schemas = components["schemas"];

/** With each field: the service writes `null` where it has nothing, though its description would let it leave it out. */
export type Whole<T> = T extends (infer One)[]
  ? Whole<One>[]
  : T extends object
    ? { [Name in keyof T]-?: Whole<T[Name]> }
    : T;

/** What the service answers, by the name in its description. */
export type Answer<Name extends keyof Schemas> = Whole<Schemas[Name]>;

/** How long an answer may take to begin; with `api`, to end. */
export const ANSWERED_WITHIN_MS = 30_000;

/** A request that says who calls. */
async function signed(request: Request): Promise<Request> {
  const bearer = await token();
  if (bearer) request.headers.set("authorization", `Bearer ${bearer}`);
  return request;
}

/**
 * A call with the token of who calls; throws a `Failure` unless it is answered well. What follows its head may take as
 * long as it does: a stream never ends.
 */
export async function call(input: string | Request, init: RequestInit = {}): Promise<Response> {
  const late = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const request = await signed(new Request(input, init));
    const end = () => late.abort(new DOMException("no answer in time", "TimeoutError"));
    timer = setTimeout(end, ANSWERED_WITHIN_MS);
    const response = await fetch(request, { signal: AbortSignal.any([request.signal, late.signal]) });
    if (!response.ok) throw await failureOf(response);
    return response;
  } catch (thrown) {
    if (init.signal?.aborted) throw thrown;
    throw asFailure(thrown);
  } finally {
    clearTimeout(timer);
  }
}

const authorized: Middleware = {
  onRequest: ({ request }) => signed(request),
  async onResponse({ response }) {
    if (!response.ok) throw await failureOf(response);
    return undefined;
  },
  onError({ error }) {
    return asFailure(error);
  },
};

const client = createClient<paths>({
  baseUrl: "",
  fetch: (request) =>
    fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(ANSWERED_WITHIN_MS)]) }),
});
client.use(authorized);

/** The service. A call that fails throws a `Failure`. */
export const api = client;

/** The answer of a call that did not fail. */
export async function answered<T>(sent: Promise<{ data?: T; response: Response }>): Promise<Whole<T>> {
  const { data, response } = await sent;
  if (data === undefined) throw await failureOf(response);
  return data as Whole<T>;
}
