// Begins: takes the token, chooses language and look, and shows the frame.

import "@shopify/polaris-tokens/css/styles.css";
import "./styles/index.css";
import { render } from "preact";
import { App, begin } from "./app.tsx";
import { keepAdmin } from "./base/admin.ts";
import { askedLanguages, speak } from "./base/i18n.ts";
import { followUpgrades } from "./base/outdated.ts";
import { isEmbedded, takeHandedOverToken } from "./base/session.ts";
import { followTheme } from "./base/theme.ts";

followUpgrades();
takeHandedOverToken();
if (isEmbedded()) keepAdmin();
followTheme();
begin();

try {
  await speak(askedLanguages(location.search));
  const root = document.getElementById("app");
  if (root) render(<App />, root);
} catch (thrown) {
  // There are no words for it but those that came with the document.
  document.getElementById("unread")?.removeAttribute("hidden");
  throw thrown;
}
