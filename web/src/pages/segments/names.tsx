// A segment's names, one for each language: which are missing, and what is shown in their place.

import { useEffect, useRef } from "preact/hooks";
import { languageOfName } from "../../base/config.ts";
import { list } from "../../base/format.ts";
import { LANGUAGES, type Language, language as languageNow, locale, t } from "../../base/i18n.ts";
import { TextField } from "../../ui/index.ts";
import { type Item, isNameless, labelsOf } from "./draft.ts";
import { hasNamesake } from "./namesakes.tsx";
import type { Asked } from "./view.ts";

/** The most bytes of a name. */
const MAX_NAME_BYTES = 200;

const ALL = Object.keys(LANGUAGES) as Language[];

/** A language's name in the language that is spoken. */
export const languageShown = (language: Language) =>
  new Intl.DisplayNames(locale(), { type: "language" }).of(language) ?? LANGUAGES[language];

interface NamesProps {
  item: Item;
  items: readonly Item[];
  /** That a name is wanted, where it was asked for. */
  asked: Asked | null;
  isWrong: boolean;
  onChange: (name: Item["name"], language: Language) => void;
}

/** Languages without a name. */
export const missingOf = (item: Pick<Item, "name">) => ALL.filter((language) => !item.name[language]?.trim());

export function Names({ item, items, asked, isWrong, onChange }: NamesProps) {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked && isNameless(item))
      fields.current?.querySelector<HTMLElement>(`[lang="${languageNow()}"]`)?.focus();
  }, [asked]);
  const missing = missingOf(item);
  const isNone = isWrong || isNameless(item);
  const isWanted = asked !== null && isNameless(item);
  const wrongIn = (language: Language) => {
    if (isWanted && language === languageNow()) return t("segments-name-missing");
    return isTooLong(item.name[language]) ? t("segments-name-long") : null;
  };
  const set = (language: Language, text: string) => {
    const { [language]: _, ...others } = item.name;
    onChange(text === "" ? others : { ...others, [language]: text }, language);
  };
  return (
    <div class="stack gap-300">
      <div class="names" ref={fields}>
        {ALL.map((language) => (
          <TextField
            key={language}
            label={LANGUAGES[language]}
            value={item.name[language] ?? ""}
            onInput={(text) => set(language, text)}
            placeholder={shownInstead(item, items, language)}
            error={wrongIn(language)}
            help={
              hasNamesake(item, items, language) && (
                <span class="field-caution">{t("segments-name-shared")}</span>
              )
            }
            lang={language}
            dir="auto"
          />
        ))}
      </div>
      {isNone && !isWanted && (
        <p class={isWrong ? "field-error small" : "subdued small"}>{t("segments-name-missing")}</p>
      )}
      {!isNone && missing.length > 0 && (
        <p class="subdued small">
          {t("segments-names-missing", {
            languages: list(missing.map(languageShown)),
            shown: item.name.en || labelOf(item, items),
          })}
        </p>
      )}
    </div>
  );
}

const isTooLong = (text: string | undefined) => new TextEncoder().encode(text ?? "").length > MAX_NAME_BYTES;

const labelOf = (item: Item, items: readonly Item[]) => labelsOf(items).get(item.key) ?? item.key;

/** What is shown in a language that has no name of its own. */
function shownInstead(item: Item, items: readonly Item[], language: Language): string {
  const other = languageOfName(item, language);
  return other === null ? labelOf(item, items) : (item.name[other] ?? "");
}
