// What leads to the pages: at the side, above on a phone, and in Shopify's own menu where the page is shown there.

import { h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { language, t } from "../base/i18n.ts";
import { isEmbedded } from "../base/session.ts";
import { theShop } from "../base/shop.ts";

/** The pages, in the order in which they are offered. What is not here yet comes after `movement`. */
const PAGES = [
  { path: "/", key: "common-page-overview" },
  { path: "/segments", key: "common-page-segments" },
  { path: "/thresholds", key: "common-page-thresholds" },
  { path: "/customers", key: "common-page-customers" },
  { path: "/movement", key: "common-page-movement" },
  { path: "/import", key: "common-page-import" },
] as const;

export function Navigation() {
  const { path } = useLocation();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone not all have room beside each other.
    const here = row.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path, language()]);
  const isHere = (page: string) => (page === "/" ? path === "/" : path.startsWith(page));
  const links = PAGES.map((page) => (
    <a key={page.path} href={page.path} aria-current={isHere(page.path) ? "page" : undefined}>
      {t(page.key)}
    </a>
  ));
  if (isEmbedded()) return <AdminMenu />;
  return (
    <nav class="navigation" aria-label={t("common-navigation")}>
      <div class="brand">
        <span class="brand-name">{t("common-app-name")}</span>
        <span class="brand-shop small" dir="ltr">
          {theShop().domain}
        </span>
      </div>
      <div class="navigation-links" ref={row}>
        {links}
      </div>
    </nav>
  );
}

/** App Bridge takes the links out and shows them in the admin's menu. */
const AdminMenu = () =>
  h(
    "ui-nav-menu",
    null,
    PAGES.map((page) => (
      <a key={page.path} href={page.path} rel={page.path === "/" ? "home" : undefined}>
        {t(page.key)}
      </a>
    )),
  );
