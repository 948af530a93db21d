// The page once the configuration was read: fields on one side, what they would change on the other.

import { useCallback, useMemo, useState } from "preact/hooks";
import { type Config, readConfig, type Standing, type Version } from "../../base/config.ts";
import { DIMENSIONS } from "../../base/dimensions.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { saveBeside } from "../../base/saving.ts";
import type { Comparison } from "../../kernel/index.ts";
import { SaveDialog, useSaid } from "../../parts/save-dialog.tsx";
import { HistoryCard } from "../../parts/versions/card.tsx";
import { Choice } from "../../parts/versions/choice.tsx";
import { type ConfigDocument, configOf, formOf } from "../../parts/versions/config.ts";
import { documentOf, type Live, latestOf, liveOf, type Saved } from "../../parts/versions/saving.ts";
import { Changes, Summary } from "../../parts/versions/summary.tsx";
import { isOf, withSource } from "../../parts/versions/warnings.tsx";
import { differences } from "../../parts/versions/words.ts";
import { Banner, Button, FailureBanner, Ready, Skeleton, WrongFields } from "../../ui/index.ts";
import { DimensionCard } from "./dimension.tsx";
import { type Action, type Draft, type FormChange, merged, mergedUpon } from "./draft.ts";
import { useDraft } from "./draft-state.ts";
import { Effect } from "./effect.tsx";
import { comparing, type Engine, type Outcome, useEngine, useOutcome } from "./engine.ts";
import { MoversCard } from "./movers.tsx";
import { useChosen } from "./outcome.tsx";
import { ThresholdsBar } from "./save-bar.tsx";
import { SourceCard } from "./source.tsx";
import { WeightsCard } from "./weights.tsx";

interface BoardProps {
  current: Standing;
  onSaved: () => void;
}

export function Board({ current, onSaved }: BoardProps) {
  const live = useMemo(() => liveOf(current), [current.version]);
  const latest = useMemo(() => latestOf(current), [current.latest_version]);
  const [draft, dispatch] = useDraft(latest);
  const config = useMemo(() => merged(draft), [draft.form, draft.upon]);
  const engine = useEngine(live);
  const outcome = useOutcome(engine.value, config);
  const [step, setStep] = useState<Step | null>(null);
  const { comparison } = outcome;
  return (
    <>
      <ThresholdsBar
        draft={draft}
        comparison={comparison}
        onUndo={() => dispatch({ kind: "undo" })}
        onReset={() => dispatch({ kind: "reset" })}
        onSave={() => setStep(draft.theirs ? "choosing" : "saving")}
      />
      {draft.theirs && step !== "choosing" && <TheirsNote draft={draft} onLook={() => setStep("choosing")} />}
      <Problems outcome={outcome} />
      <Ready loaded={engine} lines={16}>
        {(engine) =>
          comparison ? (
            <Workplace {...{ draft, dispatch, engine, comparison, config }} onGone={onSaved} />
          ) : (
            <Skeleton lines={16} />
          )
        }
      </Ready>
      {/* Not before what stands above it: it would be pushed down. */}
      {(engine.value ? comparison : engine.failure) && (
        <HistoryCard standing={current} of="thresholds" onSaved={onSaved} />
      )}
      <Saving
        {...{ step, setStep, draft, dispatch, live, comparison, config, onSaved }}
        engine={engine.value}
      />
    </>
  );
}

/** What a save asks: why, or which of two versions. */
type Step = "saving" | "choosing";

interface SavingProps {
  step: Step | null;
  setStep: (step: Step | null) => void;
  draft: Draft;
  dispatch: (action: Action) => void;
  live: Live;
  engine: Engine | null;
  comparison: Comparison | null;
  config: ConfigDocument;
  onSaved: () => void;
}

/** The dialogs in which a draft is saved. */
function Saving(props: SavingProps) {
  const { step, setStep, draft, dispatch, live, engine, comparison, config, onSaved } = props;
  // What was said stays while one chooses.
  const { said, forget } = useSaid();
  const leave = () => {
    setStep(null);
    forget();
  };
  if (step === "saving" && comparison) {
    return (
      <SaveDraft
        {...{ draft, live, comparison, config, said }}
        onSaved={(saved) => {
          leave();
          dispatch({ kind: "saved", saved });
          onSaved();
        }}
        onConflict={async () => {
          const theirs = latestOf(await readConfig());
          dispatch({ kind: "refused", theirs });
          setStep("choosing");
        }}
        onClose={leave}
      />
    );
  }
  if (step !== "choosing" || !draft.theirs || !engine) return null;
  return (
    <ChoiceOfDraft
      draft={draft}
      theirs={draft.theirs}
      engine={engine}
      onTakeTheirs={() => {
        leave();
        dispatch({ kind: "take_theirs" });
      }}
      onKeepMine={() => {
        dispatch({ kind: "keep_mine" });
        setStep("saving");
      }}
      onGoOn={() => setStep(null)}
    />
  );
}

