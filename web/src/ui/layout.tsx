// What pages are made of: a title with what can be done, and cards.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../base/i18n.ts";

interface PageProps {
  title: string;
  subtitle?: ComponentChildren;
  /** Beside the title, as a badge. */
  mark?: ComponentChildren;
  /** Where it was come from. */
  back?: { href: string; label: string };
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ title, subtitle, mark, back, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${t("common-app-name")}`;
  }, [title]);
  return (
    <div class="page">
      <header class="page-header">
        <div class="page-heading">
          {back && (
            <a class="back" href={back.href}>
              <Chevron /> {back.label}
            </a>
          )}
          <h1>
            {title}
            {mark && <> {mark}</>}
          </h1>
          {subtitle && <p class="subdued">{subtitle}</p>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

const Chevron = () => (
  <svg class="chevron" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
    <path d="M12 5l-5 5 5 5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
  </svg>
);

interface CardProps {
  title?: string;
  /** Of what it is, under the title. */
  note?: ComponentChildren;
  actions?: ComponentChildren;
  /** Without room at the edges, for tables. */
  flush?: boolean;
  class?: string;
  children: ComponentChildren;
}

export function Card({ title, note, actions, flush, class: more, children }: CardProps) {
  return (
    <section class={`card${flush ? " card-flush" : ""}${more ? ` ${more}` : ""}`} aria-label={title}>
      {(title || actions) && (
        <div class="card-header">
          <div>
            {title && <h2>{title}</h2>}
            {note && <p class="subdued small">{note}</p>}
          </div>
          {actions && <div class="card-actions">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Children one under the other. */
export const Stack = ({
  gap = 400,
  children,
}: {
  gap?: 100 | 200 | 300 | 400 | 600;
  children: ComponentChildren;
}) => <div class={`stack gap-${gap}`}>{children}</div>;

/** Children beside each other, in several lines where there is no room. */
export const Row = ({
  gap = 200,
  end,
  children,
}: {
  gap?: 100 | 200 | 400;
  end?: boolean;
  children: ComponentChildren;
}) => <div class={`row gap-${gap}${end ? " row-end" : ""}`}>{children}</div>;

export type Tone = "neutral" | "info" | "success" | "caution" | "warning" | "critical";

export const Badge = ({ tone = "neutral", children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`badge tone-${tone}`}>{children}</span>
);

interface BannerProps {
  tone: Exclude<Tone, "neutral">;
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** Something that is to be seen; failures are read out at once. */
export function Banner({ tone, title, children, actions }: BannerProps) {
  return (
    <div class={`banner tone-${tone}`} role={tone === "critical" ? "alert" : "status"}>
      <strong>{title}</strong>
      {children && <div class="banner-text">{children}</div>}
      {actions && <div class="row gap-200">{actions}</div>}
    </div>
  );
}

/** A number that stands for itself, with its name above and what it was below. */
export const Figure = ({
  name,
  value,
  below,
}: {
  name: string;
  value: string;
  below?: ComponentChildren;
}) => (
  <div class="figure">
    <span class="subdued small">{name}</span>
    <span class="figure-value">{value}</span>
    {below && <span class="small">{below}</span>}
  </div>
);
