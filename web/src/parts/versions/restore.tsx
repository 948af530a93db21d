// What restoring a version would change, before it is done; and where somebody else saved meanwhile, the choice.

import { useMemo, useState } from "preact/hooks";
import { type Bands, readConfig, type Standing } from "../../base/config.ts";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { restoreVersion } from "../../base/saving.ts";
import { mayWrite } from "../../base/shop.ts";
import { Dialog, Ready } from "../../ui/index.ts";
import { SaveDialog, useSaid } from "../save-dialog.tsx";
import { restoredRows, withNamesOf } from "./changes.ts";
import { Choice } from "./choice.tsx";
import { compareThere, useCompared } from "./compared.ts";
import { type ConfigDocument, withEdges } from "./config.ts";
import {
  documentOf,
  knownVersion,
  type ListedVersion,
  type Live,
  latestOf,
  liveOf,
  type Saved,
} from "./saving.ts";
import { Changes, Summary } from "./summary.tsx";

interface RestoreProps {
  standing: Standing;
  version: Pick<ListedVersion, "version">;
  /** Something was saved, here or by somebody else. */
  onSaved: () => void;
  onClose: () => void;
}

export function Restore({ standing, version: { version }, onSaved, onClose }: RestoreProps) {
  const [upon, setUpon] = useState(standing.latest_version);
  const [theirs, setTheirs] = useState<Saved | null>(null);
  const { said } = useSaid();
  const live = useMemo(() => liveOf(standing), [standing.version]);
  const loaded = useLoad(() => knownVersion(version), [version]);
  const whole = loaded.value;
  // With the edges that it had, which is how it is restored.
  const config = useMemo(() => whole && withEdges(documentOf(whole.config), whole.bands), [whole]);
  const title = t("history-restore-version", { version: number(version) });
  const over = () => {
    onSaved();
    onClose();
  };
  if (theirs && config) {
    const keepMine = () => {
      setUpon(theirs.version);
      setTheirs(null);
    };
    return (
      <Choice
        {...{ theirs }}
        compare={compareThere}
        mine={config}
        onKeepMine={keepMine}
        onTakeTheirs={over}
        onGoOn={over}
      />
    );
  }
  const content = (
    <>
      <p class="subdued">{t("history-restore-note")}</p>
      <Ready loaded={loaded} lines={8}>
        {({ bands }) => config && <Restored {...{ live, config, bands }} />}
      </Ready>
    </>
  );
  if (!mayWrite.value) {
    return (
      <Dialog title={title} wide onClose={onClose}>
        {content}
        <p>{t("thresholds-read-only-note")}</p>
      </Dialog>
    );
  }
  return (
    <SaveDialog
      title={title}
      action={t("history-restore")}
      upon={upon}
      save={(saving) => restoreVersion(version, saving)}
      said={said}
      onDone={async (outcome) => {
        if (outcome.kind === "conflict") setTheirs(latestOf(await readConfig()));
        else over();
      }}
      onClose={onClose}
    >
      {content}
    </SaveDialog>
  );
}

interface RestoredProps {
  live: Live;
  config: ConfigDocument;
  bands: Bands;
}

function Restored({ live, config, bands }: RestoredProps) {
  const rows = restoredRows(live, { config, bands });
  return (
    <>
      {rows.length > 0 && <Changes caption={t("history-restore-changes")} rows={rows} />}
      <Ready loaded={useCompared(compareThere, config)} lines={8}>
        {(compared) => <Summary comparison={compared} config={withNamesOf(config, live.config)} />}
      </Ready>
    </>
  );
}
