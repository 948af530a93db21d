// How it stands with the connection: nothing while it is well, a word when it is lost and made again.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../base/i18n.ts";
import { connection } from "../base/live.ts";
import { Banner } from "../ui/index.ts";

/** A connection that comes back within this is not worth a word. */
const WORTH_A_WORD_MS = 1_500;

export function ConnectionNote() {
  const now = connection.value;
  const wasLost = useRef(false);
  const [isSaid, setIsSaid] = useState(false);
  useEffect(() => {
    if (now === "lost") wasLost.current = true;
    if (now !== "lost") return setIsSaid(false);
    const timer = setTimeout(() => setIsSaid(true), WORTH_A_WORD_MS);
    return () => clearTimeout(timer);
  }, [now]);
  if (now === "refused") {
    return (
      <Banner tone="critical" title={t("common-failure-signed-out")}>
        {t("common-failure-signed-out-way-out")}
      </Banner>
    );
  }
  if (!isSaid) return null;
  return (
    <Banner tone="warning" title={t("common-connection-lost")}>
      {t("common-connection-lost-note")}
    </Banner>
  );
}
