// Begins: takes the token, chooses language and look, and shows the frame.

import "@shopify/polaris-tokens/css/styles.css";
import "./styles/index.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { askedLanguages, speak } from "./base/i18n.ts";
import { takeHandedOverToken } from "./base/session.ts";
import { followTheme } from "./base/theme.ts";

takeHandedOverToken();
followTheme();
await speak(askedLanguages(location.search));

const root = document.getElementById("app");
if (root) render(<App />, root);
