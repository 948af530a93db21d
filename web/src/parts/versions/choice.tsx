// Somebody else saved meanwhile: what each of the two says and would come to, for the merchant to choose.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { Ready } from "../../ui/index.ts";
import { ConflictDialog, type Side, Sides } from "../conflict-dialog.tsx";
import { type Compare, type Compared, useCompared } from "./compared.ts";
import { type ConfigDocument, formOf } from "./config.ts";
import type { Saved } from "./saving.ts";
import { differences, segmentName } from "./words.ts";

interface ChoiceProps {
  /** One's own, as it would be saved upon theirs. */
  mine: ConfigDocument;
  theirs: Saved;
  compare: Compare;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onGoOn: () => void;
}

export function Choice({ mine, theirs, compare, onTakeTheirs, onKeepMine, onGoOn }: ChoiceProps) {
  const [ofTheirs, ofMine] = [useCompared(compare, theirs.config), useCompared(compare, mine)];
  return (
    <ConflictDialog latest={theirs.version} onMine={onKeepMine} onTheirs={onTakeTheirs} onClose={onGoOn}>
      {() => (
        <Ready loaded={ofTheirs} lines={8}>
          {(atTheirs) => (
            <Ready loaded={ofMine} lines={8}>
              {(atMine) => (
                <Sides
                  rows={sidesOf(
                    { config: mine, comparison: atMine },
                    { config: theirs.config, comparison: atTheirs },
                  )}
                />
              )}
            </Ready>
          )}
        </Ready>
      )}
    </ConflictDialog>
  );
}

interface Known {
  config: ConfigDocument;
  comparison: Compared;
}

/** In what two configurations differ: what is set, and what that comes to. */
export function sidesOf(mine: Known, theirs: Known): Side[] {
  const told = ({ config, comparison }: Known) => ({ form: formOf(config), bands: comparison.bands });
  const settings = differences(told(mine), told(theirs)).map(({ field, one, other }) => ({
    key: field,
    what: field,
    mine: one,
    theirs: other,
  }));
  const moving = ({ comparison }: Known) => number(comparison.moving);
  const ids = [mine, theirs].flatMap(({ comparison }) => comparison.segments.map(({ id }) => id));
  const sizes = [...new Set(ids)].map((id) => {
    const of = ({ comparison }: Known) => {
      const then = comparison.segments.find((segment) => segment.id === id)?.then;
      return then ? number(then.customers) : "–";
    };
    const { config } = theirs.config.segments?.some((segment) => segment.id === id) ? theirs : mine;
    return { key: `segment ${id}`, what: segmentName(config, id), mine: of(mine), theirs: of(theirs) };
  });
  const results = [
    { key: "moving", what: t("thresholds-would-move"), mine: moving(mine), theirs: moving(theirs) },
    ...sizes,
  ];
  return [...settings, ...results.filter((one) => one.mine !== one.theirs)];
}
