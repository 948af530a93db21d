// How a customer's score went: a line over the days, and the changes with their causes, the latest first.

import { useEffect, useRef, useState } from "preact/hooks";
import { causeText, customerCalled } from "../../base/customers.ts";
import { DIMENSIONS } from "../../base/dimensions.ts";
import { day, score } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { language, t } from "../../base/i18n.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import { useFiles } from "../../charts/files.tsx";
import { type Point, Steps } from "../../charts/steps.tsx";
import { columnsOf, scoreColumns } from "../../parts/columns.ts";
import { Badge, Button, Card, type Column, type Data, Ready, Table, toast } from "../../ui/index.ts";
import { Marks } from "./marks.tsx";
import { type Change, type Explanation, type HistoryPage, readHistory, type ScoredPlace } from "./read.ts";

/** At most one change of a customer has both. */
const keyOf = (change: Change) => `${change.change_seq}/${change.on}`;

/** The latest first. */
export function latestFirst(changes: Iterable<Change>): Change[] {
  return [...changes].sort((a, b) => b.change_seq - a.change_seq || (a.on < b.on ? 1 : -1));
}

interface Kept {
  changes: Map<string, Change>;
  /** Leads to what is earlier than all that is kept; `null` where nothing is, `undefined` before the first page. */
  earlier: string | null | undefined;
}

interface History {
  loaded: Loaded<HistoryPage>;
  changes: Change[];
  hasEarlier: boolean;
  isLoading: boolean;
  loadEarlier: () => void;
}

/** All changes that were read, which grow at both ends: the latest by themselves, earlier ones when asked for. */
function useHistory(id: string): History {
  const words = language();
  const kept = useRef<Kept>({ changes: new Map(), earlier: undefined });
  const [, setRound] = useState(0);
  const [isLoading, setIsLoading] = useState(false);
  const redraw = () => setRound((round) => round + 1);
  const keep = (page: HistoryPage) => {
    for (const change of page.changes) kept.current.changes.set(keyOf(change), change);
  };
  const asking = useRef<AbortController | null>(null);
  useEffect(() => {
    kept.current = { changes: new Map(), earlier: undefined };
    // What is still on its way is of another customer or in another language.
    return () => asking.current?.abort();
  }, [id, words]);
  const loaded = useLoad((signal) => readHistory(id, words, null, signal), [id, words], fresh);
  useEffect(() => {
    if (!loaded.value) return;
    keep(loaded.value);
    if (kept.current.earlier === undefined) kept.current.earlier = loaded.value.next;
    redraw();
  }, [loaded.value]);
  const loadEarlier = async () => {
    const { earlier } = kept.current;
    if (!earlier) return;
    const stop = new AbortController();
    asking.current = stop;
    setIsLoading(true);
    try {
      const page = await readHistory(id, words, earlier, stop.signal);
      if (stop.signal.aborted) return;
      keep(page);
      kept.current.earlier = page.next;
    } catch {
      if (!stop.signal.aborted) toast(t("customers-history-failed"));
    } finally {
      setIsLoading(false);
    }
  };
  const changes = latestFirst(kept.current.changes.values());
  return { loaded, changes, hasEarlier: !!kept.current.earlier, isLoading, loadEarlier };
}

const Place = ({ of }: { of: ScoredPlace | null }) => {
  if (!of) return <span class="subdued">–</span>;
  const [recency = null, frequency = null, monetary = null] = of.scores ?? [];
  return (
    <span class="history-place">
      <Badge>{of.segment_name ?? t("common-no-segment")}</Badge>
      {of.scores && <Marks of={{ recency, frequency, monetary }} />}
    </span>
  );
};

const columns: () => Column<Change>[] = () => [
  {
    key: "on",
    heading: t("customers-day"),
    isHeading: true,
    cell: (change) => <span class="unbroken">{day(change.on)}</span>,
  },
  {
    key: "cause",
    heading: t("customers-cause"),
    cell: (change) => <span class="history-cause">{causeText(change.cause)}</span>,
  },
  { key: "from", heading: t("customers-from"), cell: (change) => <Place of={change.from} /> },
  { key: "to", heading: t("customers-to"), cell: (change) => <Place of={change.to} /> },
  {
    key: "score",
    heading: t("common-score"),
    numeric: true,
    cell: (change) => (change.score === null ? "–" : score(Number(change.score))),
  },
];

/** Changes as points, the first one first; while somebody has no score there is none. */
function pointsOf(changes: readonly Change[]): Point[] {
  return changes
    .filter((change) => change.score !== null)
    .map((change) => ({
      on: change.on,
      value: Number(change.score),
      title: `${day(change.on)} · ${score(Number(change.score))} · ${causeText(change.cause)}`,
    }))
    .reverse();
}

/** The changes as the numbers of their files. */
export function dataOf(changes: readonly Change[]): Data {
  const scoresOf = (place: ScoredPlace | null) => DIMENSIONS.map((_, at) => place?.scores?.[at] ?? null);
  const nameOf = (place: ScoredPlace | null) =>
    place ? (place.segment_name ?? t("common-no-segment")) : null;
  return {
    columns: [
      ...columnsOf("day"),
      { key: "cause", heading: t("customers-cause"), kind: "text" },
      ...columnsOf("from", "to"),
      ...scoreColumns("before"),
      ...scoreColumns("after"),
      ...columnsOf("score"),
    ],
    rows: changes.map(({ on, cause, from, to, score }) => [
      on,
      causeText(cause),
      nameOf(from),
      nameOf(to),
      ...scoresOf(from),
      ...scoresOf(to),
      score,
    ]),
  };
}

export function ScoreHistory({ explanation }: { explanation: Explanation }) {
  const { customer, as_of: today } = explanation;
  const { loaded, changes, hasEarlier, isLoading, loadEarlier } = useHistory(customer.id);
  const points = pointsOf(changes);
  const { shown, menu } = useFiles({
    title: t("customers-history"),
    name: "customer-history",
    days: { from: changes.at(-1)?.on ?? today, to: today },
    told: [customerCalled(customer)],
    data: dataOf(changes),
  });
  return (
    <Card title={t("customers-history")} note={t("customers-history-note")} actions={menu} flush>
      <Ready loaded={loaded} lines={6}>
        {() => (
          <>
            <div ref={shown}>
              {points.length > 0 && (
                <div class="inset">
                  <Steps label={t("customers-history-line")} points={points} until={today} low={1} high={5} />
                </div>
              )}
              <Table
                caption={t("customers-history-note")}
                columns={columns()}
                rows={changes}
                keyOf={keyOf}
                empty={t("customers-history-none")}
              />
            </div>
            {hasEarlier && (
              <div class="pager">
                <Button busy={isLoading} onClick={() => void loadEarlier()}>
                  {t("customers-earlier")}
                </Button>
              </div>
            )}
          </>
        )}
      </Ready>
    </Card>
  );
}
