// A link to a page of Shopify's admin: inside of it the whole tab goes there, else it opens beside this page.

import type { ComponentChildren } from "preact";
import { isEmbedded } from "../base/session.ts";

interface AdminLinkProps {
  href: string;
  /** Looks like a button. */
  button?: boolean;
  children: ComponentChildren;
}

export const AdminLink = ({ href, button, children }: AdminLinkProps) => (
  <a
    class={button ? "button button-secondary" : undefined}
    href={href}
    target={isEmbedded() ? "_top" : "_blank"}
    rel="noreferrer"
  >
    <bdi>{children}</bdi>
  </a>
);
