// The kernel over the shop's customers, kept up to date by what changed, and what it says of a configuration.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { call } from "../../base/api.ts";
import { asFailure, type Failure, type WrongField } from "../../base/failure.ts";
import { fresh } from "../../base/fresh.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import { currency } from "../../base/shop.ts";
import {
  type Bands,
  type Comparison,
  ConfigError,
  Dropped,
  type Kernel,
  openKernel,
} from "../../kernel/index.ts";
import type { ConfigDocument } from "./config.ts";
import { Newest } from "./newest.ts";
import { type Columns, type Population, populationOf, readColumns } from "./population.ts";

/** What is active. */
export interface Live {
  version: number;
  config: ConfigDocument;
  bands: Bands;
}

/** Another object whenever its customers or what is active changed. */
export interface Engine {
  kernel: Kernel;
  population: Population;
  live: Live;
}

interface Held {
  kernel: Kernel;
  columns: Columns;
  population: Population;
  sortedAt: number;
}

/** Sorting more customers takes longer than a frame, so it is not done for each change of one of them. */
const MANY_CUSTOMERS = 200_000;
const SORTED_FOR_MS = 30_000;

async function readAnswer(tag: string | null, signal: AbortSignal) {
  const since = tag ? `?since=${encodeURIComponent(tag)}` : "";
  const response = await call(`/api/rfm/columns${since}`, { signal });
  const columns = await response.arrayBuffer();
  signal.throwIfAborted();
  return { columns, tag: response.headers.get("x-rfm-tag") ?? "" };
}

async function opened(live: Live, signal: AbortSignal): Promise<Held> {
  const answer = await readAnswer(null, signal);
  const columns = readColumns(answer.columns);
  const kernel = await openKernel(answer.columns, answer.tag, currency.value, live);
  if (signal.aborted) {
    kernel.close();
    signal.throwIfAborted();
  }
  return { kernel, columns, population: populationOf(columns), sortedAt: performance.now() };
}

async function updated(held: Held, live: Live, signal: AbortSignal): Promise<Held> {
  const answer = await readAnswer(held.kernel.tag, signal);
  const columns = readColumns(answer.columns, held.columns);
  held.kernel.update(answer.columns, answer.tag);
  held.kernel.setLive(live.config, live.bands);
  const isSorted =
    columns.orders.length > MANY_CUSTOMERS && performance.now() - held.sortedAt < SORTED_FOR_MS;
  if (isSorted) return { ...held, columns };
  return { ...held, columns, population: populationOf(columns), sortedAt: performance.now() };
}

/** The kernel over the shop's customers as they are now. */
export function useEngine(live: Live): Loaded<Engine> {
  const held = useRef<Held | null>(null);
  useEffect(
    () => () => {
      held.current?.kernel.close();
      held.current = null;
    },
    [],
  );
  return useLoad(
    async (signal) => {
      const before = held.current;
      try {
        held.current = before ? await updated(before, live, signal) : await opened(live, signal);
      } catch (thrown) {
        if (!before || asFailure(thrown).kind !== "gone") throw thrown;
        // The service forgot what the tag is of: from scratch.
        held.current = await opened(live, signal);
        before.kernel.close();
      }
      const { kernel, population } = held.current;
      return { kernel, population, live };
    },
    [fresh.value, live.version],
  );
}

/** So often a comparison that made room for another one is asked for again. */
const MOST_TRIES = 5;

/** What a configuration would change, also where another comparison came between. */
export function compared(
  kernel: Kernel,
  config: ConfigDocument,
  tries = MOST_TRIES,
): Comparison | Promise<Comparison> {
  const found = kernel.compare(config);
  if (!(found instanceof Promise)) return found;
  return found.catch((thrown: unknown) => {
    if (thrown instanceof Dropped && tries > 1) return compared(kernel, config, tries - 1);
    throw thrown;
  });
}

export interface Outcome {
  comparison: Comparison | null;
  /** What is wrong with the configuration; the comparison is then of the one before. */
  errors: WrongField[];
  failure: Failure | null;
}

/** What a configuration would change: in the same frame, or for many customers as soon as it is known. */
export function useOutcome(engine: Engine | null, config: ConfigDocument): Outcome {
  const [outcome, setOutcome] = useState<Outcome>({ comparison: null, errors: [], failure: null });
  const newest = useRef<Newest<ConfigDocument, Comparison> | null>(null);
  useLayoutEffect(() => {
    if (!engine) return;
    const asked = new Newest<ConfigDocument, Comparison>(
      (config) => compared(engine.kernel, config),
      (comparison, thrown) =>
        setOutcome((before) => {
          if (comparison) return { comparison, errors: [], failure: null };
          // A newer one is on its way.
          if (thrown instanceof Dropped) return before;
          if (thrown instanceof ConfigError) return { ...before, errors: thrown.errors };
          return { ...before, failure: asFailure(thrown) };
        }),
    );
    newest.current = asked;
    return () => asked.close();
  }, [engine]);
  useLayoutEffect(() => newest.current?.ask(config), [engine, config]);
  return outcome;
}
