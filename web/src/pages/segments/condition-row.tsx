// What one score is to be, and what that means for a customer of this shop.

import type { Condition } from "../../base/config.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { asSentence, type Dimension, ruleInWords, type Shop, scoresInWords } from "../../base/rules.ts";
import { Checkbox, Select } from "../../ui/index.ts";
import { choiceOf, chosenAs, conditionOf, KINDS, type Kind, type Choice as Picked } from "./conditions.ts";
import { ScoreField } from "./score-field.tsx";

const LEVELS = [1, 2, 3, 4, 5] as const;

interface ConditionRowProps {
  dimension: Dimension;
  condition: Condition | undefined;
  shop: Shop;
  isWrong: boolean;
  onChange: (condition: Condition | undefined) => void;
}

/** The key of a dimension's name. */
const nameKey = (dimension: Dimension) => `common-${dimension.replace("_", "-")}`;

export function ConditionRow({ dimension, condition, shop, isWrong, onChange }: ConditionRowProps) {
  const picked = choiceOf(condition, dimension);
  const kinds: readonly Kind[] = dimension === "score" ? KINDS.filter((kind) => kind !== "one_of") : KINDS;
  const options = kinds.map((kind) => ({
    value: kind as string,
    label: t(`segments-kind-${kind.replace("_", "-")}`),
  }));
  if (!picked) options.push({ value: "as_written", label: t("segments-kind-as-written") });
  const before = picked ?? { kind: "any", low: 100, high: 500, values: [] };
  const isSaid = picked && picked.kind !== "any" && condition !== undefined;
  return (
    <div class="condition">
      <Select
        label={t(nameKey(dimension))}
        value={picked?.kind ?? "as_written"}
        onChange={(kind) => kind !== "as_written" && onChange(conditionOf(chosenAs(kind as Kind, before)))}
        options={options}
      />
      {picked && <Values {...{ dimension, picked, shop, onChange }} />}
      {isSaid && (
        <p class="condition-words small subdued">
          {asSentence(ruleInWords({ [dimension]: condition }, shop))}
        </p>
      )}
      {isWrong && <p class="condition-words field-error small">{t("segments-wrong-condition")}</p>}
    </div>
  );
}

interface ValuesProps {
  dimension: Dimension;
  picked: Picked;
  shop: Shop;
  onChange: (condition: Condition | undefined) => void;
}

function Values({ dimension, picked, shop, onChange }: ValuesProps) {
  const { kind, low, high } = picked;
  const set = (fields: Partial<Picked>) => onChange(conditionOf({ ...picked, ...fields }));
  const field = (
    label: string,
    value: number,
    take: (value: number) => void,
    said?: "up" | "down" | "only",
  ) =>
    dimension === "score" ? (
      <ScoreField label={label} value={value} onChange={take} />
    ) : (
      <Select
        label={label}
        value={String(value / 100)}
        onChange={(level) => take(Number(level) * 100)}
        options={LEVELS.map((level) => ({
          value: String(level),
          label: levelShown(dimension, level, said, shop),
        }))}
      />
    );
  switch (kind) {
    case "any":
      return null;
    case "at_least":
      return field(t("segments-value"), low, (value) => set({ low: value }), "up");
    case "at_most":
      return field(t("segments-value"), high, (value) => set({ high: value }), "down");
    case "exactly":
      return field(t("segments-value"), low, (value) => set({ low: value, high: value }), "only");
    case "between":
      return (
        <>
          {field(t("segments-value-from"), low, (value) => set({ low: value, high: Math.max(value, high) }))}
          {field(t("segments-value-to"), high, (value) => set({ high: value, low: Math.min(value, low) }))}
        </>
      );
    case "one_of":
      return <OneOf {...{ dimension, picked, shop }} onChange={(values) => set({ values })} />;
  }
}

/** A score as it is offered, with what it means where it stands alone. */
function levelShown(
  dimension: Dimension,
  level: number,
  said: "up" | "down" | "only" | undefined,
  shop: Shop,
) {
  if (!said || dimension === "frequency_monetary") return number(level);
  const [low, high] = said === "up" ? [level, 5] : said === "down" ? [1, level] : [level, level];
  const isAll = low === 1 && high === 5;
  const words = isAll ? t("rules-anybody") : scoresInWords(dimension, low, high, shop);
  return `${number(level)} – ${words}`;
}

interface OneOfProps {
  dimension: Dimension;
  picked: Picked;
  shop: Shop;
  onChange: (values: number[]) => void;
}

/** Several scores; at least one of them stays chosen. */
function OneOf({ dimension, picked, shop, onChange }: OneOfProps) {
  const isChosen = (level: number) => picked.values.includes(level * 100);
  const toggle = (level: number, isOn: boolean) => {
    const others = picked.values.filter((value) => value !== level * 100);
    const next = isOn ? [...others, level * 100].sort((a, b) => a - b) : others;
    if (next.length > 0) onChange(next);
  };
  return (
    <fieldset class="one-of">
      <legend class="visually-hidden">{t(nameKey(dimension))}</legend>
      {LEVELS.map((level) => (
        <Checkbox
          key={level}
          label={levelShown(dimension, level, "only", shop)}
          checked={isChosen(level)}
          disabled={isChosen(level) && picked.values.length === 1}
          onChange={(isOn) => toggle(level, isOn)}
        />
      ))}
    </fieldset>
  );
}
