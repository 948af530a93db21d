// Where edges come from that are not set one by one.

import { DIMENSIONS } from "../../base/dimensions.ts";
import { decimal, exponentOf, money, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import type { Bands } from "../../kernel/index.ts";
import {
  type Base,
  type Form,
  PRESETS,
  type Preset,
  QUINTILES_EVERY_DAYS,
  withBase,
} from "../../parts/versions/config.ts";
import { unitMinor } from "../../parts/versions/words.ts";
import { Button, Card, NumberField, Select } from "../../ui/index.ts";
import type { FormChange } from "./draft.ts";

export interface SourceProps {
  form: Form;
  bands: Bands;
  onEdit: (change: FormChange, gesture?: string) => void;
  onSettle: () => void;
}

const MAX_QUINTILES_EVERY_DAYS = 366;
/** The base that was chosen. */
function chosenBase(choice: string): Base {
  if (choice === "given") return { kind: "given" };
  if (choice === "quintiles") return { kind: "quintiles", everyDays: QUINTILES_EVERY_DAYS };
  return { kind: "preset", preset: choice as Preset, averageOrderMinor: null };
}

export function SourceCard({ form, bands, onEdit, onSettle }: SourceProps) {
  const { base } = form;
  const value = base.kind === "preset" ? base.preset : base.kind;
  const own = DIMENSIONS.filter((dimension) => form[dimension] !== null);
  return (
    <Card title={t("thresholds-source")} note={t("thresholds-source-note")}>
      <div class="source-fields">
        <Select
          label={t("thresholds-source")}
          value={value}
          onChange={(choice) => onEdit((form) => withBase(form, chosenBase(choice), bands))}
          options={[
            ...PRESETS.map((preset) => ({ value: preset, label: t(`thresholds-preset-${preset}`) })),
            { value: "quintiles", label: t("thresholds-base-quintiles") },
            { value: "given", label: t("thresholds-base-given") },
          ]}
        />
        {base.kind === "preset" && <AverageOrder {...{ form, base, bands, onEdit, onSettle }} />}
        {base.kind === "quintiles" && (
          <NumberField
            label={t("thresholds-every-days")}
            help={t("thresholds-every-days-note")}
            value={base.everyDays}
            least={1}
            greatest={MAX_QUINTILES_EVERY_DAYS}
            wrong={t("thresholds-recency-range", {
              least: number(1),
              greatest: number(MAX_QUINTILES_EVERY_DAYS),
            })}
            onChange={(typed) =>
              typed !== null &&
              onEdit((form) => ({ ...form, base: { ...base, everyDays: typed } }), "every days")
            }
            onLeave={onSettle}
          />
        )}
      </div>
      {base.kind !== "given" && own.length > 0 && (
        <div class="row gap-200">
          <span class="subdued small">
            {t("thresholds-own-of", { dimensions: own.map((one) => t(`common-${one}`)).join(", ") })}
          </span>
          <Button variant="plain" onClick={() => onEdit((form) => withBase(form, base, bands))}>
            {t("thresholds-follow-all")}
          </Button>
        </div>
      )}
    </Card>
  );
}

type AverageProps = SourceProps & { base: Extract<Base, { kind: "preset" }> };

function AverageOrder({ form, base, bands, onEdit, onSettle }: AverageProps) {
  const digits = exponentOf(currency.value);
  const minor = base.averageOrderMinor;
  return (
    <NumberField
      label={t("thresholds-average-order", { currency: currency.value })}
      help={t("thresholds-average-order-note")}
      optional
      // The first edge of a preset is one average order.
      placeholder={
        form.monetary ? "" : decimal((bands.monetary_at_least_minor[0] ?? 0) / unitMinor(), digits)
      }
      value={minor === null ? null : minor / unitMinor()}
      least={1 / unitMinor()}
      greatest={1e12}
      digits={digits}
      step={1}
      valueText={minor === null ? "" : money(minor, currency.value)}
      wrong={t("thresholds-monetary-range-from", { least: money(1, currency.value) })}
      onChange={(typed) => {
        const averageOrderMinor = typed === null ? null : Math.round(typed * unitMinor());
        onEdit((form) => ({ ...form, base: { ...base, averageOrderMinor } }), "average order");
      }}
      onLeave={onSettle}
    />
  );
}
