// The list of all segments, and what can be done with all of them.

import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useFiles } from "../../charts/files.tsx";
import { HistoryCard } from "../../parts/versions/card.tsx";
import { Button, Card, Choice, Dialog, Empty, Page } from "../../ui/index.ts";
import { added, edit, itemOf } from "./draft.ts";
import { addressOf, SegmentList } from "./list.tsx";
import { dataOf } from "./rows.ts";
import type { SegmentsView } from "./view.ts";
import { Warnings, warningsOfSegments } from "./warnings.tsx";

export function Overview({ view }: { view: SegmentsView }) {
  const { rows, shop, days, mayWrite } = view;
  const { path, query, route } = useLocation();
  const { shown, menu } = useFiles({
    title: t("segments-list"),
    name: view.isChanged ? "segments-draft" : "segments",
    data: dataOf(rows),
    told: [
      view.isChanged ? t("segments-draft") : null,
      `${t("segments-figure-trend")}: ${t("segments-days", { days: number(days) })}`,
    ],
    isAwaited: rows.every((row) => row.then === null),
  });
  const choose = (days: "30" | "90") => {
    const next = new URLSearchParams({ ...query, days });
    route(`${path}?${next}`, true);
  };
  return (
    <Page
      title={t("common-page-segments")}
      subtitle={t("segments-subtitle")}
      actions={mayWrite && <Actions view={view} />}
    >
      {view.actions}
      <Card
        title={t("segments-list")}
        note={mayWrite ? t("segments-order-note") : t("segments-order-note-read")}
        actions={
          <>
            <Choice
              label={t("segments-figure-trend")}
              value={days === 30 ? "30" : "90"}
              onChange={choose}
              options={[
                { value: "30", label: t("segments-days", { days: number(30) }) },
                { value: "90", label: t("segments-days", { days: number(90) }) },
              ]}
            />
            {menu}
          </>
        }
        flush
      >
        {rows.length > 0 ? (
          <div ref={shown}>
            <SegmentList {...{ rows, shop, days, mayWrite }} />
          </div>
        ) : (
          <Empty title={t("segments-none")}>{t("segments-none-note")}</Empty>
        )}
      </Card>
      <Warnings warnings={warningsOfSegments(view.warnings)} rows={rows} />
      <HistoryCard standing={view.standing} of="segments" onSaved={view.reload} />
    </Page>
  );
}

function Actions({ view }: { view: SegmentsView }) {
  const { route } = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const items = view.rows.map((row) => row.item);
  const { masks, isFull } = view;
  const add = () => {
    const [next, key] = added(items, {}, { recency: ">=4" });
    edit(next);
    route(addressOf(key, "edit"));
  };
  return (
    <>
      {masks && <Button onClick={() => setIsAsked(true)}>{t("segments-defaults")}</Button>}
      <Button
        variant={view.isChanged ? "secondary" : "primary"}
        disabled={isFull}
        title={isFull ? t("segments-full", { most: number(items.length) }) : undefined}
        onClick={add}
      >
        {t("segments-add")}
      </Button>
      {isAsked && masks && (
        <Defaults
          onClose={() => setIsAsked(false)}
          onTake={() => {
            edit(masks.defaults.map(itemOf));
            setIsAsked(false);
          }}
        />
      )}
    </>
  );
}

const Defaults = ({ onClose, onTake }: { onClose: () => void; onTake: () => void }) => (
  <Dialog
    title={t("segments-defaults-title")}
    onClose={onClose}
    actions={
      <>
        <Button onClick={onClose}>{t("common-cancel")}</Button>
        <Button variant="primary" onClick={onTake}>
          {t("segments-defaults-take")}
        </Button>
      </>
    }
  >
    <p>{t("segments-defaults-note")}</p>
  </Dialog>
);
