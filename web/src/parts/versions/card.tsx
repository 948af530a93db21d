// The history of versions on a page. It comes in a file of its own, after what the page is for.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { Card, Ready } from "../../ui/index.ts";
import type { HistoryProps } from "./history.tsx";

/** What an address ends with that leads to the history of a page. */
const HISTORY = "history";

export function HistoryCard(props: HistoryProps) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useLoad(() => import("./history.tsx"), []);
  useEffect(() => {
    // The browser looked for it when the page was not there yet.
    if (location.hash === `#${HISTORY}`) place.current?.scrollIntoView();
  }, []);
  return (
    <div id={HISTORY} ref={place}>
      <Card title={t("history-title")} note={t("history-note")}>
        <Ready loaded={loaded} lines={5}>
          {({ History }) => <History {...props} />}
        </Ready>
      </Card>
    </div>
  );
}
