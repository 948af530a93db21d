// Light or dark: as the device is set, unless the merchant chose here.

import { effect, signal } from "@preact/signals";
import { keptInBrowser } from "./kept.ts";

export type Theme = "auto" | "light" | "dark";

const KEPT = "rfm.theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const deviceIsDark = signal(prefersDark.matches);
prefersDark.addEventListener("change", (event) => {
  deviceIsDark.value = event.matches;
});

function kept(): Theme {
  const text = keptInBrowser.get(KEPT);
  return text === "light" || text === "dark" ? text : "auto";
}

/** What was chosen. */
export const theme = signal<Theme>(kept());

/** Whether the page is dark now. */
export const isDark = () => theme.value === "dark" || (theme.value === "auto" && deviceIsDark.value);

/** Shows the page as chosen, also the next time. */
export function chooseTheme(chosen: Theme): void {
  keptInBrowser.set(KEPT, chosen === "auto" ? null : chosen);
  theme.value = chosen;
}

/** Keeps the document's classes as chosen. */
export function followTheme(): void {
  effect(() => {
    document.documentElement.classList.toggle("p-theme-dark-experimental", isDark());
    document.documentElement.classList.toggle("p-theme-light", !isDark());
  });
}