type ChoiceOfDraftProps = Omit<Parameters<typeof Choice>[0], "mine" | "compare"> & {
  draft: Draft;
  engine: Engine;
};

function ChoiceOfDraft({ draft, theirs, engine, ...rest }: ChoiceOfDraftProps) {
  const mine = useMemo(() => configOf(draft.form, theirs.config), [draft.form, theirs]);
  const compare = useMemo(() => comparing(engine), [engine]);
  return <Choice mine={mine} theirs={theirs} compare={compare} {...rest} />;
}

const TheirsNote = ({ draft, onLook }: { draft: Draft; onLook: () => void }) => (
  <Banner
    tone="warning"
    title={t("common-failure-conflict")}
    actions={<Button onClick={onLook}>{t("thresholds-look-at-both")}</Button>}
  >
    {t("thresholds-conflict-note", { version: number(draft.theirs?.version ?? 0) })}
  </Banner>
);

/** What the kernel does not take; the fields let nothing of it through, so its own words have to do. */
function Problems({ outcome: { errors, failure } }: { outcome: Outcome }) {
  if (failure) return <FailureBanner failure={failure} />;
  if (errors.length === 0) return null;
  return <WrongFields title={t("common-failure-invalid")} fields={errors} />;
}

interface WorkplaceProps {
  draft: Draft;
  dispatch: (action: Action) => void;
  engine: Engine;
  comparison: Comparison;
  config: ConfigDocument;
  onGone: () => void;
}

function Workplace({ draft, dispatch, engine, comparison, config, onGone }: WorkplaceProps) {
  const [chosen, choose] = useChosen(comparison);
  const onEdit = useCallback(
    (change: FormChange, gesture?: string) => dispatch({ kind: "edit", change, gesture }),
    [dispatch],
  );
  const onSettle = useCallback(() => dispatch({ kind: "settle" }), [dispatch]);
  const fields = { form: draft.form, bands: comparison.bands, onEdit, onSettle };
  const warnings = withSource(comparison.warnings, draft.form);
  const showAll = useCallback(() => choose(null), [choose]);
  return (
    <>
      <div class="workplace">
        <div class="stack gap-400">
          <SourceCard {...fields} />
          {DIMENSIONS.map((dimension) => (
            <DimensionCard
              key={dimension}
              dimension={dimension}
              population={engine.population}
              warnings={warnings.filter(isOf(`bands.${dimension}`))}
              {...fields}
            />
          ))}
          <WeightsCard {...fields} comparison={comparison} />
        </div>
        <Effect {...{ comparison, config, chosen }} live={engine.live.config} onChoose={choose} />
      </div>
      <MoversCard {...{ engine, comparison, config, chosen, onGone }} onShowAll={showAll} />
    </>
  );
}

interface SaveDraftProps {
  draft: Draft;
  live: Live;
  comparison: Comparison;
  config: ConfigDocument;
  said: ReturnType<typeof useSaid>["said"];
  onSaved: (saved: Saved) => void;
  onConflict: () => Promise<void>;
  onClose: () => void;
}

function SaveDraft(props: SaveDraftProps) {
  const { draft, live, comparison, config, said, onSaved, onConflict, onClose } = props;
  const rows = differences(
    {
      form: formOf(draft.upon.config),
      bands: live.version === draft.upon.version ? live.bands : null,
    },
    { form: draft.form, bands: comparison.bands },
  );
  const upon = (theirs: Version) => mergedUpon(draft, documentOf(theirs.config));
  return (
    <SaveDialog
      title={t("thresholds-save")}
      upon={draft.upon.version}
      said={said}
      // What somebody else saves of segments stands beside it.
      save={(saving) => saveBeside(config as Config, saving, (theirs) => upon(theirs) as Config | null)}
      onDone={(outcome) => {
        if (outcome.kind === "conflict") return onConflict();
        const { version, beside } = outcome;
        return onSaved({ version, config: (beside && upon(beside)) || config });
      }}
      onClose={onClose}
    >
      <Changes caption={t("thresholds-changes")} rows={rows} />
      <Summary comparison={comparison} config={config} />
    </SaveDialog>
  );
}
