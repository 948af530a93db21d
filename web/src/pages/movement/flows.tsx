// The flows between segments from one day to another, with who came and who went.

import { day, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import { PictureCard } from "../../charts/card.tsx";
import { GONE, NEW } from "../../charts/ends.ts";
import { type FlowEnd, Flows } from "../../charts/flows.tsx";
import { ImportedNote } from "../../charts/imported.tsx";
import { OtherVersionNote } from "../../charts/versions.tsx";
import { columnsOf } from "../../parts/columns.ts";
import { Banner, Card, Checkbox, type Data, Figure, Ready } from "../../ui/index.ts";
import type { Address } from "./address.ts";
import { chosenIn, chosenOfFlow, type DrawnFlow, drawn, hasStayed } from "./flows-of.ts";
import type { Flow, Movement } from "./reads.ts";

interface FlowsCardProps {
  movement: Loaded<{ movement: Movement | null }>;
  address: Address;
}

export function FlowsCard({ movement, address }: FlowsCardProps) {
  const { days } = address;
  if (days.from > days.to) return null;
  return (
    <div class="flows-card">
      <Ready loaded={movement} lines={14}>
        {({ movement }) =>
          movement ? (
            <Shown movement={movement} address={address} />
          ) : (
            <Card>
              <Banner tone="warning" title={t("movement-gone", { day: day(days.from) })}>
                {t("movement-gone-way-out")}
              </Banner>
            </Card>
          )
        }
      </Ready>
    </div>
  );
}

const dataOf = (flows: DrawnFlow[], name: (side: "from" | "to", id: string | null) => string): Data => ({
  columns: columnsOf("from", "to", "customers"),
  rows: flows.map((flow) => [name("from", flow.from), name("to", flow.to), flow.customers]),
});

function Shown({ movement, address }: { movement: Movement; address: Address }) {
  const { from, to } = movement;
  const flows = movement.movement.filter((flow) => address.hasStayed || !hasStayed(flow)).map(drawn);
  const ends = {
    from: [...from.segments, { id: NEW, name: t("movement-new") }],
    to: [...to.segments, { id: GONE, name: t("movement-gone-end") }],
  };
  const name = (side: "from" | "to", id: string | null) =>
    ends[side].find((end: FlowEnd) => end.id === id)?.name ?? t("common-no-segment");
  return (
    <PictureCard
      title={t("movement-flows")}
      note={t("movement-flows-note")}
      actions={
        <Checkbox
          label={t("movement-stayed-too")}
          checked={address.hasStayed}
          onChange={(hasStayed) => address.go({ hasStayed })}
        />
      }
      data={dataOf(flows, name)}
      name={`movement-${from.day}-${to.day}`}
      days={{ from: from.day, to: to.day }}
      isTable
      empty={<p class="subdued">{t("movement-nobody")}</p>}
      above={<Totals movement={movement} />}
    >
      <Flows
        label={t("movement-flows-label", { from: day(from.day), to: day(to.day) })}
        fromTitle={day(from.day)}
        toTitle={day(to.day)}
        {...ends}
        flows={flows}
        chosen={chosenIn(flows, address.chosen)}
        onChoose={(flow) => address.go({ chosen: flow && chosenOfFlow(flow) })}
      />
    </PictureCard>
  );
}

/** Who changed, came, went and stayed; and how the days are told. */
function Totals({ movement }: { movement: Movement }) {
  const sum = (is: (flow: Flow) => boolean) =>
    number(movement.movement.filter(is).reduce((sum, flow) => sum + flow.customers, 0));
  const came = movement.movement.some((flow) => flow.new && flow.customers > 0);
  const restated = [movement.from, movement.to].filter((side) => side.restated).map((side) => side.day);
  return (
    <>
      <div class="figures">
        <Figure
          name={t("movement-changed")}
          value={sum((flow) => !flow.new && !flow.gone && !hasStayed(flow))}
        />
        <Figure name={t("movement-came")} value={sum((flow) => flow.new)} />
        <Figure name={t("movement-went")} value={sum((flow) => flow.gone)} />
        <Figure name={t("movement-stayed")} value={sum(hasStayed)} />
      </div>
      {came && (
        <p class="subdued small">
          {t("movement-came-note", { day: day(movement.from.day) })} <ImportedNote movement={movement} />
        </p>
      )}
      {[...new Set(restated)].map((restated) => (
        <p key={restated} class="subdued small">
          {t("charts-restated", { day: day(restated) })}
        </p>
      ))}
      <OtherVersionNote movement={movement} />
    </>
  );
}
