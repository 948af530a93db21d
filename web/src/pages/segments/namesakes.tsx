// Segments of the same name: allowed, and hard to tell apart.

import { LANGUAGES, type Language, t } from "../../base/i18n.ts";
import { Banner } from "../../ui/index.ts";
import type { Item } from "./draft.ts";

/** A name as it is read, whatever its spaces and capitals; empty for none. */
const readAs = (item: Pick<Item, "name">, language: Language) =>
  (item.name[language] ?? "").normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase(language);

/** Whether another one has the same name in a language. */
export function hasNamesake(item: Item, items: readonly Item[], language: Language): boolean {
  const name = readAs(item, language);
  return name !== "" && items.some((other) => other.key !== item.key && readAs(other, language) === name);
}

/** Names that several have in one language, each once. */
export function sharedNames(items: readonly Item[]): string[] {
  const shared = (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
    items
      .filter((item) => hasNamesake(item, items, language))
      .map((item) => [readAs(item, language), item.name[language]?.trim() ?? ""] as const),
  );
  // The first way of writing it stands for all.
  return [...new Map(shared.reverse()).values()].reverse();
}

export function NamesakesNote({ items }: { items: readonly Item[] }) {
  const names = sharedNames(items);
  if (names.length === 0) return null;
  return (
    <Banner tone="caution" title={t("segments-names-shared")}>
      <ul class="plain-list">
        {names.map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
