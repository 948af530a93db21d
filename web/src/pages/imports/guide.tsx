// How to come by the file, and what happens with what is in it. For an empty shop it is the first that is seen.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { theShop } from "../../base/shop.ts";
import { AdminLink, Card } from "../../ui/index.ts";

const STEPS = ["export", "drop", "see"] as const;

/** The three steps of who begins. */
export const Steps = () => (
  <Card title={t("imports-guide")}>
    <ol class="guide">
      {STEPS.map((step, at) => (
        <li key={step}>
          <span class="guide-number" aria-hidden="true">
            {number(at + 1)}
          </span>
          <strong>{t(`imports-guide-${step}-title`)}</strong>
          <p class="subdued">{t(`imports-guide-${step}`)}</p>
          {step === "export" && <ToOrders />}
        </li>
      ))}
    </ol>
  </Card>
);

const ToOrders = () => {
  const admin = theShop().admin_url;
  return admin && <AdminLink href={`${admin}/orders`}>{t("imports-to-orders")}</AdminLink>;
};

/** The same for who knows the page, put away until it is asked for. */
export const HowTo = () => (
  <Card>
    <details class="folded">
      <summary>{t("imports-how-to")}</summary>
      <div class="stack gap-200 how-to">
        <p>{t("imports-guide-export")}</p>
        <p>
          <ToOrders />
        </p>
        <p>{t("imports-columns")}</p>
      </div>
    </details>
    <details class="folded">
      <summary>{t("imports-data")}</summary>
      <Data />
    </details>
  </Card>
);

const PROMISES = ["file", "email", "twice", "shopify"] as const;

const Data = () => (
  <ul class="promises">
    {PROMISES.map((promise) => (
      <li key={promise}>{t(`imports-data-${promise}`)}</li>
    ))}
  </ul>
);

export const DataCard = () => (
  <Card title={t("imports-data")}>
    <Data />
  </Card>
);
