// Who went where between two days, who of a month's first customers came back, and what each segment brought in.

import { t } from "../../base/i18n.ts";
import { theShop } from "../../base/shop.ts";
import { Card, Empty, LinkButton, Page, Stack } from "../../ui/index.ts";
import { useAddress } from "./address.ts";
import { CohortsCard } from "./cohorts.tsx";
import { firstMonthOf } from "./cohorts-of.ts";
import { DaysCard } from "./dates.tsx";
import { FlowsCard } from "./flows.tsx";
import "./movement.css";
import { MoversCard } from "./movers.tsx";
import { useCohorts, useMovement } from "./reads.ts";
import { RevenueCard } from "./revenue.tsx";

export default function MovementPage() {
  const isEmpty = theShop().customers === 0;
  return (
    <Page title={t("common-page-movement")} subtitle={t("movement-subtitle")}>
      {isEmpty ? <NoCustomers /> : <Shown />}
    </Page>
  );
}

const NoCustomers = () => (
  <Card>
    <Empty
      title={t("movement-empty-title")}
      action={
        <LinkButton variant="primary" href="/import">
          {t("movement-empty-action")}
        </LinkButton>
      }
    >
      {t("movement-empty-text")}
    </Empty>
  </Card>
);

function Shown() {
  const address = useAddress();
  const movement = useMovement(address.days);
  const cohorts = useCohorts();
  const sides = movement.value?.movement;
  return (
    <Stack>
      <DaysCard address={address} first={firstMonthOf(cohorts.value)} />
      <FlowsCard movement={movement} address={address} />
      {address.chosen && sides && (
        <MoversCard
          // From the first page on for other customers.
          key={JSON.stringify([address.days, address.chosen])}
          days={address.days}
          chosen={address.chosen}
          sides={sides}
          onClose={() => address.go({ chosen: null })}
        />
      )}
      <CohortsCard cohorts={cohorts} />
      <RevenueCard />
    </Stack>
  );
}
