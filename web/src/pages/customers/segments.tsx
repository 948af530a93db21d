// The segments that a customer is in, each with its rule.

import type { Standing } from "../../base/config.ts";
import { t } from "../../base/i18n.ts";
import { asSentence, ruleInWords } from "../../base/rules.ts";
import { Badge, Card } from "../../ui/index.ts";
import { addressOf, EVERYBODY } from "./query.ts";
import type { Explanation } from "./read.ts";

export function Segments({ explanation, standing }: { explanation: Explanation; standing: Standing | null }) {
  const { segments } = explanation;
  const ruleOf = (id: string) => {
    const segment = standing?.config.segments.find((one) => one.id === id);
    return segment && standing ? asSentence(ruleInWords(segment.rules, standing)) : null;
  };
  return (
    <Card title={t("customers-segments")} note={t("customers-segments-note")}>
      {segments.length === 0 && <p class="subdued">{t("customers-segments-none")}</p>}
      <ul class="segment-list">
        {segments.map(({ id, name }, at) => (
          <li key={id}>
            <span class="customer-segments">
              <a href={addressOf({ ...EVERYBODY, segment: id })}>{name}</a>
              {at === 0 && <Badge tone="info">{t("customers-primary")}</Badge>}
            </span>
            <span class="subdued small">{ruleOf(id)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
