// What stands where something is not there yet, cannot be there, or is empty: never nothing, never a wheel for ever.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Failure } from "../base/failure.ts";
import { number } from "../base/format.ts";
import { t } from "../base/i18n.ts";
import type { Loaded } from "../base/load.ts";
import { Button } from "./controls.tsx";
import { Banner } from "./layout.tsx";

/** Where content is on its way: as high as what comes, so that nothing jumps. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div class="skeleton" aria-busy="true" role="status">
    <span class="visually-hidden">{t("common-loading")}</span>
    {Array.from({ length: lines }, (_, line) => (
      <div key={line} class="skeleton-line" />
    ))}
  </div>
);

interface EmptyProps {
  /** Unless the page itself says it. */
  title?: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}

/** Nothing is there yet, and what can be done about it. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div class="empty">
    <svg viewBox="0 0 120 80" width="120" height="80" aria-hidden="true" class="empty-picture">
      <rect x="10" y="46" width="18" height="24" rx="4" />
      <rect x="38" y="30" width="18" height="40" rx="4" />
      <rect x="66" y="38" width="18" height="32" rx="4" />
      <rect x="94" y="14" width="18" height="56" rx="4" />
    </svg>
    {title && <h2>{title}</h2>}
    {children && <p class="subdued">{children}</p>}
    {action && <div class="row gap-200">{action}</div>}
  </div>
);

/** Where nothing tries again by itself: when to do so, as the service says. */
export const RetryAfter = ({ seconds }: { seconds: number }) => (
  <p>{t("common-retry-after", { count: seconds, shown: number(seconds) })}</p>
);

/** The way out of a failure; another one where what passes is tried again by itself. */
export function wayOutOf({ kind, passes }: Failure, repeats: boolean): string {
  const name = kind.replace("_", "-");
  return passes && !repeats ? t(`common-failure-${name}-by-hand`) : t(`common-failure-${name}-way-out`);
}

interface FailureBannerProps {
  failure: Failure;
  retry?: () => void;
  /** What failed for the moment is tried again by itself, as `useLoad` does. */
  repeats?: boolean;
}

/** What a failure means for who looks, and the way out. */
export function FailureBanner({ failure, retry, repeats = false }: FailureBannerProps) {
  const isBidden = !repeats && failure.retryAfter !== null;
  return (
    <Banner
      tone={failure.passes ? "warning" : "critical"}
      title={t(`common-failure-${failure.kind.replace("_", "-")}`)}
      actions={
        retry && failure.kind !== "forbidden" && <Button onClick={retry}>{t("common-try-again")}</Button>
      }
    >
      {isBidden ? <RetryAfter seconds={failure.retryAfter ?? 0} /> : <p>{wayOutOf(failure, repeats)}</p>}
      {failure.kind === "invalid" || failure.kind === "failed" ? (
        <p class="small" lang="en" dir="ltr">
          {failure.message}
        </p>
      ) : null}
    </Banner>
  );
}

/** How long something may take before it is said. */
const SOON_MS = 150;

interface ReadyProps<T> {
  loaded: Loaded<T>;
  lines?: number;
  children: (value: T) => ComponentChildren;
}

/** Shows what was read; while it is read for the first time its shape, and what went wrong if it did. */
export function Ready<T>({ loaded, lines, children }: ReadyProps<T>) {
  const { value, failure, reload } = loaded;
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  if (value === null && failure) return <FailureBanner failure={failure} retry={reload} repeats />;
  if (value === null)
    return <div class={isLong ? undefined : "hidden"}>{<Skeleton lines={lines ?? 3} />}</div>;
  return (
    <>
      {failure && <FailureBanner failure={failure} retry={reload} repeats />}
      {children(value)}
    </>
  );
}
