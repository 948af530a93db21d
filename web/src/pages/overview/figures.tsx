// The figures at the top: how many customers, how much money, who comes again, and who moved.

import { day, exponentOf, money, number, percent, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { currency } from "../../base/shop.ts";
import { ImportedNote } from "../../charts/imported.tsx";
import type { Series } from "../../charts/read.ts";
import { Sparkline } from "../../charts/sparkline.tsx";
import { Card, Figure } from "../../ui/index.ts";
import {
  dayBefore,
  grownBy,
  type Moved,
  type Movement,
  movesOf,
  type Now,
  type Past,
  type Since,
  useRates,
} from "./reads.ts";

/** Room for a line that is on its way. */
const NOTHING_YET = "\u00a0";

interface FiguresProps {
  now: Now;
  past: Past | null;
  moved: Moved | null;
  since: Since;
}

export function FiguresCard({ now, past, moved, since }: FiguresProps) {
  const { value: rates, failure } = useRates(since);
  const unread = failure ? t("overview-unread") : NOTHING_YET;
  const later = rates ? t("overview-tomorrow") : unread;
  const { total, prospects } = now.cells;
  const then = past?.total;
  const grown = past && grownBy(now.cells, past);
  const movement = moved?.movement;
  return (
    <Card class="overview-figures">
      <div class="figures">
        <Figure
          name={t("overview-customers")}
          value={number(total.customers)}
          below={
            <>
              <SinceThen
                day={past?.day}
                by={grown && signed(grown.by)}
                buyers={grown?.ofBuyers ? grown.by : null}
              />
              {t("overview-of-them-without-orders", { count: prospects, shown: number(prospects) })}
            </>
          }
        />
        <Figure
          name={t("overview-money")}
          value={money(total.spend_total_minor, currency.value, { whole: true })}
          below={
            <>
              <SinceThen
                day={then && past?.day}
                by={
                  then &&
                  money(total.spend_total_minor - then.spend_total_minor, currency.value, {
                    whole: true,
                    signed: true,
                  })
                }
              />
              {t("overview-money-note")}
            </>
          }
        />
        <Repeat series={rates?.repeat ?? null} from={past?.day ?? null} later={later} />
        <Average series={rates?.average ?? null} later={later} />
        <Figure
          name={t("overview-moved", { day: day(dayBefore(since), "short") })}
          value={movement ? number(movesOf(movement).changed) : "–"}
          below={movement ? <Came movement={movement} /> : NOTHING_YET}
        />
      </div>
    </Card>
  );
}

/** Who is counted now and was not then, which is not the same as who bought for the first time. */
function Came({ movement }: { movement: Movement }) {
  const { from, to } = movement;
  const { came } = movesOf(movement);
  return (
    <>
      <a class="figure-since" href={`/movement?from=${from.day}&to=${to.day}`}>
        {t("overview-came", { count: came, shown: number(came) })}
      </a>
      <ImportedNote movement={movement} />
    </>
  );
}

interface SinceThenProps {
  day: string | null | undefined;
  by: string | null | undefined;
  /** The same, where only customers with orders are compared. */
  buyers?: number | null;
}

/** How much it is more or less than on a day, in a line of its own. */
const SinceThen = ({ day: since, by, buyers = null }: SinceThenProps) => (
  <span class="figure-since">
    {since && by
      ? t(buyers === null ? "overview-by-since" : "overview-by-since-orders", {
          count: Math.abs(buyers ?? 0),
          shown: by,
          day: day(since, "short"),
        })
      : NOTHING_YET}
  </span>
);

const lastOf = (series: Series | null) => {
  const data = series?.datasets[0]?.data ?? [];
  const at = data.length - 1;
  const value = data[at];
  return value === undefined || value === null ? null : { value, day: series?.labels[at] ?? "" };
};

/** The share of customers who came again, and by how many points it changed since a day. */
function Repeat({ series, from, later }: { series: Series | null; from: string | null; later: string }) {
  const last = lastOf(series);
  if (!series || !last) return <Figure name={t("overview-repeat")} value="–" below={later} />;
  const before = series.datasets[0]?.data[series.labels.indexOf(from ?? "")];
  const points = typeof before === "number" ? Math.round((last.value - before) * 10) / 10 : null;
  return (
    <Figure
      name={t("overview-repeat")}
      value={percent(last.value / 100)}
      below={
        points === null
          ? t("overview-as-of", { day: day(last.day, "short") })
          : t("overview-points", { shown: signed(points), day: day(from ?? last.day, "short") })
      }
    />
  );
}

/** What an order came to on the last day that is over, and on the days before it; on one without orders nothing. */
export function Average({ series, later }: { series: Series | null; later: string }) {
  const last = lastOf(series);
  if (!series || !last) return <Figure name={t("overview-average")} value="–" below={later} />;
  const minor = Math.round(last.value * 10 ** exponentOf(currency.value));
  const known = (series.datasets[0]?.data ?? []).map((value) => value || null);
  return (
    <Figure
      name={t("overview-average")}
      value={minor === 0 ? "–" : money(minor, currency.value)}
      below={
        <>
          {t("overview-on", { day: day(last.day, "short") })}
          <Sparkline values={known} />
        </>
      }
    />
  );
}
