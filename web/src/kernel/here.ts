// The kernel in this thread.

import { errorOf } from "./errors.ts";
import init, { ShopKernel } from "./generated/kernel.js";
import moduleUrl from "./generated/kernel_bg.wasm?url";
import type { Bands, Comparison, Kernel, Live, Movers, Wanted } from "./index.ts";

/** What the kernel refuses is thrown as an error of a kind. */
function refused<T>(ask: () => T): T {
  try {
    return ask();
  } catch (thrown) {
    throw errorOf(thrown);
  }
}

/** No segment is an empty label to the kernel, and any segment is none. */
function label(segment: string | null | undefined): string | undefined {
  return segment === null ? "" : segment;
}

class Here implements Kernel {
  /** The configuration that the kernel compared last, as long as its answer still holds. */
  private compared: string | null = null;

  constructor(
    private readonly kernel: ShopKernel,
    private ofTag: string,
  ) {}

  get customers(): number {
    return this.kernel.customers;
  }

  get tag(): string {
    return this.ofTag;
  }

  get as_of(): string {
    return this.kernel.as_of;
  }

  update(columns: ArrayBuffer, tag: string): void {
    this.compared = null;
    refused(() => this.kernel.update(new Uint8Array(columns)));
    this.ofTag = tag;
  }

  setLive(config: object, bands: Bands): void {
    this.compared = null;
    refused(() => this.kernel.setLive(JSON.stringify(config), JSON.stringify(bands)));
  }

  compare(config: object): Comparison {
    const text = JSON.stringify(config);
    this.compared = null;
    const comparison = refused(() => this.kernel.compare(text));
    this.compared = text;
    return JSON.parse(comparison);
  }

  movers(config: object, { from, to }: Wanted, first: number, limit: number): Movers {
    if (this.compared !== JSON.stringify(config)) this.compare(config);
    // One more tells where to go on.
    const found = [...this.kernel.movers(label(from), label(to), first, limit + 1)];
    return { ordinals: found.slice(0, limit), next: found[limit] ?? null };
  }

  close(): void {
    this.kernel.free();
  }
}

/** Opens the kernel in this thread. */
export async function openHere(
  columns: ArrayBuffer,
  tag: string,
  currency: string,
  live: Live,
): Promise<Kernel> {
  await init({ module_or_path: moduleUrl });
  const [config, bands] = [JSON.stringify(live.config), JSON.stringify(live.bands)];
  const open = () => new ShopKernel(new Uint8Array(columns), currency, config, bands);
  return new Here(refused(open), tag);
}
