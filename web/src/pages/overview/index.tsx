// The shop at a glance: how many, how much, who moved, and what is happening now.

import { useLocation } from "preact-iso";
import { day } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import type { Loaded } from "../../base/load.ts";
import { Banner, Choice, FailureBanner, Page, Ready } from "../../ui/index.ts";
import { FiguresCard } from "./figures.tsx";
import { LiveCard } from "./live.tsx";
import { MoneyCard } from "./money.tsx";
import { MovesCard } from "./moves.tsx";
import "./overview.css";
import { type Now, type Past, SINCE, type Since, useNow, usePast } from "./reads.ts";
import { SegmentsCard } from "./segments.tsx";
import { ShopCard } from "./shop.tsx";
import { SizesCard } from "./sizes.tsx";

const asSince = (text: string | undefined): Since => (text && text in SINCE ? (text as Since) : "week");

export default function Overview() {
  const { query, route } = useLocation();
  const since = asSince(query.since);
  const now = useNow();
  const past = usePast(since);
  return (
    <Page
      title={t("common-page-overview")}
      subtitle={t("overview-subtitle")}
      actions={
        <Choice<Since>
          label={t("overview-since")}
          value={since}
          onChange={(chosen) => route(`/?since=${chosen}`, true)}
          options={(Object.keys(SINCE) as Since[]).map((value) => ({
            value,
            label: t(`overview-since-${value}`),
          }))}
        />
      }
    >
      <div class="overview">
        <Ready loaded={now} lines={24}>
          {(value) => <Shown now={value} past={past} since={since} />}
        </Ready>
      </div>
    </Page>
  );
}

function Shown({ now, past: read, since }: { now: Now; past: Loaded<Past>; since: Since }) {
  const past = read.value;
  return (
    <>
      {read.failure && <FailureBanner failure={read.failure} retry={read.reload} repeats />}
      {past && <PastNote past={past} />}
      <FiguresCard {...{ now, past, since }} />
      <div class="overview-columns">
        <SegmentsCard now={now} past={past} />
        <LiveCard segments={now.segments.segments} />
      </div>
      <div class="columns overview-even">
        <ShopCard cells={now.cells} />
        <MoneyCard segments={now.segments.segments} />
      </div>
      <div class="overview-columns">
        <SizesCard segments={now.segments.segments} />
        <MovesCard past={read} />
      </div>
    </>
  );
}

/** What is special about the day that is compared with. */
function PastNote({ past }: { past: Past }) {
  if (past.segments === null || past.movement === null) {
    return (
      <Banner tone="warning" title={t("overview-gone", { day: day(past.day) })}>
        {t("overview-gone-way-out")}
      </Banner>
    );
  }
  return null;
}
