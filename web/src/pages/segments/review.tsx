// Before saving: what the draft changes and what that does to customers; and where somebody else saved meanwhile,
// which of both is to stand.

import { useState } from "preact/hooks";
import type { Segment } from "../../base/config.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import type { Preview } from "../../base/preview.ts";
import { type Outcome, saveBeside } from "../../base/saving.ts";
import { Flows } from "../../charts/flows.tsx";
import { ConflictDialog, Sides } from "../../parts/conflict-dialog.tsx";
import { SaveDialog, useSaid } from "../../parts/save-dialog.tsx";
import { differencesInWords } from "../../parts/versions/segments.ts";
import { FailureBanner, Skeleton, toast } from "../../ui/index.ts";
import { Movers, Sizes, type Way } from "./changes.tsx";
import {
  afterSave,
  begin,
  configOf,
  configUpon,
  draft as drafted,
  labelsOf,
  movedUpon,
  savedAs,
  segmentsOf,
} from "./draft.ts";
import { NamesakesNote } from "./namesakes.tsx";
import { sidesOf } from "./sides.tsx";
import type { SegmentsView } from "./view.ts";
import { Warnings, warningsOfSegments } from "./warnings.tsx";

interface ReviewProps {
  view: SegmentsView;
  preview: Pick<Loaded<Preview>, "value" | "failure">;
  onClose: () => void;
  /** It is saved: everything is read anew. */
  onSaved: () => void;
  onInvalid: () => void;
}

export function Review({ view, preview, onClose, onSaved, onInvalid }: ReviewProps) {
  const [latest, setLatest] = useState<number | null>(null);
  const { said } = useSaid();
  const { draft } = view;
  const config = configOf(draft);
  const done = (outcome: Extract<Outcome, { kind: "saved" | "staged" | "conflict" }>) => {
    if (outcome.kind === "conflict") return setLatest(outcome.latest);
    for (const [key, label] of labelsOf(draft.now.items)) savedAs.set(key, label);
    const { version, beside } = outcome;
    const sent = beside ? movedUpon(draft, beside.version, beside.config) : draft;
    drafted.value = afterSave(drafted.value ?? draft, sent, version);
    onClose();
    onSaved();
  };
  if (latest !== null)
    return <Conflict {...{ view, latest, onClose, onSaved }} onMine={() => setLatest(null)} />;
  return (
    <SaveDialog
      title={t("segments-review-title")}
      upon={draft.upon}
      // What somebody else saves of thresholds stands beside it.
      save={(saving) => saveBeside(config, saving, ({ config }) => configUpon(draft, config))}
      said={said}
      onDone={done}
      onInvalid={onInvalid}
      onClose={onClose}
    >
      <DifferencesList from={draft.config.segments} to={config.segments} />
      <NamesakesNote items={draft.now.items} />
      {preview.failure && <FailureBanner failure={preview.failure} repeats />}
      {preview.value ? <WhatMoves view={view} preview={preview.value} /> : <Skeleton lines={6} />}
    </SaveDialog>
  );
}

function WhatMoves({ view, preview }: { view: SegmentsView; preview: Preview }) {
  const [way, setWay] = useState<Way | null>(null);
  const names = new Map(preview.segments.map((segment) => [segment.id, segment.name]));
  const nameOf = (label: string | null | undefined) =>
    label == null ? t("common-no-segment") : (names.get(label) ?? label);
  const { moving, customers } = preview;
  return (
    <>
      <p>
        <strong>
          {t("segments-moving", { count: moving, shown: number(moving), all: number(customers) })}
        </strong>
      </p>
      <Warnings warnings={warningsOfSegments(view.warnings)} rows={view.rows} />
      <Sizes preview={preview} />
      {moving > 0 && (
        <>
          <Ways preview={preview} way={way} onChoose={setWay} />
          <details>
            <summary>
              {way
                ? t("segments-movers-way", { from: nameOf(way.from), to: nameOf(way.to) })
                : t("segments-movers")}
            </summary>
            <Movers key={JSON.stringify(way)} config={configOf(view.draft)} way={way} nameOf={nameOf} />
          </details>
        </>
      )}
    </>
  );
}

interface WaysProps {
  preview: Preview;
  way: Way | null;
  onChoose: (way: Way | null) => void;
}

/** From which primary segment to which they would go. */
function Ways({ preview, way, onChoose }: WaysProps) {
  const flows = preview.movement
    .map(({ from = null, to = null, customers }) => ({ from, to, customers }))
    .filter((flow) => flow.from !== flow.to);
  return (
    <Flows
      label={t("segments-movers-caption")}
      fromTitle={t("segments-size-now")}
      toTitle={t("segments-size-then")}
      from={preview.segments.filter((segment) => segment.now != null)}
      to={preview.segments.filter((segment) => segment.then != null)}
      flows={flows}
      chosen={way}
      onChoose={(flow) => onChoose(flow && { from: flow.from, to: flow.to })}
    />
  );
}

interface DifferencesListProps {
  from: readonly Segment[];
  to: readonly Segment[];
}

/** What is different, segment by segment. */
export function DifferencesList({ from, to }: DifferencesListProps) {
  const lines = differencesInWords(from, to);
  if (lines.length === 0) return <p class="subdued">{t("segments-difference-none")}</p>;
  return (
    <ul class="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface ConflictProps {
  view: SegmentsView;
  latest: number;
  onMine: () => void;
  onClose: () => void;
  onSaved: () => void;
}

function Conflict({ view, latest, onMine, onClose, onSaved }: ConflictProps) {
  const { draft } = view;
  return (
    <ConflictDialog
      latest={latest}
      onMine={(theirs) => {
        drafted.value = movedUpon(draft, theirs.version, theirs.config);
        onMine();
      }}
      onTheirs={(theirs) => {
        drafted.value = begin(theirs.version, theirs.config);
        toast(t("segments-theirs-taken", { version: number(theirs.version) }));
        onClose();
        onSaved();
      }}
      onClose={onClose}
    >
      {(theirs) => (
        <Sides rows={sidesOf(draft.config.segments, segmentsOf(draft), theirs.config.segments, view.shop)} />
      )}
    </ConflictDialog>
  );
}
