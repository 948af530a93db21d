// Somebody else saved a version while this one was made: both are shown, and the merchant chooses.

import type { ComponentChildren } from "preact";
import { readVersion, type Version } from "../base/config.ts";
import { instant } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { useLoad } from "../base/load.ts";
import { theShop } from "../base/shop.ts";
import { Banner, Button, Dialog, Ready } from "../ui/index.ts";
import "./parts.css";

interface ConflictDialogProps {
  /** The version that the other one saved. */
  latest: number;
  /** What is different in one's own. */
  mine: (theirs: Version) => ComponentChildren;
  /** What is different in theirs. */
  theirs: (theirs: Version) => ComponentChildren;
  /** One's own is to stand: it has to be saved upon theirs. */
  onMine: (theirs: Version) => void;
  /** Theirs is to stand: one's own is given up. */
  onTheirs: (theirs: Version) => void;
  /** Nothing is decided yet. */
  onClose: () => void;
}

export function ConflictDialog({ latest, mine, theirs, onMine, onTheirs, onClose }: ConflictDialogProps) {
  const version = useLoad((signal) => readVersion(latest, signal), [latest]);
  const read = version.value;
  const buttons = read && (
    <>
      <Button onClick={onClose}>{t("saving-conflict-later")}</Button>
      <Button onClick={() => onTheirs(read)}>{t("saving-conflict-theirs-take")}</Button>
      <Button variant="primary" onClick={() => onMine(read)}>
        {t("saving-conflict-mine-take")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("common-failure-conflict")} wide onClose={onClose} actions={buttons}>
      <Ready loaded={version} lines={6}>
        {(read) => (
          <>
            <Banner tone="warning" title={t("saving-conflict-note", { version: String(read.version) })}>
              <p>
                {t("saving-conflict-by", {
                  by: read.saved_by,
                  at: instant(read.saved_at, theShop().time_zone),
                })}
              </p>
              <p dir="auto">“{read.reason}”</p>
            </Banner>
            <div class="conflict-sides">
              <section aria-label={t("saving-conflict-mine")}>
                <h3>{t("saving-conflict-mine")}</h3>
                {mine(read)}
              </section>
              <section aria-label={t("saving-conflict-theirs")}>
                <h3>{t("saving-conflict-theirs")}</h3>
                {theirs(read)}
              </section>
            </div>
          </>
        )}
      </Ready>
    </Dialog>
  );
}
