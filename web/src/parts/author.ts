// Who saved something, in words. The service keeps a name by which it can be found in its logs: whose token it was, a
// number of Shopify's, or which command.

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
