// The page's side of a kernel in a worker: the page is never held up, however many customers there are.

import { dayOf } from "./columns.ts";
import { Dropped, errorOf } from "./errors.ts";
import type { Bands, Comparison, Kernel, Live, Movers, Wanted } from "./index.ts";
import type { Answer, Ask, Request } from "./messages.ts";

/** What a kernel needs of a worker. */
export interface Port {
  postMessage(message: Request, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
}

/** So many questions wait at most: whoever asks more does not wait for what is asked. */
export const MOST_WAITING = 32;

export class Beside implements Kernel {
  customers = 0;
  as_of: string;
  private asked = 0;
  private readonly waiting = new Map<number, Waiting>();
  /** Why there will be no more answers. */
  private ended: { reason: unknown } | null = null;

  constructor(
    private readonly port: Port,
    columns: ArrayBuffer,
    public tag: string,
  ) {
    this.as_of = dayOf(columns);
    port.onmessage = ({ data }) => this.take(data);
    port.onerror = (event) => this.end(new Error(event.message || "the worker could not be started"));
  }

  async open(columns: ArrayBuffer, currency: string, live: Live): Promise<Kernel> {
    await this.ask({ what: "open", columns, tag: this.tag, currency, live }, [columns]);
    return this;
  }

  async update(columns: ArrayBuffer, tag: string): Promise<void> {
    const before = { tag: this.tag, as_of: this.as_of };
    this.as_of = dayOf(columns);
    this.tag = tag;
    try {
      await this.ask({ what: "update", columns, tag }, [columns]);
    } catch (thrown) {
      // It still has the columns from before, so what changed is to be asked for since then.
      if (this.tag === tag) Object.assign(this, before);
      throw thrown;
    }
  }

  setLive(config: object, bands: Bands): Promise<void> {
    return this.ask({ what: "setLive", config, bands });
  }

  compare(config: object): Promise<Comparison> {
    return this.question({ what: "compare", config });
  }

  movers(config: object, wanted: Wanted, first: number, limit: number): Promise<Movers> {
    return this.question({ what: "movers", config, wanted, first, limit });
  }

  close(): void {
    this.end(new Dropped());
  }

  /** Asks what changes nothing; refused where too much waits. */
  private async question<T>(ask: Ask): Promise<T> {
    if (this.waiting.size >= MOST_WAITING) throw new Dropped();
    return this.ask(ask);
  }

  /** Asks and waits for the answer, which comes after those to all that was asked before. */
  private ask<T>(ask: Ask, transfer: Transferable[] = []): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended.reason);
        return;
      }
      this.asked += 1;
      this.waiting.set(this.asked, { resolve, reject });
      this.port.postMessage({ ...ask, id: this.asked }, transfer);
    });
  }

  private take(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ("refused" in answer) waiting?.reject(errorOf(answer.refused));
    else if ("failed" in answer) waiting?.reject(new Error(answer.failed));
    else {
      this.customers = answer.customers;
      waiting?.resolve(answer.value as never);
    }
  }

  private end(reason: unknown): void {
    if (this.ended) return;
    this.ended = { reason };
    this.port.terminate();
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}

/** Opens the kernel in a worker of its own. */
export async function openBeside(
  columns: ArrayBuffer,
  tag: string,
  currency: string,
  live: Live,
): Promise<Kernel> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "kernel" });
  const beside = new Beside(worker as Port, columns, tag);
  try {
    return await beside.open(columns, currency, live);
  } catch (thrown) {
    beside.close();
    throw thrown;
  }
}
