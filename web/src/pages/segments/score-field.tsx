// A weighted score, which has two digits behind the point: typed, since there are too many to choose from.

import { useState } from "preact/hooks";
import { score } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { TextField } from "../../ui/index.ts";
import { typedScore } from "./conditions.ts";

interface ScoreFieldProps {
  label: string;
  /** In hundredths. */
  value: number;
  onChange: (value: number) => void;
}

export function ScoreField({ label, value, onChange }: ScoreFieldProps) {
  // What is being typed may be no score yet.
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typedScore(typed, "score") === null;
  return (
    <TextField
      label={label}
      value={typed ?? score(value / 100)}
      onInput={(text) => {
        setTyped(text);
        const read = typedScore(text, "score");
        if (read !== null) onChange(read);
      }}
      error={isWrong ? t("segments-wrong-score", { from: score(1), to: score(5) }) : null}
    />
  );
}
