// Where most customers went since a day.

import { day, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import { theShop } from "../../base/shop.ts";
import { OtherVersionNote } from "../../charts/versions.tsx";
import { Card, LinkButton, Skeleton } from "../../ui/index.ts";
import type { Moved, Movement } from "./reads.ts";

/** So many of the largest flows. */
const SHOWN = 8;

export function MovesCard({ moved: { value: moved, failure } }: { moved: Loaded<Moved> }) {
  const from = moved?.day ?? theShop().today;
  return (
    <Card title={t("overview-moves")} note={t("overview-moves-note", { day: day(from) })}>
      {moved?.movement && <OtherVersionNote movement={moved.movement} />}
      {moved && (moved.movement ? <Flows movement={moved.movement} /> : <Gone from={from} />)}
      {!moved && (failure ? <p class="subdued">{t("overview-unread")}</p> : <Skeleton lines={SHOWN} />)}
      <div class="row">
        <LinkButton href={`/movement?from=${from}&to=${theShop().today}`}>
          {t("overview-moves-all")}
        </LinkButton>
      </div>
    </Card>
  );
}

const Gone = ({ from }: { from: string }) => <p class="subdued">{t("overview-gone", { day: day(from) })}</p>;

function Flows({ movement }: { movement: Movement }) {
  const flows = movement.movement
    .filter((flow) => !flow.new && !flow.gone && flow.from !== flow.to)
    .sort((one, other) => other.customers - one.customers)
    .slice(0, SHOWN);
  if (flows.length === 0) return <p class="subdued">{t("overview-moves-none")}</p>;
  const name = (side: Movement["from"], id: string | null | undefined) =>
    side.segments.find((segment) => segment.id === id)?.name ?? t("common-no-segment");
  return (
    <ol class="moves">
      {flows.map((flow) => (
        <li key={`${flow.from}>${flow.to}`}>
          <a href={hrefOf(movement, flow)}>
            {name(movement.from, flow.from)} <span class="arrow">→</span> {name(movement.to, flow.to)}
          </a>
          <span class="numeric">{number(flow.customers)}</span>
        </li>
      ))}
    </ol>
  );
}

/** The customers of a flow on the page of movement. */
const hrefOf = (movement: Movement, flow: Movement["movement"][number]) =>
  `/movement?${new URLSearchParams({
    from: movement.from.day,
    to: movement.to.day,
    from_segment: flow.from ?? "",
    to_segment: flow.to ?? "",
  })}`;
