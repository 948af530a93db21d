// The versions of the configuration: who saved what, when and why, what each changed, and how one is restored.

import { useState } from "preact/hooks";
import type { Standing } from "../../base/config.ts";
import { instant, number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { mayWrite, theShop } from "../../base/shop.ts";
import { Badge, Button, type Column, Ready, Skeleton, Table, type Tone } from "../../ui/index.ts";
import { authorText, reasonText } from "../author.ts";
import { changesOf, type Part, type PartChanges } from "./changes.ts";
import { Restore } from "./restore.tsx";
import { knownVersion, type ListedVersion, readVersions } from "./saving.ts";
import "./versions.css";

const PAGE = 10;

/** More lines than these of what a version changed stand behind their number. */
const LINES = 6;

const TONES: Record<string, Tone> = {
  active: "success",
  staged: "info",
  past: "neutral",
  overtaken: "caution",
};

export interface HistoryProps {
  standing: Standing;
  /** What the page is of: what a version changed of it is told first. */
  of: Part;
  /** Something was saved, here or by somebody else. */
  onSaved: () => void;
}

export function History({ standing, of, onSaved }: HistoryProps) {
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
    [pages, standing.latest_version, standing.version],
  );
  return (
    <>
      <Ready loaded={loaded} lines={PAGE / 2}>
        {({ versions, next }) => (
          <>
            <Table
              caption={t("history-versions")}
              columns={columnsOf(of, setRestoring)}
              rows={versions}
              keyOf={({ version }) => String(version)}
            />
            {next !== null && (
              <div class="row">
                <Button busy={loaded.isLoading} onClick={() => setPages(pages + 1)}>
                  {t("history-older")}
                </Button>
              </div>
            )}
          </>
        )}
      </Ready>
      {restoring && (
        <Restore {...{ standing, onSaved }} version={restoring} onClose={() => setRestoring(null)} />
      )}
    </>
  );
}

function columnsOf(of: Part, onRestore: (version: ListedVersion) => void): Column<ListedVersion>[] {
  return [
    { key: "version", heading: t("history-version"), isHeading: true, cell: (one) => number(one.version) },
    {
      key: "state",
      heading: t("history-state"),
      cell: ({ state }) => (
        <span class="version-state">
          <Badge tone={TONES[state] ?? "neutral"}>{t(`history-state-${state}`)}</Badge>
        </span>
      ),
    },
    {
      key: "when",
      heading: t("history-saved-at"),
      cell: (one) => (
        <div class="version-saved">
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
        <span class="version-reason" dir="auto">
          {reasonText(one)}
        </span>
      ),
    },
    {
      key: "what",
      heading: t("history-changes"),
      cell: ({ version }) => <Changed key={version} version={version} of={of} />,
    },
    {
      key: "restore",
      heading: <span class="visually-hidden">{t("history-restore")}</span>,
      cell: (one) =>
        one.state !== "active" &&
        one.state !== "staged" && (
          <Button
            variant="plain"
            label={t("history-restore-version", { version: number(one.version) })}
            onClick={() => onRestore(one)}
          >
            {t(mayWrite.value ? "history-restore" : "history-look")}
          </Button>
        ),
    },
  ];
}

/** What a version changed, by what both say: they are read once, as they never change. */
function Changed({ version, of }: { version: number; of: Part }) {
  const { value, failure } = useLoad(
    () => Promise.all([version > 1 ? knownVersion(version - 1) : null, knownVersion(version)]),
    [version],
  );
  if (failure) return <span class="subdued">{t("history-unread")}</span>;
  if (!value) return <Skeleton lines={1} />;
  const [before, after] = value;
  const parts = changesOf(before, after).sort((one, other) => +(other.part === of) - +(one.part === of));
  if (parts.length === 0) return <span class="subdued">{t("history-same")}</span>;
  return (
    <div class="version-changes">
      {parts.map((changes) => (
        <PartOf key={changes.part} {...changes} />
      ))}
    </div>
  );
}

function PartOf({ part, lines }: PartChanges) {
  const [shown, more] = [lines.slice(0, LINES), lines.slice(LINES)];
  return (
    <div>
      <Badge>{t(`history-part-${part}`)}</Badge>
      <Lines lines={shown} />
      {more.length > 0 && (
        <details>
          <summary>{t("history-more", { count: more.length, shown: number(more.length) })}</summary>
          <Lines lines={more} />
        </details>
      )}
    </div>
  );
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul class="plain-list small">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
