// Segments: the shop's customers in groups of the merchant's own making, which are looked at, made and put in order
// here. Changes are a draft until they are saved.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { latestOf, MAX_SEGMENTS, readConfig, type Standing } from "../../base/config.ts";
import { number } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { mayWrite, shop as theShop } from "../../base/shop.ts";
import { keptDraft, useKeptDraft } from "../../parts/kept-draft.ts";
import { Banner, LinkButton, Page, Ready, toast } from "../../ui/index.ts";
import { DraftBar, DraftFailure } from "./bar.tsx";
import { Details } from "./details.tsx";
import {
  type Draft,
  draft as drafted,
  isChanged,
  isNameless,
  keptText,
  rebased,
  resumeDraft,
  savedAs,
  segmentsOf,
  triedOf,
} from "./draft.ts";
import { Editor } from "./editor.tsx";
import { addressOf } from "./list.tsx";
import { useMasks } from "./masks.ts";
import { Overview } from "./overview.tsx";
import { useCells, usePreview, useTrend, type Warning } from "./read.ts";
import { Review } from "./review.tsx";
import { rowsOf } from "./rows.ts";
import "./segments.css";
import type { Asked, SegmentsView } from "./view.ts";

export default function SegmentsPage() {
  const standing = useLoad(readConfig, [], fresh);
  if (standing.value === null) {
    return (
      <Page title={t("common-page-segments")}>
        <Ready loaded={standing} lines={12}>
          {() => null}
        </Ready>
      </Page>
    );
  }
  return <Segments standing={standing.value} reload={standing.reload} />;
}

/** The draft of this tab, as it stands to the latest version. */
function useDraft(standing: Standing): Draft {
  const { version, config } = latestOf(standing);
  const resumed = useMemo(() => drafted.value ?? resumeDraft(keptDraft("segments"), version, config), []);
  const kept = drafted.value ?? resumed;
  const draft = useMemo(() => rebased(kept, version, config), [kept, version]);
  useEffect(() => {
    if (drafted.value !== draft) drafted.value = draft;
  }, [draft]);
  useKeptDraft("segments", draft, keptText);
  return draft;
}

/** How many days a trend may show. */
const DAYS = [30, 90];

function Segments({ standing, reload }: { standing: Standing; reload: () => void }) {
  const { query, route } = useLocation();
  const [isReviewed, setIsReviewed] = useState(false);
  const [nameless, setNameless] = useState<Asked | null>(null);
  const draft = useDraft(standing);
  const days = DAYS.find((days) => String(days) === query.days) ?? 90;
  const tried = triedOf(draft);
  const preview = usePreview(tried);
  const saved = useMemo(() => standing.config.segments.map((segment) => segment.id), [standing]);
  const trend = useTrend(days, saved);
  const cells = useCells();
  const masks = useMasks(draft.config);
  const segments = useMemo(() => segmentsOf(draft), [draft]);
  const masksThen = useMemo(() => masks?.of(triedOf(draft).segments) ?? null, [masks, draft]);
  const rows = rowsOf(draft, preview.value, trend.value);
  const isDrafted = isChanged(draft);
  const review = () => {
    const first = draft.now.items.find(isNameless);
    if (!first) return setIsReviewed(true);
    setNameless({ key: first.key });
    route(addressOf(first.key, "edit"));
  };
  const view: SegmentsView = {
    standing,
    draft,
    isChanged: isDrafted,
    mayWrite: mayWrite.value,
    isFull: segments.length >= MAX_SEGMENTS,
    shop: { bands: latestOf(standing).bands, currency: standing.currency },
    rows,
    nameless,
    preview: preview.value,
    problems: preview.failure?.fields ?? [],
    warnings: (preview.value?.warnings ?? []) as Warning[],
    days,
    trend,
    cells: cells.value,
    masks,
    masksThen,
    reload,
    actions: (
      <>
        <Notes standing={standing} />
        <DraftBar draft={draft} isChanged={isDrafted} onReview={review} />
        {preview.failure && <DraftFailure failure={preview.failure} isChanged={isDrafted} />}
      </>
    ),
  };
  return (
    <>
      <View view={view} query={query} />
      {isReviewed && (
        <Review
          view={view}
          preview={preview}
          onClose={() => setIsReviewed(false)}
          onSaved={reload}
          onInvalid={preview.reload}
        />
      )}
    </>
  );
}

/** The list, one segment, or the editor of one, as the address says. */
function View({ view, query }: { view: SegmentsView; query: Record<string, string> }) {
  const named = (key: string | undefined) => view.rows.find((row) => row.item.key === key);
  const [edited, shown] = [named(query.edit), named(query.segment)];
  useKnown(query.edit ?? query.segment, (edited ?? shown) !== undefined);
  if (edited && view.mayWrite) return <Editor key={edited.item.key} row={edited} view={view} />;
  const row = shown ?? edited;
  return row ? <Details key={row.item.key} row={row} view={view} /> : <Overview view={view} />;
}

/** An address of a segment that is not there becomes that of what it was saved as, or of the list, and says so. */
function useKnown(key: string | undefined, isThere: boolean): void {
  const { route } = useLocation();
  const saved = key === undefined ? undefined : savedAs.get(key);
  const known = useRef<string | undefined>(undefined);
  if (isThere) known.current = key;
  useEffect(() => {
    if (key === undefined || isThere) return;
    // Whoever takes one away knows that it is gone.
    if (saved === undefined && known.current !== key) toast(t("segments-unknown"));
    route(saved !== undefined && saved !== key ? addressOf(saved) : "/segments", true);
  }, [key, isThere, saved]);
}

/** What has to be known before all else. */
function Notes({ standing }: { standing: Standing }) {
  const { staged } = standing;
  return (
    <>
      {!mayWrite.value && (
        <Banner tone="info" title={t("segments-read-only")}>
          <p>{t("segments-read-only-note")}</p>
        </Banner>
      )}
      {staged && (
        <Banner tone="info" title={t("segments-staged", { version: number(staged.version) })}>
          <p>
            {t("segments-staged-note", {
              done: number(staged.customers_done),
              all: number(staged.customers),
            })}
          </p>
        </Banner>
      )}
      {theShop.value?.customers === 0 && (
        <Banner
          tone="info"
          title={t("segments-empty")}
          actions={<LinkButton href="/import">{t("common-page-import")}</LinkButton>}
        >
          <p>{t("segments-empty-note")}</p>
        </Banner>
      )}
    </>
  );
}
