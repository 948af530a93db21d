// Beside what is dragged: a picture of what would change, and below it the segments that would.

import { useMemo, useState } from "preact/hooks";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Grid } from "../../charts/grid.tsx";
import type { Comparison } from "../../kernel/index.ts";
import type { ConfigDocument } from "../../parts/versions/config.ts";
import { isChanging, SegmentsTable } from "../../parts/versions/sizes.tsx";
import { isOf, Warnings } from "../../parts/versions/warnings.tsx";
import { segmentName } from "../../parts/versions/words.ts";
import { Card, Choice } from "../../ui/index.ts";
import { gridData, segmentsData } from "./data.ts";
import { type Move, Movement, UnchangedTable } from "./outcome.tsx";

interface EffectProps {
  comparison: Comparison;
  live: ConfigDocument;
  config: ConfigDocument;
  chosen: Move | null;
  onChoose: (move: Move | null) => void;
}

export function Effect({ comparison, live, config, chosen, onChoose }: EffectProps) {
  const picture = useMemo(
    () => <Picture {...{ comparison, live, config, chosen, onChoose }} />,
    [comparison, live, config.segments, chosen],
  );
  const sizes = useMemo(() => <Sizes {...{ comparison, config }} />, [comparison, config.segments]);
  return (
    <div class="workplace-outcome">
      {picture}
      {sizes}
    </div>
  );
}

type Shown = "moves" | "grid";

function Picture({ comparison, live, config, chosen, onChoose }: EffectProps) {
  const [shown, setShown] = useState<Shown>("moves");
  const choice = (
    <Choice
      label={t("thresholds-picture")}
      value={shown}
      onChange={setShown}
      options={[
        { value: "moves", label: t("thresholds-picture-moves") },
        { value: "grid", label: t("thresholds-picture-grid") },
      ]}
    />
  );
  if (shown === "moves") {
    return (
      <Card title={t("thresholds-flows")} note={t("thresholds-flows-note")} actions={choice}>
        <div class="effect-moves">
          <Movement {...{ comparison, live, config, chosen, onChoose }} />
        </div>
      </Card>
    );
  }
  return (
    <PictureCard
      title={t("thresholds-grid")}
      note={t("thresholds-grid-note")}
      actions={choice}
      data={gridData(comparison)}
      name="thresholds-grid"
      isTable
    >
      <Grid caption={t("thresholds-grid-caption")} cells={comparison.grid_now} then={comparison.grid_then} />
    </PictureCard>
  );
}

function Sizes({ comparison, config }: Pick<EffectProps, "comparison" | "config">) {
  const [isOpen, setIsOpen] = useState(false);
  const changing = comparison.segments.filter(isChanging);
  const unchanged = comparison.segments.filter((segment) => !isChanging(segment));
  return (
    <PictureCard
      title={t("thresholds-segments")}
      note={t("thresholds-segments-note")}
      data={segmentsData(comparison, config)}
      name="thresholds-segments"
      isTable
    >
      {changing.length > 0 && <SegmentsTable segments={changing} config={config} isShort />}
      {unchanged.length > 0 && (
        <details class="unchanged" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary>
            {t("thresholds-segments-unchanged", {
              count: unchanged.length,
              shown: number(unchanged.length),
            })}
          </summary>
          {isOpen && <UnchangedTable segments={unchanged} config={config} />}
        </details>
      )}
      <Warnings
        warnings={comparison.warnings.filter(isOf("segments"))}
        nameOf={(id) => segmentName(config, id)}
      />
    </PictureCard>
  );
}
