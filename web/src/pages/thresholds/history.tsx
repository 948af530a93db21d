// The versions of the configuration: who saved what, when and why; and how one of them is restored.

import { useMemo, useState } from "preact/hooks";
import { type Bands, readConfig, readVersion } from "../../base/config.ts";
import { instant, number } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { restoreVersion } from "../../base/saving.ts";
import { mayWrite, theShop } from "../../base/shop.ts";
import { authorText } from "../../parts/author.ts";
import { SaveDialog, useSaid } from "../../parts/save-dialog.tsx";
import { Badge, Button, Card, type Column, Dialog, Ready, Table, type Tone } from "../../ui/index.ts";
import { Choice, useCompared } from "./choice.tsx";
import { type ConfigDocument, DIMENSIONS, edgesOf, withEdges } from "./config.ts";
import type { Saved } from "./draft.ts";
import type { Engine } from "./engine.ts";
import { restoredRows, withNamesOf } from "./restored.ts";
import { documentOf, type ListedVersion, latestOf, readVersions } from "./saving.ts";
import { Changes, Summary } from "./summary.tsx";
import { edgesText } from "./words.ts";

const PAGE = 10;

const TONES: Record<string, Tone> = {
  active: "success",
  staged: "info",
  past: "neutral",
  overtaken: "caution",
};

interface HistoryProps {
  engine: Engine | null;
  /** The number of the latest version, upon which is restored. */
  latest: number;
  /** Something was saved, here or by somebody else. */
  onSaved: () => void;
}

export function HistoryCard(props: HistoryProps) {
  const [pages, setPages] = useState(1);
  const [restoring, setRestoring] = useState<ListedVersion | null>(null);
  const loaded = useLoad(
    async (signal) => {
      const versions: ListedVersion[] = [];
      let next: number | null = null;
      for (let page = 0; page < pages; page += 1) {
        const read: Awaited<ReturnType<typeof readVersions>> = await readVersions(next, PAGE, signal);
        versions.push(...read.versions);
        next = read.next ?? null;
        if (next === null) break;
      }
      return { versions, next };
    },
    [pages, props.latest],
    fresh,
  );
  return (
    <Card title={t("thresholds-history")} note={t("thresholds-history-note")}>
      <Ready loaded={loaded} lines={PAGE / 2}>
        {({ versions, next }) => (
          <>
            <Table
              caption={t("thresholds-versions")}
              columns={columnsOf(props.engine ? setRestoring : null)}
              rows={versions}
              keyOf={({ version }) => String(version)}
            />
            {next !== null && (
              <div class="row">
                <Button busy={loaded.isLoading} onClick={() => setPages(pages + 1)}>
                  {t("thresholds-older")}
                </Button>
              </div>
            )}
          </>
        )}
      </Ready>
      {restoring && props.engine && (
        <Restore {...props} engine={props.engine} version={restoring} onClose={() => setRestoring(null)} />
      )}
    </Card>
  );
}

function columnsOf(onRestore: ((version: ListedVersion) => void) | null): Column<ListedVersion>[] {
  return [
    { key: "version", heading: t("thresholds-version"), isHeading: true, cell: (one) => number(one.version) },
    {
      key: "state",
      heading: t("thresholds-state"),
      cell: ({ state }) => (
        <span class="version-state">
          <Badge tone={TONES[state] ?? "neutral"}>{t(`thresholds-state-${state}`)}</Badge>
        </span>
      ),
    },
    {
      key: "when",
      heading: t("thresholds-saved-at"),
      cell: (one) => (
        <div class="saved">
          {instant(one.saved_at, theShop().time_zone)}
          <p class="subdued small">
            <bdi>{authorText(one.saved_by)}</bdi>
          </p>
        </div>
      ),
    },
    {
      key: "why",
      heading: t("common-reason"),
      cell: (one) => (
        <span class="reason" dir="auto">
          {one.reason}
        </span>
      ),
    },
    ...DIMENSIONS.map((dimension) => ({
      key: dimension,
      heading: t(`common-${dimension}`),
      cell: (one: ListedVersion) => (
        <span class="version-edges">{edgesText(dimension, edgesOf(one.bands, dimension))}</span>
      ),
    })),
    {
      key: "restore",
      heading: <span class="visually-hidden">{t("thresholds-restore")}</span>,
      cell: (one) =>
        one.state !== "active" &&
        one.state !== "staged" &&
        onRestore && (
          <Button
            variant="plain"
            label={t("thresholds-restore-version", { version: number(one.version) })}
            onClick={() => onRestore(one)}
          >
            {t(mayWrite.value ? "thresholds-restore" : "thresholds-look")}
          </Button>
        ),
    },
  ];
}

type RestoreProps = Omit<HistoryProps, "engine"> & {
  engine: Engine;
  version: ListedVersion;
  onClose: () => void;
};

/** What restoring a version would change, before it is done; and where somebody else saved meanwhile, the choice. */
function Restore({ engine, latest, version, onSaved, onClose }: RestoreProps) {
  const [upon, setUpon] = useState(latest);
  const [theirs, setTheirs] = useState<Saved | null>(null);
  const { said } = useSaid();
  const loaded = useLoad((signal) => readVersion(version.version, signal), [version.version]);
  const whole = loaded.value;
  // With the edges that it had, which is how it is restored.
  const config = useMemo(() => whole && withEdges(documentOf(whole.config), whole.bands), [whole]);
  const title = t("thresholds-restore-version", { version: number(version.version) });
  const over = () => {
    onSaved();
    onClose();
  };
  if (theirs && config) {
    const keepMine = () => {
      setUpon(theirs.version);
      setTheirs(null);
    };
    return (
      <Choice {...{ engine, theirs }} mine={config} onKeepMine={keepMine} onTakeTheirs={over} onGoOn={over} />
    );
  }
  const content = (
    <>
      <p class="subdued">{t("thresholds-restore-note")}</p>
      <Ready loaded={loaded} lines={8}>
        {({ bands }) => config && <Restored {...{ engine, config, bands }} />}
      </Ready>
    </>
  );
  if (!mayWrite.value) {
    return (
      <Dialog title={title} wide onClose={onClose}>
        {content}
        <p>{t("thresholds-read-only-note")}</p>
      </Dialog>
    );
  }
  return (
    <SaveDialog
      title={title}
      action={t("thresholds-restore")}
      upon={upon}
      save={(saving) => restoreVersion(version.version, saving)}
      said={said}
      onDone={async (outcome) => {
        if (outcome.kind === "conflict") setTheirs(latestOf(await readConfig()));
        else over();
      }}
      onClose={onClose}
    >
      {content}
    </SaveDialog>
  );
}

interface RestoredProps {
  engine: Engine;
  config: ConfigDocument;
  bands: Bands;
}

function Restored({ engine, config, bands }: RestoredProps) {
  const { live } = engine;
  const rows = restoredRows(live, { config, bands });
  return (
    <>
      {rows.length > 0 && <Changes rows={rows} caption={t("thresholds-restore-changes")} />}
      <Ready loaded={useCompared(engine, config)} lines={8}>
        {(comparison) => <Summary comparison={comparison} config={withNamesOf(config, live.config)} />}
      </Ready>
    </>
  );
}
