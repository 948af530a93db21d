// The worker's side: one kernel, asked one request after the other.

import { told } from "./errors.ts";
import { openHere } from "./here.ts";
import type { Comparison, Kernel, Movers } from "./index.ts";
import type { Answer, Request } from "./messages.ts";

let kernel: Kernel | null = null;

function opened(): Kernel {
  if (!kernel) throw new Error("the kernel is not open");
  return kernel;
}

async function done(request: Request): Promise<Comparison | Movers | null> {
  switch (request.what) {
    case "open":
      kernel = await openHere(request.columns, request.tag, request.currency, request.live);
      return null;
    case "update":
      opened().update(request.columns, request.tag);
      return null;
    case "setLive":
      opened().setLive(request.config, request.bands);
      return null;
    case "compare":
      return opened().compare(request.config);
    case "movers":
      return opened().movers(request.config, request.wanted, request.first, request.limit);
  }
}

async function answerTo(request: Request): Promise<Answer> {
  const { id } = request;
  try {
    const value = await done(request);
    return { id, customers: opened().customers, value };
  } catch (thrown) {
    const refused = told(thrown);
    return refused === null ? { id, failed: String(thrown) } : { id, refused };
  }
}

// A request waits for those before it: opening is the only one that takes more than one turn.
let before: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Request>) => {
  before = before.then(async () => self.postMessage(await answerTo(data)));
};
