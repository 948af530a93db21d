// Language and look, as who looks prefers them.

import { chooseLanguage, LANGUAGES, type Language, language, t } from "../base/i18n.ts";
import { chooseTheme, type Theme, theme } from "../base/theme.ts";
import { Select } from "../ui/index.ts";
import { toast } from "../ui/toast.tsx";

const THEMES: Theme[] = ["auto", "light", "dark"];

export const Preferences = () => (
  <div class="preferences">
    <Select
      label={t("common-language")}
      value={language()}
      onChange={(chosen) =>
        chooseLanguage(chosen as Language).catch(() => toast(t("common-language-missing")))
      }
      options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
    />
    <Select
      label={t("common-theme")}
      value={theme.value}
      onChange={(chosen) => chooseTheme(chosen as Theme)}
      options={THEMES.map((value) => ({ value, label: t(`common-theme-${value}`) }))}
    />
  </div>
);
