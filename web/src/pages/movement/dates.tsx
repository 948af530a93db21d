// Which two days are compared.

import { addDays, day, dayRange } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { theShop } from "../../base/shop.ts";
import { Card, Choice, TextField } from "../../ui/index.ts";
import type { Address } from "./address.ts";
import { isDay, PRESETS, type Preset, presetOf } from "./days.ts";

interface DaysProps {
  address: Address;
  /** The first day of which the shop knows anything, if that is known. */
  first: string | null;
}

export function DaysCard({ address, first }: DaysProps) {
  const { days, ahead, go } = address;
  const { today } = theShop();
  const change = (side: "from" | "to", text: string) => {
    // While a day is typed it is none for a moment.
    if (isDay(text)) go({ days: { ...days, [side]: text } });
  };
  return (
    <Card>
      <div class="days">
        <Choice<Preset | "">
          label={t("movement-span")}
          value={presetOf(days, today) ?? ""}
          onChange={(preset) => preset && go({ days: { from: addDays(today, -PRESETS[preset]), to: today } })}
          options={(Object.keys(PRESETS) as Preset[]).map((value) => ({
            value,
            label: t(`movement-span-${value}`),
          }))}
        />
        <TextField
          label={t("movement-from")}
          type="date"
          value={days.from}
          min={first ?? ""}
          max={days.to}
          onInput={(text) => change("from", text)}
          error={days.from > days.to ? t("movement-wrong-way") : null}
        />
        <TextField
          label={t("movement-to")}
          type="date"
          value={days.to}
          min={days.from}
          max={today}
          onInput={(text) => change("to", text)}
        />
      </div>
      <p class={ahead ? "field-caution small" : "visually-hidden"} role="status">
        {ahead && t("movement-ahead", { day: day(ahead), days: dayRange(days.from, days.to) })}
      </p>
    </Card>
  );
}
