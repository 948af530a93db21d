// Who moves, as it happens.

import { useEffect, useRef, useState } from "preact/hooks";
import { causeText, customerCalled, scoresText } from "../../base/customers.ts";
import { clockTime, day, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { type Connection, connection, type Place } from "../../base/live.ts";
import { theShop } from "../../base/shop.ts";
import { Badge, Button, Card } from "../../ui/index.ts";
import { type Heard, heard, latest } from "./latest.ts";
import type { Segment } from "./reads.ts";

/** What is read out is no more often than this, so that it does not chatter. */
const READ_OUT_EVERY_MS = 15_000;

export function LiveCard({ segments }: { segments: Segment[] }) {
  const [paused, setPaused] = useState<{ shown: readonly Heard[]; at: number } | null>(null);
  const shown = paused?.shown ?? latest.value;
  const waiting = paused ? heard.value - paused.at : 0;
  const names = new Map(segments.map((segment) => [segment.id, segment.name]));
  return (
    <Card
      title={t("overview-live")}
      class="live"
      actions={
        <>
          <LiveBadge isPaused={paused !== null} />
          <Button
            variant="plain"
            pressed={paused !== null}
            onClick={() => setPaused(paused ? null : { shown: latest.value, at: heard.value })}
          >
            {t(paused ? "overview-live-go-on" : "overview-live-pause")}
          </Button>
        </>
      }
    >
      {waiting > 0 && (
        <p class="subdued small">{t("overview-live-waiting", { count: waiting, shown: number(waiting) })}</p>
      )}
      {shown.length === 0 ? <Waiting /> : <List moves={shown} names={names} />}
      <ReadOut />
    </Card>
  );
}

const STATES: Record<Connection, string> = {
  connecting: "overview-live-connecting",
  live: "overview-live-on",
  lost: "overview-live-lost",
  refused: "overview-live-refused",
};

function LiveBadge({ isPaused }: { isPaused: boolean }) {
  if (isPaused) return <Badge>{t("overview-live-paused")}</Badge>;
  const isLive = connection.value === "live";
  return (
    <Badge tone={isLive ? "success" : connection.value === "connecting" ? "neutral" : "warning"}>
      <span class={`live-dot${isLive ? " live-dot-on" : ""}`} aria-hidden="true" />
      {t(STATES[connection.value])}
    </Badge>
  );
}

const Waiting = () => (
  <div class="live-waiting">
    <p>{t("overview-live-none")}</p>
    <p class="subdued small">{t("overview-live-none-note")}</p>
  </div>
);

type Names = ReadonlyMap<string, string>;

const List = ({ moves, names }: { moves: readonly Heard[]; names: Names }) => (
  <ol class="live-list">
    {moves.map((move) => (
      <Move key={move.key} move={move} names={names} />
    ))}
  </ol>
);

function Move({ move, names }: { move: Heard; names: Names }) {
  const { from, to } = move;
  const isSame = from !== null && to !== null && from.segment === to.segment;
  return (
    <li class="live-move">
      <div>
        {isSame ? (
          <>
            {segmentOf(to, names)} <span class="subdued numeric">{scoresText(from?.scores)}</span>{" "}
            <span class="arrow">→</span> <span class="subdued numeric">{scoresText(to?.scores)}</span>
          </>
        ) : (
          <>
            <span class="subdued">{from ? segmentOf(from, names) : t("overview-live-new")}</span>{" "}
            <span class="arrow">→</span>{" "}
            <strong>{to ? segmentOf(to, names) : t("overview-live-gone")}</strong>
          </>
        )}
      </div>
      <div class="live-about small subdued">
        <a href={`/customers/${move.customer_id}`}>{customerCalled({ id: move.customer_id })}</a>
        <span>{causeText(move.cause)}</span>
        <time dateTime={move.on}>{whenOf(move)}</time>
      </div>
    </li>
  );
}

const segmentOf = (place: Place | null, names: Names) =>
  (place?.segment && (names.get(place.segment) ?? place.segment)) || t("common-no-segment");

/** The time of day where the shop's clock is this machine's; else only its day is known. */
function whenOf({ on, heard_at }: Heard): string {
  const { clock, today, time_zone } = theShop();
  return clock === "machine" && on === today ? clockTime(heard_at, time_zone) : day(on, "short");
}

/** Tells from time to time how many moved. */
function ReadOut() {
  const told = useRef(heard.peek());
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setInterval(() => {
      const count = heard.peek() - told.current;
      told.current = heard.peek();
      if (count > 0) setText(t("overview-live-read-out", { count, shown: number(count) }));
    }, READ_OUT_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}
