// One customer: why it has the score it has, what comes next, what it ordered, and how it went.

import { useRoute } from "preact-iso";
import { readConfig, type Standing } from "../../base/config.ts";
import { customerCalled } from "../../base/customers.ts";
import { day, daysBetween, money, number, score } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { language, t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { currency, theShop } from "../../base/shop.ts";
import { AdminLink, Badge, Card, Empty, Figure, LinkButton, Page, Ready } from "../../ui/index.ts";
import { Explained } from "./explanation.tsx";
import { ScoreHistory } from "./history.tsx";
import { ChangedNote, useNote } from "./live.tsx";
import { Marks } from "./marks.tsx";
import { Orders } from "./orders.tsx";
import { type Explanation, type NextChange, readCustomer } from "./read.ts";
import { Segments } from "./segments.tsx";
import "./customers.css";

export default function CustomerPage() {
  const id = String(useRoute().params.id ?? "");
  const words = language();
  const loaded = useLoad((signal) => readCustomer(id, words, signal), [id, words], fresh);
  const standing = useLoad((signal) => readConfig(signal), [], fresh);
  const { note, putAside } = useNote(id, loaded.value, loaded.reload);
  const back = { href: "/customers", label: t("customers-title") };
  const kind = loaded.failure?.kind;
  // What is no id at all is refused as such; for who looks it is the same.
  if (kind === "not_found" || kind === "invalid") return <NoCustomer />;
  const isHere = loaded.value?.customer.id === id;
  const customer = isHere ? loaded.value?.customer : undefined;
  return (
    <Page
      back={back}
      title={customer ? customerCalled(customer) : t("customers-customer")}
      subtitle={t("customers-one-subtitle")}
      actions={<InShopify shopifyId={customer?.shopify_id ?? null} />}
    >
      <ChangedNote note={note} putAside={putAside} />
      <Ready loaded={isHere ? loaded : { ...loaded, value: null }} lines={14}>
        {(explanation) => <Parts explanation={explanation} standing={standing.value} />}
      </Ready>
    </Page>
  );
}

const NoCustomer = () => (
  <Page title={t("customers-customer")}>
    <Card>
      <Empty
        title={t("customers-unknown-title")}
        action={<LinkButton href="/customers">{t("customers-all")}</LinkButton>}
      >
        {t("customers-unknown")}
      </Empty>
    </Card>
  </Page>
);

const InShopify = ({ shopifyId }: { shopifyId: string | null }) => {
  const admin = theShop().admin_url;
  // Only what is a number of Shopify leads there.
  if (!admin || !shopifyId || !/^\d+$/.test(shopifyId)) return null;
  return (
    <AdminLink button href={`${admin}/customers/${shopifyId}`}>
      {t("customers-in-shopify")}
    </AdminLink>
  );
};

const Parts = ({ explanation, standing }: { explanation: Explanation; standing: Standing | null }) => (
  <>
    <Summary explanation={explanation} limit={standing?.config.low_score_below ?? null} />
    <Explained explanation={explanation} />
    <div class="columns">
      <Segments explanation={explanation} standing={standing} />
      <Next explanation={explanation} />
    </div>
    <ScoreHistory explanation={explanation} />
    <Orders explanation={explanation} />
  </>
);

interface SummaryProps {
  explanation: Explanation;
  /** Below which a score is low, as in 2.00; `null` until it is known. */
  limit: string | null;
}

function Summary({ explanation, limit }: SummaryProps) {
  const { customer, segments, first_order_on } = explanation;
  const isLow = limit !== null && customer.score !== null && Number(customer.score) < Number(limit);
  const isKnown = customer.shopify_id !== null;
  return (
    <Card>
      <div class="customer-summary">
        <Badge tone="info">{segments[0]?.name ?? t("common-no-segment")}</Badge>
        {isLow && <Badge tone="warning">{t("customers-low-score", { limit: score(Number(limit)) })}</Badge>}
        <Marks of={customer} />
      </div>
      <div class="figures">
        <Figure
          name={t("common-score")}
          value={customer.score === null ? "–" : score(Number(customer.score))}
          below={<span class="subdued">{t("customers-score-of")}</span>}
        />
        <Figure name={t("common-orders")} value={number(customer.order_count)} />
        <Figure name={t("common-spend")} value={money(customer.spend_total_minor, currency.value)} />
        <Figure
          name={t("common-last-order")}
          value={customer.last_order_on ? day(customer.last_order_on) : "–"}
          below={
            first_order_on && (
              <span class="subdued">{t("customers-first-order", { day: day(first_order_on) })}</span>
            )
          }
        />
      </div>
      {!isKnown && <p class="subdued small">{t("customers-not-in-shopify")}</p>}
    </Card>
  );
}

/** What changes by itself, and when. */
function Next({ explanation }: { explanation: Explanation }) {
  const { next_change: next, as_of, customer } = explanation;
  return (
    <Card title={t("customers-next")} note={t("customers-next-note")}>
      {next ? (
        <NextChanges next={next} explanation={explanation} today={as_of} />
      ) : (
        <p>{t(customer.score === null ? "customers-next-prospect" : "customers-next-never")}</p>
      )}
    </Card>
  );
}

interface NextProps {
  next: NextChange;
  explanation: Explanation;
  today: string;
}

function NextChanges({ next, explanation, today }: NextProps) {
  const { customer, segments } = explanation;
  const count = daysBetween(today, next.on);
  const [from, to] = [segments[0], next.segment];
  const scores = t("customers-from-to", {
    from: score(Number(customer.score)),
    to: score(Number(next.score)),
  });
  return (
    <>
      <p>
        <strong>{t("customers-next-on", { count, shown: number(count), day: day(next.on, "long") })}</strong>
      </p>
      <dl class="facts">
        <dt>{t("customers-scores")}</dt>
        <dd>
          <Marks of={next} />
        </dd>
        <dt>{t("common-score")}</dt>
        <dd>
          <span class="numeric">{scores}</span>
        </dd>
        <dt>{t("common-segment")}</dt>
        <dd>
          {from?.id === to?.id
            ? t("customers-next-same", { segment: to?.name ?? t("common-no-segment") })
            : t("customers-from-to", {
                from: from?.name ?? t("common-no-segment"),
                to: to?.name ?? t("common-no-segment"),
              })}
        </dd>
      </dl>
    </>
  );
}
