// Somebody else saved a version while this one was made: both are shown side by side, and the merchant chooses. What
// loses nothing is offered first.

import type { ComponentChildren } from "preact";
import { readVersion, type Version } from "../base/config.ts";
import { instant, number } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import { useLoad } from "../base/load.ts";
import { theShop } from "../base/shop.ts";
import { Banner, Button, Dialog, Ready, Table } from "../ui/index.ts";
import { authorText, reasonText } from "./author.ts";
import "./parts.css";

interface ConflictDialogProps {
  /** The version that the other one saved. */
  latest: number;
  /** In what both differ. */
  children: (theirs: Version) => ComponentChildren;
  /** One's own is to stand: it has to be saved upon theirs. */
  onMine: (theirs: Version) => void;
  /** Theirs is to stand: one's own is given up. */
  onTheirs: (theirs: Version) => void;
  /** Nothing is decided yet. */
  onClose: () => void;
}

export function ConflictDialog({ latest, children, onMine, onTheirs, onClose }: ConflictDialogProps) {
  const version = useLoad((signal) => readVersion(latest, signal), [latest]);
  const read = version.value;
  const buttons = (
    <>
      {read && <Button onClick={() => onMine(read)}>{t("saving-conflict-mine-take")}</Button>}
      {read && <Button onClick={() => onTheirs(read)}>{t("saving-conflict-theirs-take")}</Button>}
      <Button variant="primary" onClick={onClose}>
        {t("saving-conflict-later")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("common-failure-conflict")} wide onClose={onClose} actions={buttons}>
      <Ready loaded={version} lines={6}>
        {(read) => (
          <>
            <Banner tone="warning" title={t("saving-conflict-note", { version: number(read.version) })}>
              <p>
                {t("saving-conflict-by", {
                  by: authorText(read.saved_by),
                  at: instant(read.saved_at, theShop().time_zone),
                })}
              </p>
              <p dir="auto">“{reasonText(read)}”</p>
            </Banner>
            {children(read)}
            <p class="subdued small">{t("saving-conflict-safe")}</p>
          </>
        )}
      </Ready>
    </Dialog>
  );
}

/** Something that one's own version and theirs have, each in its own way. */
export interface Side {
  key: string;
  what: string;
  mine: ComponentChildren;
  theirs: ComponentChildren;
}

/** Both versions side by side, line by line. */
export const Sides = ({ rows }: { rows: Side[] }) => (
  <div class="sides">
    <Table
      caption={t("saving-conflict-sides")}
      columns={[
        { key: "what", heading: t("saving-conflict-what"), isHeading: true, cell: (row) => row.what },
        { key: "mine", heading: t("saving-conflict-mine"), cell: (row) => row.mine },
        { key: "theirs", heading: t("saving-conflict-theirs"), cell: (row) => row.theirs },
      ]}
      rows={rows}
      keyOf={(row) => row.key}
      empty={t("saving-conflict-same")}
    />
  </div>
);
