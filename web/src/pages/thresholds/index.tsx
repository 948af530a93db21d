// The thresholds: what is dragged here is counted at once over all customers, so that the merchant sees who would
// move before anything is saved.

import { useEffect, useRef } from "preact/hooks";
import { readConfig, type Standing } from "../../base/config.ts";
import { number } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { mayWrite, readShop } from "../../base/shop.ts";
import { Banner, Page, Ready } from "../../ui/index.ts";
import { toast } from "../../ui/toast.tsx";
import { Board } from "./board.tsx";
import "./thresholds.css";

/** How often it is asked how far a staged version is. */
const STAGED_EVERY_MS = 1_000;

export default function Thresholds() {
  const loaded = useLoad(readConfig, [], fresh);
  const current = loaded.value;
  useEffect(() => {
    if (!current?.staged) return;
    const timer = setTimeout(loaded.reload, STAGED_EVERY_MS);
    return () => clearTimeout(timer);
  }, [current]);
  useActivation(current);
  return (
    <Page title={t("common-page-thresholds")} subtitle={t("thresholds-subtitle")}>
      {!mayWrite.value && (
        <Banner tone="info" title={t("saving-read-only")}>
          {t("thresholds-read-only-note")}
        </Banner>
      )}
      <Ready loaded={loaded} lines={16}>
        {(current) => (
          <>
            {current.staged && <StagedNote staged={current.staged} />}
            <Board current={current} onSaved={loaded.reload} />
          </>
        )}
      </Ready>
    </Page>
  );
}

/** Tells when a version that was on its way is active. */
function useActivation(current: Standing | null) {
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (!current) return;
    if (awaited.current !== null && current.version >= awaited.current) {
      toast(t("thresholds-activated", { version: number(current.version) }));
      readShop().catch(() => undefined);
    }
    awaited.current = current.staged?.version ?? null;
  }, [current]);
}

function StagedNote({ staged }: { staged: NonNullable<Standing["staged"]> }) {
  const { version, customers, customers_done: done } = staged;
  return (
    <Banner tone="info" title={t("thresholds-staged", { version: number(version) })}>
      <label class="stack gap-100">
        <span>{t("thresholds-staged-note", { done: number(done), all: number(customers) })}</span>
        <progress class="progress" max={Math.max(1, customers)} value={done} />
      </label>
    </Banner>
  );
}
