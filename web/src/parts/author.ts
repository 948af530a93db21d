// Who saved something and why, in words. The service keeps a name by which it can be found in its logs: whose token it
// was, a number of Shopify's, or which command; and English of its own where it saves by itself.

import type { Schemas } from "../base/api.ts";
import { day } from "../base/format.ts";
import { t } from "../base/i18n.ts";

/** So many signs of a token tell it from others. */
const SHOWN = 4;

/** Who a name of the service stands for; one that it was given by whoever made the token is shown as it is. */
export function authorText(name: string): string {
  if (name === "rfm") return t("saving-author-itself");
  if (name === "shopify") return t("saving-author-shopify");
  const token = /^token (\S+)$/.exec(name)?.[1];
  if (token) return t("saving-author-token", { ending: token.slice(-SHOWN) });
  const staff = /^shopify user (\S+)$/.exec(name)?.[1];
  if (staff) return t("saving-author-staff", { user: staff });
  return name.startsWith("rfm ") ? t("saving-author-command", { command: name }) : name;
}

/** Why a version was saved: as somebody said it, or on what occasion the service saved it by itself. */
export function reasonText(version: Schemas["VersionAnswer"]): string {
  const { occasion = null, reason } = version;
  switch (occasion) {
    case null:
      return reason;
    case "first":
      return t("saving-occasion-first");
    case "quintiles":
      return t("saving-occasion-quintiles", { day: day(version.bands_on) });
    case "time-zone":
      return t("saving-occasion-time-zone", { zone: version.time_zone });
    default:
      // A service that knows more of them than this page does.
      occasion satisfies never;
      return reason;
  }
}
