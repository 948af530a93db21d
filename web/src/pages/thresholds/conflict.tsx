// Somebody else saved meanwhile: shows both, what differs and what each would come to, and lets the merchant choose.

import { useEffect, useState } from "preact/hooks";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { Button, type Column, Dialog, Skeleton, Table } from "../../ui/index.ts";
import { type ConfigDocument, configOf, DIMENSIONS, edgesOf, formOf } from "./config.ts";
import type { Draft, Saved } from "./draft.ts";
import type { Engine } from "./engine.ts";
import { When } from "./history.tsx";
import type { Comparison } from "./kernel.ts";
import { Differences } from "./save.tsx";
import { readVersion } from "./saving.ts";
import { differences, edgesText, segmentName } from "./words.ts";

interface ConflictProps {
  draft: Draft;
  theirs: Saved;
  engine: Engine;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onGoOn: () => void;
}

interface Both {
  theirs: Comparison;
  mine: Comparison;
}

/** What each of the two would come to. */
function useBoth(engine: Engine, theirs: ConfigDocument, mine: ConfigDocument): Both | null {
  const [both, setBoth] = useState<Both | null>(null);
  useEffect(() => {
    let isOver = false;
    const compare = async () => {
      const found = { theirs: await engine.kernel.compare(theirs), mine: await engine.kernel.compare(mine) };
      if (!isOver) setBoth(found);
    };
    void compare();
    return () => {
      isOver = true;
    };
  }, [engine]);
  return both;
}

export function ConflictDialog({ draft, theirs, engine, onTakeTheirs, onKeepMine, onGoOn }: ConflictProps) {
  const mine = configOf(draft.form, theirs.config);
  const both = useBoth(engine, theirs.config, mine);
  const version = useLoad((signal) => readVersion(theirs.version, signal), [theirs.version]);
  const saved = version.value;
  return (
    <Dialog
      title={t("common-failure-conflict")}
      onClose={onGoOn}
      wide
      actions={
        <>
          <Button onClick={onGoOn}>{t("thresholds-go-on")}</Button>
          <Button onClick={onTakeTheirs}>{t("thresholds-take-theirs")}</Button>
          <Button variant="primary" onClick={onKeepMine}>
            {t("thresholds-keep-mine")}
          </Button>
        </>
      }
    >
      <p>
        {t("thresholds-conflict-note", { version: number(theirs.version) })}{" "}
        {saved && (
          <>
            <bdi>{saved.saved_by}</bdi>, <When at={saved.saved_at} />: <q dir="auto">{saved.reason}</q>
          </>
        )}
      </p>
      <Differences
        caption={t("thresholds-conflict-fields")}
        rows={differences(
          { form: formOf(theirs.config), bands: both?.theirs.bands ?? null },
          { form: draft.form, bands: both?.mine.bands ?? null },
        )}
        one={t("thresholds-theirs")}
        other={t("thresholds-mine")}
      />
      {both ? <Sizes both={both} config={mine} /> : <Skeleton lines={8} />}
    </Dialog>
  );
}

interface SizeRow {
  name: string;
  theirs: string;
  mine: string;
}

/** The edges and the sizes that both come to. */
function Sizes({ both, config }: { both: Both; config: ConfigDocument }) {
  const edges = DIMENSIONS.map((dimension) => ({
    name: t("thresholds-edges-of", { dimension: t(`common-${dimension}`) }),
    theirs: edgesText(dimension, edgesOf(both.theirs.bands, dimension)),
    mine: edgesText(dimension, edgesOf(both.mine.bands, dimension)),
  }));
  const size = (comparison: Comparison, id: string) => {
    const then = comparison.segments.find((segment) => segment.id === id)?.then;
    return then ? number(then.customers) : "–";
  };
  const sizes = both.mine.segments.map(({ id }) => ({
    name: segmentName(config, id),
    theirs: size(both.theirs, id),
    mine: size(both.mine, id),
  }));
  const moving = {
    name: t("thresholds-would-move"),
    theirs: number(both.theirs.moving),
    mine: number(both.mine.moving),
  };
  const columns: Column<SizeRow>[] = [
    { key: "name", heading: t("thresholds-comes-to"), isHeading: true, cell: (row) => row.name },
    { key: "theirs", heading: t("thresholds-theirs"), numeric: true, cell: (row) => row.theirs },
    { key: "mine", heading: t("thresholds-mine"), numeric: true, cell: (row) => row.mine },
  ];
  return (
    <Table
      caption={t("thresholds-comes-to")}
      columns={columns}
      rows={[moving, ...edges, ...sizes]}
      keyOf={(row) => row.name}
    />
  );
}
