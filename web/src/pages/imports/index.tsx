// Past orders come in: a file is dropped, sent, and its import followed to its end. An empty shop begins here.

import { fresh } from "../../base/fresh.ts";
import { t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { mayWrite, theShop } from "../../base/shop.ts";
import { Banner, Card, Page, Ready } from "../../ui/index.ts";
import { Drop } from "./drop.tsx";
import { Earlier } from "./earlier.tsx";
import { type Following, useFollowing } from "./follow.ts";
import { DataCard, HowTo, Steps } from "./guide.tsx";
import { readImports } from "./read.ts";
import { Ended, Lost, Refused } from "./result.tsx";
import { Checking, Sending, Working } from "./working.tsx";
import "./imports.css";

export default function Imports() {
  const listed = useLoad((signal) => readImports(signal), [], fresh);
  const following = useFollowing(listed.value);
  const isEmpty = theShop().customers === 0;
  const { stage } = following;
  const isBeginning = isEmpty && stage.at !== "ended";
  const followed = stage.at === "working" ? stage.id : null;
  return (
    <Page
      title={t(isEmpty ? "imports-welcome" : "imports-title")}
      subtitle={t(isEmpty ? "imports-welcome-subtitle" : "imports-subtitle")}
    >
      {isBeginning && <Steps />}
      <Ready loaded={listed} lines={8}>
        {(listed) => (
          <>
            <Stages following={following} most={listed.most_bytes} />
            {isBeginning ? <DataCard /> : <HowTo />}
            <Earlier listed={listed} but={followed} />
          </>
        )}
      </Ready>
    </Page>
  );
}

/** What stands there for the stage of a file. */
function Stages({ following, most }: { following: Following; most: number }) {
  const { stage, choose, cancel, again } = following;
  if (stage.at === "checking") return <Checking name={stage.name} />;
  if (stage.at === "sending") return <Sending stage={stage} cancel={cancel} />;
  if (stage.at === "working") return <Working stage={stage} />;
  if (stage.at === "ended") {
    return (
      <>
        <Ended one={stage.import} again={again} />
        {mayWrite.value && (
          <Card>
            <Drop choose={choose} />
          </Card>
        )}
      </>
    );
  }
  if (!mayWrite.value) {
    return (
      <Banner tone="info" title={t("imports-read-only")}>
        <p>{t("common-failure-forbidden-way-out")}</p>
      </Banner>
    );
  }
  return (
    <>
      {stage.at === "refused" && <Refused stage={stage} />}
      {stage.at === "lost" && <Lost stage={stage} most={most} />}
      <Card>
        <Drop choose={choose} />
      </Card>
    </>
  );
}
