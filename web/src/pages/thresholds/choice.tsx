// Somebody else saved meanwhile: what each of the two says and would come to, for the merchant to choose.

import { t } from "../../base/i18n.ts";
import { type Loaded, useLoad } from "../../base/load.ts";
import type { Comparison } from "../../kernel/index.ts";
import { ConflictDialog } from "../../parts/conflict-dialog.tsx";
import { Ready } from "../../ui/index.ts";
import { type ConfigDocument, formOf } from "./config.ts";
import type { Saved } from "./draft.ts";
import { type Engine, failureOfCompare } from "./engine.ts";
import { Result } from "./summary.tsx";
import { differences } from "./words.ts";

interface ChoiceProps {
  /** One's own, as it would be saved upon theirs. */
  mine: ConfigDocument;
  theirs: Saved;
  engine: Engine;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onGoOn: () => void;
}

/** What a configuration would change, or why that cannot be told. */
export const useCompared = (engine: Engine, config: ConfigDocument): Loaded<Comparison> =>
  useLoad(async () => {
    try {
      return await engine.kernel.compare(config);
    } catch (thrown) {
      throw failureOfCompare(thrown);
    }
  }, [engine, config]);

export function Choice({ mine, theirs, engine, onTakeTheirs, onKeepMine, onGoOn }: ChoiceProps) {
  const [ofTheirs, ofMine] = [useCompared(engine, theirs.config), useCompared(engine, mine)];
  const rows = differences(
    { form: formOf(theirs.config), bands: ofTheirs.value?.bands ?? null },
    { form: formOf(mine), bands: ofMine.value?.bands ?? null },
  );
  const side = (loaded: Loaded<Comparison>, config: ConfigDocument, caption: string, of: "one" | "other") => (
    <Ready loaded={loaded} lines={12}>
      {(comparison) => (
        <Result
          {...{ caption, comparison, config }}
          settings={rows.map((row) => ({ name: row.field, value: row[of] }))}
        />
      )}
    </Ready>
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
