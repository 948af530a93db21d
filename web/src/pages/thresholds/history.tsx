// The versions of the configuration: who saved what, when and why; and how one of them is restored.

import { useEffect, useState } from "preact/hooks";
import { number } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { locale, t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { mayWrite, theShop } from "../../base/shop.ts";
import { Badge, Button, Card, type Column, Ready, Skeleton, Table, type Tone } from "../../ui/index.ts";
import { DIMENSIONS, edgesOf, withEdges } from "./config.ts";
import type { Engine } from "./engine.ts";
import type { Comparison } from "./kernel.ts";
import { Summary, WhyDialog } from "./save.tsx";
import { readVersion, readVersions, restoreVersion, type Version, type WholeVersion } from "./saving.ts";
import { edgesText } from "./words.ts";

const PAGE = 10;

const TONES: Record<string, Tone> = {
  active: "success",
  staged: "info",
  past: "neutral",
  overtaken: "caution",
};

/** An instant, as the shop's clock shows it. */
export function When({ at }: { at: string }) {
  const style = { dateStyle: "medium", timeStyle: "short" } as const;
  const shown = new Intl.DateTimeFormat(locale(), {
    ...style,
    timeZone: theShop().time_zone,
    calendar: "gregory",
  });
  return <time dateTime={at}>{shown.format(new Date(at))}</time>;
}

interface HistoryProps {
  engine: Engine | null;
  /** The number of the latest version, upon which is restored. */
  latest: number;
  onSaved: (version: number) => void;
  onConflict: () => void;
}

export function HistoryCard(props: HistoryProps) {
  const [pages, setPages] = useState(1);
  const [restoring, setRestoring] = useState<Version | null>(null);
  const loaded = useLoad(
    async (signal) => {
      const versions: Version[] = [];
      let next: number | null = null;
      for (let page = 0; page < pages; page += 1) {
        const read: Awaited<ReturnType<typeof readVersions>> = await readVersions(next, PAGE, signal);
        versions.push(...read.versions);
        next = read.next ?? null;
        if (next === null) break;
      }
      return { versions, next };
    },
    [pages, props.latest, fresh.value],
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
        <RestoreDialog
          {...props}
          engine={props.engine}
          version={restoring}
          onClose={() => setRestoring(null)}
        />
      )}
    </Card>
  );
}

function columnsOf(onRestore: ((version: Version) => void) | null): Column<Version>[] {
  return [
    { key: "version", heading: t("thresholds-version"), isHeading: true, cell: (one) => number(one.version) },
    {
      key: "state",
      heading: t("thresholds-state"),
      cell: ({ state }) => <Badge tone={TONES[state] ?? "neutral"}>{t(`thresholds-state-${state}`)}</Badge>,
    },
    { key: "when", heading: t("thresholds-saved-at"), cell: (one) => <When at={one.saved_at} /> },
    { key: "who", heading: t("thresholds-saved-by"), cell: (one) => <bdi>{one.saved_by}</bdi> },
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
      cell: (one: Version) => (
        <span class="numeric nowrap">{edgesText(dimension, edgesOf(one.bands, dimension))}</span>
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

type RestoreProps = Omit<HistoryProps, "engine"> & { engine: Engine; version: Version; onClose: () => void };

/** What restoring a version would change, before it is done. */
function RestoreDialog({ engine, latest, version, onSaved, onConflict, onClose }: RestoreProps) {
  const loaded = useLoad((signal) => readVersion(version.version, signal), [version.version]);
  const comparison = useComparison(engine, loaded.value);
  const title = t("thresholds-restore-version", { version: number(version.version) });
  const content = (
    <Ready loaded={loaded} lines={8}>
      {(whole) =>
        comparison ? <Summary comparison={comparison} config={whole.config} /> : <Skeleton lines={8} />
      }
    </Ready>
  );
  return (
    <WhyDialog
      title={title}
      action={t("thresholds-restore")}
      isReadOnly={!mayWrite.value}
      send={(why) => restoreVersion(version.version, latest, why)}
      onDone={(saved) => {
        onSaved(saved);
        onClose();
      }}
      onConflict={() => {
        onConflict();
        onClose();
      }}
      onClose={onClose}
    >
      <p class="subdued">{t("thresholds-restore-note")}</p>
      {content}
    </WhyDialog>
  );
}

/** What a version would change, with the edges that it had. */
function useComparison(engine: Engine, whole: WholeVersion | null): Comparison | null {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  useEffect(() => {
    if (!whole) return;
    let isOver = false;
    const compare = async () => {
      const found = await engine.kernel.compare(withEdges(whole.config, whole.bands));
      if (!isOver) setComparison(found);
    };
    void compare();
    return () => {
      isOver = true;
    };
  }, [engine, whole]);
  return comparison;
}
