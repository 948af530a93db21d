// A weighted score, which has two digits behind the point: typed, since there are too many to choose from.

import { score } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { NumberField } from "../../ui/index.ts";
import { HIGHEST, LOWEST } from "./conditions.ts";

interface ScoreFieldProps {
  label: string;
  /** In hundredths. */
  value: number;
  onChange: (value: number) => void;
}

export const ScoreField = ({ label, value, onChange }: ScoreFieldProps) => (
  <NumberField
    label={label}
    value={value / 100}
    least={LOWEST / 100}
    greatest={HIGHEST / 100}
    digits={2}
    wrong={t("segments-wrong-score", { from: score(LOWEST / 100), to: score(HIGHEST / 100) })}
    onChange={(typed) => typed !== null && onChange(Math.round(typed * 100))}
  />
);
