// Somebody else saved meanwhile: what each of the two says and would come to, for the merchant to choose.

import { useEffect, useState } from "preact/hooks";
import { t } from "../../base/i18n.ts";
import type { Comparison } from "../../kernel/index.ts";
import { ConflictDialog } from "../../parts/conflict-dialog.tsx";
import { Skeleton } from "../../ui/index.ts";
import { type ConfigDocument, configOf, formOf } from "./config.ts";
import type { Draft, Saved } from "./draft.ts";
import { compared, type Engine } from "./engine.ts";
import { Result } from "./summary.tsx";
import { differences } from "./words.ts";

interface ChoiceProps {
  draft: Draft;
  theirs: Saved;
  engine: Engine;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onGoOn: () => void;
}

/** What a configuration would change; null while it is counted. */
export function useCompared(engine: Engine, config: ConfigDocument | null): Comparison | null {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  useEffect(() => {
    if (!config) return;
    let isOver = false;
    const compare = async () => {
      const found = await compared(engine.kernel, config);
      if (!isOver) setComparison(found);
    };
    void compare();
    return () => {
      isOver = true;
    };
  }, [engine, config]);
  return comparison;
}

export function Choice({ draft, theirs, engine, onTakeTheirs, onKeepMine, onGoOn }: ChoiceProps) {
  const [mine] = useState(() => configOf(draft.form, theirs.config));
  const [ofTheirs, ofMine] = [useCompared(engine, theirs.config), useCompared(engine, mine)];
  const rows = differences(
    { form: formOf(theirs.config), bands: ofTheirs?.bands ?? null },
    { form: draft.form, bands: ofMine?.bands ?? null },
  );
  const side = (
    comparison: Comparison | null,
    config: ConfigDocument,
    caption: string,
    of: "one" | "other",
  ) =>
    comparison ? (
      <Result
        {...{ caption, comparison, config }}
        settings={rows.map((row) => ({ name: row.field, value: row[of] }))}
      />
    ) : (
      <Skeleton lines={12} />
    );
  return (
    <ConflictDialog
      latest={theirs.version}
      mine={() => side(ofMine, mine, t("thresholds-mine-result"), "other")}
      theirs={() => side(ofTheirs, theirs.config, t("thresholds-theirs-result"), "one")}
      onMine={onKeepMine}
      onTheirs={onTakeTheirs}
      onClose={onGoOn}
    />
  );
}
