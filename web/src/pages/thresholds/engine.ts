// The kernel over the shop's customers, kept up to date by what changed, and what it says of a configuration.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { call } from "../../base/api.ts";
import { asFailure, Failure, type WrongField } from "../../base/failure.ts";
import { fresh } from "../../base/fresh.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import { currency } from "../../base/shop.ts";
import {
  ColumnsError,
  type Comparison,
  ConfigError,
  Dropped,
  type Kernel,
  MANY_CUSTOMERS,
  openKernel,
} from "../../kernel/index.ts";
import { Newest } from "../../kernel/newest.ts";
import type { Compare } from "../../parts/versions/compared.ts";
import type { ConfigDocument } from "../../parts/versions/config.ts";
import type { Live } from "../../parts/versions/saving.ts";
import { type Columns, type Population, populationOf, readColumns } from "./population.ts";

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

/** Sorting many customers takes longer than a frame, so it is not done for each change of one of them. */
const SORTED_FOR_MS = 30_000;

interface Answer {
  columns: ArrayBuffer;
  tag: string;
}

async function readAnswer(tag: string | null, signal: AbortSignal): Promise<Answer> {
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

/** With an answer taken in; `taken` is over once the kernel has it too. */
function updated(held: Held, answer: Answer, live: Live): Held & { taken: Promise<unknown> } {
  const { kernel } = held;
  const columns = readColumns(answer.columns, held.columns);
  const taken = Promise.all([
    kernel.update(answer.columns, answer.tag),
    kernel.setLive(live.config, live.bands),
  ]);
  const isSorted =
    columns.orders.length > MANY_CUSTOMERS && performance.now() - held.sortedAt < SORTED_FOR_MS;
  if (isSorted) return { ...held, columns, taken };
  return { kernel, columns, taken, population: populationOf(columns), sortedAt: performance.now() };
}

/** The service forgot what the tag is of, or what changed does not go with what is there: from scratch then. */
export const isToReopen = (thrown: unknown) =>
  thrown instanceof ColumnsError || asFailure(thrown).kind === "gone";

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
        if (before) {
          const { taken, ...after } = updated(before, await readAnswer(before.kernel.tag, signal), live);
          // Before it is waited: whoever comes meanwhile goes on from there.
          held.current = after;
          await taken;
        } else held.current = await opened(live, signal);
      } catch (thrown) {
        if (!before || !isToReopen(thrown)) throw thrown;
        held.current = await opened(live, signal);
        before.kernel.close();
      }
      const { kernel, population } = held.current;
      return { kernel, population, live };
    },
    [live.version],
    fresh,
  );
}

/** Who has to wait for a comparison is told why there is none. */
export function failureOfCompare(thrown: unknown): Failure {
  if (thrown instanceof ConfigError) return new Failure("invalid", thrown.message, thrown.errors);
  return asFailure(thrown);
}

/** What the kernel says that configurations would change. */
export const comparing =
  ({ kernel }: Engine): Compare =>
  async (config) => {
    try {
      return await kernel.compare(config);
    } catch (thrown) {
      throw failureOfCompare(thrown);
    }
  };

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
      (config) => engine.kernel.compare(config),
      (comparison, thrown) =>
        setOutcome((before) => {
          if (comparison) return { comparison, errors: [], failure: null };
          // Another kernel is on its way.
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
