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

interface Next {
  config: object;
  waiting: Waiting;
}

export class Beside implements Kernel {
  customers = 0;
  as_of: string;
  private asked = 0;
  private readonly waiting = new Map<number, Waiting>();
  private isComparing = false;
  private next: Next | null = null;
  /** What went wrong where nobody waited for an answer; told to whoever asks next. */
  private wrong: { reason: unknown } | null = null;
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

  update(columns: ArrayBuffer, tag: string): void {
    const before = { tag: this.tag, as_of: this.as_of };
    this.as_of = dayOf(columns);
    this.tag = tag;
    this.tell({ what: "update", columns, tag }, [columns], () => {
      // It still has the columns from before, so what changed is to be asked for since then.
      if (this.tag === tag) Object.assign(this, before);
    });
  }

  setLive(config: object, bands: Bands): void {
    this.tell({ what: "setLive", config, bands });
  }

  compare(config: object): Promise<Comparison> {
    return new Promise((resolve, reject) => {
      this.next?.waiting.reject(new Dropped());
      this.next = { config, waiting: { resolve, reject } };
      this.compareNext();
    });
  }

  movers(wanted: Wanted, first: number, limit: number): Promise<Movers> {
    return this.ask({ what: "movers", wanted, first, limit });
  }

  close(): void {
    this.end(new Dropped());
  }

  private compareNext(): void {
    if (this.isComparing || !this.next) return;
    const { config, waiting } = this.next;
    this.next = null;
    this.isComparing = true;
    const goOn = () => {
      this.isComparing = false;
      this.compareNext();
    };
    const asked: Promise<Comparison> = this.ask({ what: "compare", config });
    asked.then(waiting.resolve as (value: Comparison) => void, waiting.reject).then(goOn);
  }

  /** Asks and waits for the answer. */
  private ask<T>(ask: Ask, transfer: Transferable[] = []): Promise<T> {
    return new Promise((resolve, reject) => {
      const wrong = this.ended ?? this.wrong;
      this.wrong = null;
      if (wrong) {
        reject(wrong.reason);
        return;
      }
      this.asked += 1;
      this.waiting.set(this.asked, { resolve, reject });
      this.port.postMessage({ ...ask, id: this.asked }, transfer);
    });
  }

  /** Asks without waiting. */
  private tell(ask: Ask, transfer: Transferable[] = [], undo: () => void = () => {}): void {
    const wrong = this.wrong;
    this.wrong = null;
    this.ask(ask, transfer).catch((reason: unknown) => {
      undo();
      this.wrong ??= { reason };
    });
    this.wrong ??= wrong;
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
    this.next?.waiting.reject(reason);
    this.next = null;
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
