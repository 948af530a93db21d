// The customers of the shop: found, narrowed down, sorted, page by page.

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { number } from "../../base/format.ts";
import { fresh } from "../../base/fresh.ts";
import { usePlace } from "../../base/history.ts";
import { language, t } from "../../base/i18n.ts";
import { useLoad } from "../../base/load.ts";
import { useTopOf } from "../../base/pages.ts";
import { readCells, useSegments } from "../../base/reads.ts";
import { shop, theShop } from "../../base/shop.ts";
import { rowsIn, usePicture } from "../../charts/files.tsx";
import {
  Button,
  Card,
  DownloadMenu,
  Empty,
  LinkButton,
  Page,
  Pager,
  Ready,
  Skeleton,
} from "../../ui/index.ts";
import { matches } from "./count.ts";
import { exportsOf, toldOf } from "./export.ts";
import { Filters } from "./filters.tsx";
import {
  addressOf,
  EVERYBODY,
  type Filter,
  filterOf,
  type Left,
  type Looked,
  nextPage,
  PAGE,
  pageBefore,
  pagesBefore,
  queryOf,
} from "./query.ts";
import { type CustomersPage, type Named, readCustomers } from "./read.ts";
import { Rows } from "./rows.tsx";
import "./customers.css";

/** What is asked for, and how to ask for something else. */
function useFilter() {
  const { query } = useLocation();
  const { state: left, go } = usePlace<Left>();
  const filter = filterOf(query);
  const email = left?.email ?? null;
  const unknown = left?.unknown ?? null;
  const show = (filter: Filter, left: Left, replace = false) => go(addressOf(filter), left, replace);
  const ask = (change: Partial<Filter>, looked: Looked = email ? { email } : {}) =>
    show({ ...filter, ...change, after: null }, looked);
  return { filter, left, email, unknown, show, ask };
}

/** The page as a picture, which says what it is of. */
function usePagePicture(
  { filter, left, email }: Pick<ReturnType<typeof useFilter>, "filter" | "left" | "email">,
  segments: readonly Named[],
  shown: number,
  count: number | null,
) {
  const before = pagesBefore(filter, left);
  const rows = before === null ? "" : rowsIn(before * PAGE, shown, count);
  return usePicture({
    title: t("customers-title"),
    name: "customers-page",
    told: toldOf(filter, email, segments, rows),
  });
}

export default function Customers() {
  const { filter, left, email, unknown, show, ask } = useFilter();
  const query = queryOf(filter, email, language());
  const asked = JSON.stringify(query);
  const page = useLoad(
    async (signal) => ({ asked, ...(await readCustomers(query, signal)) }),
    [asked],
    fresh,
  );
  const isLost = page.failure?.kind === "invalid" && filter.after !== null;
  useEffect(() => {
    // A page that was kept by its address, and is none of this order: the first one is.
    if (isLost) show({ ...filter, after: null }, email ? { email } : {}, true);
  }, [isLost]);
  const segments = useSegments();
  const cells = useLoad((signal) => readCells(null, signal), [], fresh);
  const known = {
    customers: shop.value?.customers ?? 0,
    segments: segments.value?.segments ?? [],
    cells: cells.value,
  };
  // A segment that an address or a bookmark still has.
  const isKnown = known.segments.some(({ id }) => id === filter.segment);
  const isGone = page.failure?.kind === "invalid" && filter.segment !== null && !isKnown;
  const isOne = email !== null || filter.shopify_id !== null;
  const shown = page.value?.customers ?? [];
  const isOld = page.value?.asked !== asked;
  const isAll = page.value?.next === null && filter.after === null;
  const isCounted = !isOld && (isOne || isAll);
  const count = isCounted ? shown.length : isOne ? null : matches(filter, known);
  const { shown: pictured, png } = usePagePicture(
    { filter, left, email },
    known.segments,
    shown.length,
    count,
  );
  // Only of what is asked for now.
  const isPictured = !isOld && !isGone && unknown === null && shown.length > 0;
  return (
    <Page
      title={t("customers-title")}
      subtitle={t("customers-subtitle")}
      actions={<DownloadMenu items={exportsOf(filter, email, shown, count, isPictured ? png : null)} />}
    >
      {theShop().customers === 0 ? (
        <Nobody />
      ) : (
        <Card flush>
          <Filters {...{ filter, email, unknown, ask }} segments={known.segments} />
          {isGone && <NoSegment onAll={() => ask(EVERYBODY, {})} />}
          {unknown !== null && <NoHit kind="exact" onAll={() => ask(EVERYBODY, {})} />}
          {!isGone && unknown === null && (
            // Whoever was found before is none of those who are looked for now.
            <Ready loaded={page.failure && isOld ? { ...page, value: null } : page} lines={16}>
              {(value) => (
                <List
                  {...{ value, filter, count, isOne, isOld, pictured }}
                  onSort={(sort) => ask({ sort })}
                  onAll={() => ask(EVERYBODY, {})}
                  onBefore={() => show(...pageBefore(filter, left))}
                  onNext={(next) => show(...nextPage(filter, left, next))}
                />
              )}
            </Ready>
          )}
        </Card>
      )}
    </Page>
  );
}

