// One segment: whom it selects, how large it is, how that went, and in which others its customers are.

import { useLocation } from "preact-iso";
import { day, money, number, percent, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { asSentence, ruleInWords } from "../../base/rules.ts";
import { PictureCard } from "../../charts/card.tsx";
import { Chart } from "../../charts/chart.tsx";
import { lookOf } from "../../charts/colours.ts";
import { linesOverDays } from "../../charts/days.ts";
import { Swatch } from "../../charts/legend.tsx";
import { columnsOf } from "../../parts/columns.ts";
import { customerFiles } from "../../parts/customer-files.ts";
import {
  Button,
  Card,
  type Data,
  DownloadMenu,
  Figure,
  LinkButton,
  Page,
  Ready,
  toast,
} from "../../ui/index.ts";
import { CellsPicture } from "./cells.tsx";
import { draft, duplicated, edit, removed, undone } from "./draft.ts";
import { addressOf } from "./list.tsx";
import { Overlaps } from "./overlap.tsx";
import type { Row } from "./rows.ts";
import type { SegmentsView } from "./view.ts";

export function Details({ row, view }: { row: Row; view: SegmentsView }) {
  const { shop, mayWrite, actions } = view;
  return (
    <Page
      title={row.name}
      mark={<Swatch look={row.look} />}
      subtitle={asSentence(ruleInWords(row.item.rules, shop))}
      back={{ href: "/segments", label: t("common-page-segments") }}
      actions={
        <>
          {!row.item.isNew && <Links row={row} />}
          {mayWrite && <Changing row={row} view={view} />}
        </>
      }
    >
      {actions}
      <Card>
        <Figures row={row} view={view} />
      </Card>
      <div class="columns">
        <CellsCard row={row} view={view} />
        <OverlapCard row={row} view={view} />
      </div>
      <TrendCard row={row} view={view} />
    </Page>
  );
}

/** Where its customers are. */
const Links = ({ row }: { row: Row }) => (
  <>
    <LinkButton href={`/customers?${new URLSearchParams({ segment: row.id })}`}>
      {t("segments-customers")}
    </LinkButton>
    <DownloadMenu items={customerFiles(row.id, row.now?.customers ?? null)} />
  </>
);

function Changing({ row, view }: { row: Row; view: SegmentsView }) {
  const { route } = useLocation();
  const items = view.rows.map((row) => row.item);
  const copy = () => {
    const [next, key] = duplicated(items, row.item.key, (name) => t("segments-copy-of", { name }));
    edit(next);
    route(addressOf(key, "edit"));
  };
  const remove = () => {
    edit(removed(items, row.item.key));
    route("/segments");
    const undo = () => {
      if (draft.value) draft.value = undone(draft.value);
    };
    toast(t("segments-deleted", { segment: row.name }), { label: t("common-undo"), run: undo });
  };
  return (
    <>
      <Button onClick={copy} disabled={view.isFull}>
        {t("segments-duplicate")}
      </Button>
      <Button onClick={remove}>{t("common-delete")}</Button>
      <LinkButton variant="primary" href={addressOf(row.item.key, "edit")}>
        {t("common-edit")}
      </LinkButton>
    </>
  );
}

const UNKNOWN = "–";

function Figures({ row, view }: { row: Row; view: SegmentsView }) {
  const { then, share, primary, sinceLastWeek } = row;
  return (
    <div class="figures">
      <Figure
        name={t("segments-figure-customers")}
        value={then ? number(then.customers) : UNKNOWN}
        below={share !== null && t("segments-share-of-all", { share: percent(share) })}
      />
      <Figure
        name={t("segments-figure-spend")}
        value={then ? money(then.spend_total_minor, view.shop.currency, { whole: true }) : UNKNOWN}
      />
      <Figure
        name={t("segments-figure-week")}
        value={sinceLastWeek === null ? UNKNOWN : signed(sinceLastWeek)}
      />
      <Figure
        name={t("segments-figure-primary")}
        value={primary === null ? UNKNOWN : number(primary)}
        below={t("segments-primary-below")}
      />
    </div>
  );
}

export function CellsCard({ row, view }: { row: Row; view: SegmentsView }) {
  const mask = view.masksThen?.get(row.id);
  return (
    <Card title={t("segments-cells")} note={t("segments-cells-note")}>
      {mask && view.masks ? (
        <CellsPicture
          caption={t("segments-cells-caption", { segment: row.name })}
          mask={mask}
          places={view.masks.places}
          sizes={view.cells}
        />
      ) : (
        <p class="subdued">{t("segments-cells-unknown")}</p>
      )}
    </Card>
  );
}

const OverlapCard = ({ row, view }: { row: Row; view: SegmentsView }) => (
  <Card title={t("segments-overlap")} note={t("segments-overlap-note")} flush>
    <div class="card-inside">
      {view.masksThen && view.cells ? (
        <Overlaps row={row} rows={view.rows} masks={view.masksThen} sizes={view.cells} />
      ) : (
        <p class="subdued">{t("segments-cells-unknown")}</p>
      )}
    </div>
  </Card>
);

/** In rem. */
const TREND_HEIGHT = 14;

export function TrendCard({ row, view }: { row: Row; view: Pick<SegmentsView, "days" | "trend"> }) {
  const { value: trend } = view.trend;
  const days = trend?.days ?? [];
  const title = t("segments-over-time", { days: number(view.days) });
  const rows = days.flatMap((on, at): [string, number][] => {
    const size = row.sizes[at] ?? null;
    return size === null ? [] : [[on, size]];
  });
  const data: Data = {
    columns: columnsOf("day", "customers"),
    // Fewer than two days make no line.
    rows: rows.length > 1 ? rows : [],
  };
  const line = { name: row.name, look: lookOf(row.id), data: [...row.sizes] };
  const known = rows.map(([on]) => on);
  const beginning = trend && beginningOf(row.item.isNew, days, known);
  return (
    <PictureCard
      title={title}
      data={data}
      name="segment-over-time"
      above={beginning && <p class="subdued">{beginning}</p>}
      empty={
        <Ready loaded={view.trend} lines={6}>
          {() => null}
        </Ready>
      }
    >
      <Chart
        label={`${row.name}: ${title}`}
        height={TREND_HEIGHT}
        make={(on) => linesOverDays(days, [line], on)}
        keys={[JSON.stringify([days, line])]}
      />
    </PictureCard>
  );
}

/** Since when it is counted, where that is not all the time: why there is no line yet, or only a short one. */
export function beginningOf(
  isNew: boolean,
  days: readonly string[],
  known: readonly string[],
): string | null {
  const [first, second] = known;
  if (isNew) return t("segments-trend-unsaved");
  if (first === undefined) return t("segments-trend-awaited");
  if (second === undefined) return t("segments-trend-begins", { day: day(first) });
  return first === days[0] ? null : t("segments-trend-since", { day: day(first) });
}
