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
import {
  dayBefore,
  type Moved,
  type Now,
  type Past,
  SINCE,
  type Since,
  useMoved,
  useNow,
  usePast,
} from "./reads.ts";
import { SegmentsCard } from "./segments.tsx";
import { ShopCard } from "./shop.tsx";
import { SizesCard } from "./sizes.tsx";

const asSince = (text: string | undefined): Since => (text && text in SINCE ? (text as Since) : "week");

export default function Overview() {
  const { query, route } = useLocation();
  const since = asSince(query.since);
  const now = useNow();
  const past = usePast(since);
  const moved = useMoved(since);
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
          {(value) => <Shown now={value} past={past} moved={moved} since={since} />}
        </Ready>
      </div>
    </Page>
  );
}

interface ShownProps {
  now: Now;
  past: Loaded<Past>;
  moved: Loaded<Moved>;
  since: Since;
}

function Shown({ now, past: read, moved, since }: ShownProps) {
  const past = read.value;
  const failed = read.failure ? read : moved;
  const isGone = past?.segments === null || moved.value?.movement === null;
  return (
    <>
      {failed.failure && <FailureBanner failure={failed.failure} retry={failed.reload} repeats />}
      {isGone && <GoneNote from={dayBefore(since)} />}
      <FiguresCard {...{ now, past, since }} moved={moved.value} />
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
        <MovesCard moved={moved} />
      </div>
    </>
  );
}

/** The day that is compared with is not kept any more. */
const GoneNote = ({ from }: { from: string }) => (
  <Banner tone="warning" title={t("overview-gone", { day: day(from) })}>
    {t("overview-gone-way-out")}
  </Banner>
);
