// A segment's rule, chosen and never typed: what all of it asks, alternatives of which one has to hold, or customers
// without orders. Each choice is said in words of the shop's own bands beside it.

import type { Conditions, Rules } from "../../base/config.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { DIMENSIONS, type Dimension, type Shop } from "../../base/rules.ts";
import { Button, Choice } from "../../ui/index.ts";
import { ConditionRow } from "./condition-row.tsx";

/** The three scores first; what is made of them is for those who look for it. */
const MAIN: readonly Dimension[] = ["recency", "frequency", "monetary"];
const MORE = DIMENSIONS.filter((dimension) => !MAIN.includes(dimension));

/** The most alternatives of a rule. */
const MAX_ALTERNATIVES = 64;

/** What an alternative begins with. */
const FIRST_ALTERNATIVE: Conditions = { recency: ">=4" };

interface RuleBuilderProps {
  rules: Rules;
  shop: Shop;
  /** What is wrong with the rule, by path below it. */
  problems: ReadonlyMap<string, unknown>;
  /** `mark` is the same for changes that are one step. */
  onChange: (rules: Rules, mark: string) => void;
}

export function RuleBuilder({ rules, shop, problems, onChange }: RuleBuilderProps) {
  const isProspects = rules.orders !== undefined;
  const { any, ...own } = rules;
  const mode = (value: "scored" | "prospects") =>
    onChange(value === "prospects" ? { orders: "none" } : { recency: ">=4" }, "mode");
  return (
    <div class="stack gap-400">
      <Choice
        label={t("segments-rule-of")}
        value={isProspects ? "prospects" : "scored"}
        onChange={mode}
        options={[
          { value: "scored", label: t("segments-rule-of-scored") },
          { value: "prospects", label: t("segments-rule-of-prospects") },
        ]}
      />
      {isProspects ? (
        <p class="subdued">{t("segments-rule-prospects-note")}</p>
      ) : (
        <>
          <ConditionsFields
            conditions={own}
            onChange={(next, mark) => onChange(any ? { ...next, any } : next, mark)}
            {...{ shop, problems }}
            path=""
          />
          <Alternatives
            any={any ?? []}
            onChange={(next, mark) => onChange(next.length > 0 ? { ...own, any: next } : own, mark)}
            {...{ shop, problems }}
          />
        </>
      )}
      {problems.has("") && <p class="field-error small">{t("segments-wrong-rule")}</p>}
    </div>
  );
}

interface ConditionsFieldsProps {
  conditions: Conditions;
  shop: Shop;
  problems: ReadonlyMap<string, unknown>;
  /** Where they stand in the rule, with a point at its end; empty for the rule itself. */
  path: string;
  onChange: (conditions: Conditions, mark: string) => void;
}

/** Everything that has to hold at once. */
function ConditionsFields({ conditions, shop, problems, path, onChange }: ConditionsFieldsProps) {
  const row = (dimension: Dimension) => (
    <ConditionRow
      key={dimension}
      dimension={dimension}
      condition={conditions[dimension]}
      shop={shop}
      isWrong={problems.has(path + dimension)}
      onChange={(condition) => {
        const { [dimension]: _, ...others } = conditions;
        const next = condition === undefined ? others : { ...others, [dimension]: condition };
        onChange(next, `condition ${path}${dimension}`);
      }}
    />
  );
  const hasMore = MORE.some((dimension) => conditions[dimension] !== undefined);
  return (
    <div class="conditions">
      {MAIN.map(row)}
      <details open={hasMore}>
        <summary>{t("segments-rule-more")}</summary>
        <div class="conditions">{MORE.map(row)}</div>
      </details>
    </div>
  );
}

interface AlternativesProps {
  any: Conditions[];
  shop: Shop;
  problems: ReadonlyMap<string, unknown>;
  onChange: (any: Conditions[], mark: string) => void;
}

function Alternatives({ any, shop, problems, onChange }: AlternativesProps) {
  return (
    <div class="stack gap-300">
      {any.length > 0 && <h3>{t("segments-alternatives")}</h3>}
      {any.map((conditions, at) => (
        // Alternatives have no name of their own: their place is what tells them apart.
        <fieldset key={at} class="alternative">
          <legend>{t("segments-alternative", { at: number(at + 1) })}</legend>
          <ConditionsFields
            {...{ conditions, shop, problems }}
            path={`any[${at}].`}
            onChange={(next, mark) => onChange(any.with(at, next), mark)}
          />
          {problems.has(`any[${at}]`) && <p class="field-error small">{t("segments-wrong-rule")}</p>}
          <div>
            <Button
              variant="plain"
              label={t("segments-alternative-remove-label", { at: number(at + 1) })}
              onClick={() => onChange(any.toSpliced(at, 1), `remove ${at}`)}
            >
              {t("segments-alternative-remove")}
            </Button>
          </div>
        </fieldset>
      ))}
      <div class="stack gap-100">
        {any.length === 0 && <p class="subdued small">{t("segments-alternatives-note")}</p>}
        <div>
          <Button
            disabled={any.length >= MAX_ALTERNATIVES}
            onClick={() => onChange([...any, FIRST_ALTERNATIVE], `add ${any.length}`)}
          >
            {t("segments-alternative-add")}
          </Button>
        </div>
      </div>
    </div>
  );
}
