// What changed about a customer while the page was open.

import { useEffect, useRef, useState } from "preact/hooks";
import { causeText } from "../../base/customers.ts";
import { money, number, score } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { type Moved, onMoved } from "../../base/live.ts";
import { currency } from "../../base/shop.ts";
import { Banner, Button } from "../../ui/index.ts";
import type { Explanation } from "./read.ts";

export interface Difference {
  what: "orders" | "spend" | "recency" | "frequency" | "monetary" | "score" | "segment";
  from: string | number | null;
  to: string | number | null;
}

/** What is another one than before. */
export function differences(before: Explanation, now: Explanation): Difference[] {
  const facts = ({
    customer,
    segments,
  }: Explanation): Record<Difference["what"], string | number | null> => ({
    orders: customer.order_count,
    spend: customer.spend_total_minor,
    recency: customer.recency,
    frequency: customer.frequency,
    monetary: customer.monetary,
    score: customer.score,
    segment: segments[0]?.id ?? null,
  });
  const [from, to] = [facts(before), facts(now)];
  return (Object.keys(to) as Difference["what"][])
    .filter((what) => from[what] !== to[what])
    .map((what) => ({ what, from: from[what], to: to[what] }));
}

interface Note {
  before: Explanation;
  now: Explanation;
  cause: string | null;
}

/** Notes what changed since the page was opened, or since it was last put aside. */
export function useNote(id: string, explanation: Explanation | null, reload: () => void) {
  const [note, setNote] = useState<Note | null>(null);
  const known = useRef<Explanation | null>(null);
  const cause = useRef<string | null>(null);
  useEffect(() => {
    known.current = null;
    setNote(null);
    return onMoved((moved: Moved) => {
      if (moved.customer_id !== id) return;
      cause.current = moved.cause;
      reload();
    });
  }, [id, reload]);
  useEffect(() => {
    if (!explanation || explanation.customer.id !== id) return;
    const before = known.current;
    if (before && differences(before, explanation).length > 0) {
      setNote({ before, now: explanation, cause: cause.current });
    }
    known.current ??= explanation;
  }, [id, explanation]);
  const putAside = () => {
    known.current = explanation;
    cause.current = null;
    setNote(null);
  };
  return { note, putAside };
}

const NAMES: Record<Difference["what"], string> = {
  orders: "common-orders",
  spend: "common-spend",
  recency: "common-recency",
  frequency: "common-frequency",
  monetary: "common-monetary",
  score: "common-score",
  segment: "common-segment",
};

function written(what: Difference["what"], value: string | number | null, of: Explanation): string {
  if (what === "segment") return of.segments[0]?.name ?? t("common-no-segment");
  if (value === null) return "–";
  if (what === "spend") return money(Number(value), currency.value);
  return what === "score" ? score(Number(value)) : number(Number(value));
}

export function ChangedNote({ note, putAside }: { note: Note | null; putAside: () => void }) {
  if (!note) return null;
  const { before, now, cause } = note;
  return (
    <Banner
      tone="info"
      title={t("customers-changed")}
      actions={<Button onClick={putAside}>{t("customers-understood")}</Button>}
    >
      {cause && <p>{causeText(cause)}</p>}
      <ul class="changed">
        {differences(before, now).map(({ what, from, to }) => (
          <li key={what}>
            {t(NAMES[what])}:{" "}
            {t("customers-from-to", { from: written(what, from, before), to: written(what, to, now) })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