const Nobody = () => (
  <Card>
    <Empty
      title={t("customers-none-title")}
      action={
        <LinkButton href="/import" variant="primary">
          {t("customers-none-import")}
        </LinkButton>
      }
    >
      {t("customers-none")}
    </Empty>
  </Card>
);

const NoSegment = ({ onAll }: { onAll: () => void }) => (
  <Empty title={t("common-failure-not-found")} action={<Button onClick={onAll}>{t("customers-all")}</Button>}>
    {t("common-failure-not-found-way-out")}
  </Empty>
);

const NoHit = ({ kind, onAll }: { kind: "exact" | "filter"; onAll: () => void }) => (
  <Empty
    title={t(`customers-nothing-${kind}-title`)}
    action={<Button onClick={onAll}>{t("customers-all")}</Button>}
  >
    {t(`customers-nothing-${kind}`)}
  </Empty>
);

interface ListProps {
  value: CustomersPage;
  filter: Filter;
  count: number | null;
  isOne: boolean;
  /** It is what was asked for before: another one is on its way, and this one leads nowhere any more. */
  isOld: boolean;
  /** What a picture shows. */
  pictured: RefObject<HTMLDivElement | null>;
  onSort: (sort: string) => void;
  onAll: () => void;
  onBefore: () => void;
  onNext: (next: string) => void;
}

function List({ value, filter, count, isOne, isOld, pictured, ...on }: ListProps) {
  const { onSort, onAll, onBefore, onNext } = on;
  const { customers, next } = value;
  const top = useTopOf<HTMLParagraphElement>(filter.after, isOld);
  if (customers.length === 0 && isOld) return <Skeleton lines={16} />;
  if (customers.length === 0 && filter.after === null) {
    return <NoHit kind={isOne ? "exact" : "filter"} onAll={onAll} />;
  }
  const unknown = isOld ? t("common-loading") : t("customers-count-unknown");
  const told = count === null ? unknown : countOf(count);
  return (
    <div class="customers-list" aria-busy={isOld}>
      <p class="customers-count subdued small" role="status" ref={top}>
        {told}
      </p>
      <div ref={pictured}>
        <Rows
          customers={customers}
          caption={t("customers-title")}
          {...(isOne ? {} : { sorting: { by: filter.sort, onSort } })}
        />
      </div>
      {(next !== null || filter.after !== null) && (
        <Pager
          hasBefore={filter.after !== null}
          hasNext={next !== null}
          isOld={isOld}
          onBefore={onBefore}
          onNext={() => next && onNext(next)}
        >
          {t("customers-page-size", { count: PAGE, shown: number(PAGE) })}
        </Pager>
      )}
    </div>
  );
}

const countOf = (count: number) => t("common-customers-count", { count, shown: number(count) });
