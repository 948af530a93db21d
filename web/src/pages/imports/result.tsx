// How an import ended, and why a file was not taken.

import { bytes, mostBytes, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { Banner, Button, Card, FailureBanner, Figure, LinkButton, RetryAfter } from "../../ui/index.ts";
import { Problems } from "./problems.tsx";
import type { Import } from "./read.ts";
import type { Stage } from "./stage.ts";
import { Words } from "./words.tsx";

export const Refused = ({ stage: { name, problem, retryAfter } }: { stage: Stage & { at: "refused" } }) => (
  <Banner tone="critical" title={t("imports-refused", { name })}>
    <p>
      <Words of={problem} about="error" />
    </p>
    {retryAfter !== null && <RetryAfter seconds={retryAfter} />}
  </Banner>
);

interface LostProps {
  stage: Stage & { at: "lost" };
  /** The largest file that is taken. */
  most: number;
}

export function Lost({ stage: { failure, broke }, most }: LostProps) {
  if (failure.kind !== "away") return <FailureBanner failure={failure} />;
  return (
    <Banner tone="critical" title={t("imports-lost")}>
      {broke && <p>{t("imports-lost-at", { sent: bytes(broke.sent), of: bytes(broke.of) })}</p>}
      <p>
        {broke?.isReachable
          ? t("imports-lost-reachable", { most: mostBytes(most) })
          : t("imports-lost-way-out")}
      </p>
    </Banner>
  );
}

export function Ended({ one, again }: { one: Import; again: () => void }) {
  if (one.state === "finished") return <Finished one={one} again={again} />;
  const isStopped = one.state === "interrupted";
  return (
    <Card>
      <Banner
        tone={isStopped ? "warning" : "critical"}
        title={t(isStopped ? "imports-interrupted-title" : "imports-failed-title", { name: one.file_name })}
        actions={<Button onClick={again}>{t("imports-another")}</Button>}
      >
        {one.error && (
          <p>
            <Words of={one.error} about="error" />
          </p>
        )}
        {one.orders_written > 0 && (
          <p>{t("imports-written-stay", { count: one.orders_written, shown: number(one.orders_written) })}</p>
        )}
      </Banner>
      {one.problems.count > 0 && <Problems of={one.problems} />}
    </Card>
  );
}

function Finished({ one, again }: { one: Import; again: () => void }) {
  const isKnown = one.orders > 0 && one.orders_new === 0 && one.orders_changed === 0;
  const news = (count: number) => (
    <span class="subdued">{t("imports-new", { count, shown: number(count) })}</span>
  );
  return (
    <Card>
      <Banner
        tone={one.problems.count > 0 ? "caution" : "success"}
        title={t(isKnown ? "imports-known-title" : "imports-finished-title", { name: one.file_name })}
      >
        <p>{t(isKnown ? "imports-known" : "imports-finished")}</p>
      </Banner>
      <div class="figures">
        <Figure name={t("common-orders")} value={number(one.orders)} below={news(one.orders_new)} />
        <Figure name={t("imports-customers")} value={number(one.customers)} below={news(one.customers_new)} />
        <Figure name={t("imports-changed")} value={number(one.orders_changed)} />
        <Figure name={t("imports-lines-left-out")} value={number(one.problems.count)} />
      </div>
      {one.orders_without_id > 0 && (
        <p class="subdued small">
          {t("imports-without-id", { count: one.orders_without_id, shown: number(one.orders_without_id) })}
        </p>
      )}
      {one.problems.count > 0 && <Problems of={one.problems} />}
      <div class="row gap-200">
        <LinkButton href="/customers" variant="primary">
          {t("imports-see-customers")}
        </LinkButton>
        <LinkButton href="/">{t("imports-see-overview")}</LinkButton>
        <Button onClick={again}>{t("imports-another")}</Button>
      </div>
    </Card>
  );
}
