// What a configuration says in words: values of dimensions, names of segments, and what a form says.

import { nameOf } from "../../base/config.ts";
import type { Dimension } from "../../base/dimensions.ts";
import { exponentOf, money, number, score } from "../../base/format.ts";
import { language, t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import type { Bands } from "../../kernel/index.ts";
import { type Base, type ConfigDocument, type Edges, edgesOf, type Form, type Recency } from "./config.ts";

/** The name of a segment as the service gives it; that of no segment for null. */
export function segmentName(config: ConfigDocument, id: string | null): string {
  if (id === null) return t("common-no-segment");
  const segment = config.segments?.find((segment) => segment.id === id);
  return segment ? nameOf(segment, language()) : id;
}

/** Days, in words. */
export const days = (value: number) => t("thresholds-days", { count: value, shown: number(value) });

/** Minor units in one major unit. */
export const unitMinor = () => 10 ** exponentOf(currency.value);

/** Money without a fraction where it has none. */
export const moneyShort = (minor: number) =>
  money(minor, currency.value, { whole: minor % unitMinor() === 0 });

/** A value of a dimension in words. */
export function valueText(dimension: Dimension, value: number): string {
  if (dimension === "recency") return value < 0 ? t("thresholds-edge-nobody") : days(value);
  if (dimension === "frequency") return t("thresholds-orders", { count: value, shown: number(value) });
  return moneyShort(value);
}

/** Four edges in a line. */
export function edgesText(dimension: Dimension, edges: readonly number[]): string {
  const shown = edges.map((edge) => (dimension === "monetary" ? moneyShort(edge) : number(edge)));
  return shown.join(" · ");
}

export function baseText(base: Base): string {
  if (base.kind === "given") return t("thresholds-base-given");
  if (base.kind === "quintiles") {
    return `${t("thresholds-base-quintiles")} (${days(base.everyDays)})`;
  }
  const name = t(`thresholds-preset-${base.preset}`);
  return base.averageOrderMinor === null ? name : `${name} (${moneyShort(base.averageOrderMinor)})`;
}

function recencyText(recency: Recency | null, bands: Bands | null): string {
  if (recency?.kind === "half_life") {
    return t("thresholds-half-life-of", { days: days(recency.days) });
  }
  return ownText("recency", recency?.edges ?? null, bands);
}

function ownText(dimension: Dimension, edges: Edges | null, bands: Bands | null): string {
  if (edges) return edgesText(dimension, edges);
  if (!bands) return t("thresholds-from-base");
  return `${t("thresholds-from-base")} (${edgesText(dimension, edgesOf(bands, dimension))})`;
}

const limitText = (hundredths: number) => score(hundredths / 100);

/** Something that two forms say differently. */
export interface Difference {
  field: string;
  one: string;
  other: string;
}

/** A form, and the edges that it comes to where they are known. */
export interface Told {
  form: Form;
  bands: Bands | null;
}

/** What a form says, setting by setting: what it is called, and its value. */
export const settingsOf = ({ form, bands }: Told): [string, string][] => [
  [t("thresholds-source"), baseText(form.base)],
  [t("common-recency"), recencyText(form.recency, bands)],
  [t("common-frequency"), ownText("frequency", form.frequency, bands)],
  [t("common-monetary"), ownText("monetary", form.monetary, bands)],
  [t("thresholds-weights"), form.weights.map(number).join(" / ")],
  [t("thresholds-low-score"), limitText(form.lowScoreBelowHundredths)],
];

/** What two forms say differently, in words. */
export function differences(one: Told, other: Told): Difference[] {
  const others = settingsOf(other);
  return settingsOf(one).flatMap(([field, text], at) => {
    const otherText = others[at]?.[1] ?? "";
    return text === otherText ? [] : [{ field, one: text, other: otherText }];
  });
}
