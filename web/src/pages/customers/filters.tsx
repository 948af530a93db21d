// What narrows the list down: one search that tells by its form what it is for, the segment, the place on the grid;
// and what is chosen, as chips that can be taken away.

import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { Button, Select, TextField } from "../../ui/index.ts";
import { narrowedBy } from "./export.ts";
import { type Filter, type Looked, recognise } from "./query.ts";
import type { Named } from "./read.ts";

export interface FiltersProps {
  filter: Filter;
  email: string | null;
  segments: Named[];
  /** What was typed and can be nobody. */
  unknown: string | null;
  /** Asks for something else; the first page of it. */
  ask: (filter: Partial<Filter>, looked?: Looked) => void;
}

export const Filters = (props: FiltersProps) => (
  <div class="filters">
    <Search {...props} />
    <div class="filter-choices">
      <Choices {...props} />
    </div>
    <Chips {...props} />
  </div>
);

function Search({ filter, email, unknown, ask }: FiltersProps) {
  // What was typed stays below its error, though it leads nowhere.
  const sought = unknown ?? email ?? filter.shopify_id ?? "";
  const [typed, setTyped] = useState(sought);
  const { route } = useLocation();
  useEffect(() => setTyped(sought), [JSON.stringify([filter, sought])]);
  const find = () => {
    const found = recognise(typed);
    // Who is looked for by name is looked for everywhere.
    const everywhere = { segment: null, recency: null, frequency_monetary: null };
    if (found.by === "id") route(`/customers/${found.id}`);
    if (found.by === "email") ask({ ...everywhere, shopify_id: null }, { email: found.email });
    if (found.by === "shopify_id") ask({ ...everywhere, shopify_id: found.id }, {});
    if (found.by === "nothing") ask({ shopify_id: null }, {});
    if (found.by === "unknown") ask({ shopify_id: null }, { unknown: typed });
  };
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <TextField
          label={t("customers-search")}
          type="search"
          value={typed}
          onInput={setTyped}
          placeholder={t("customers-search-placeholder")}
          help={t("customers-search-help")}
          error={typed === unknown ? t("customers-search-unknown") : null}
          dir="auto"
        />
        <Button type="submit" variant="primary">
          {t("customers-find")}
        </Button>
      </form>
    </search>
  );
}

function Choices({ filter, segments, ask }: FiltersProps) {
  const levels = [
    { value: "", label: t("customers-any") },
    ...[5, 4, 3, 2, 1].map((level) => ({ value: String(level), label: number(level) })),
  ];
  const everyone = { value: "", label: t("customers-any-segment") };
  // One that an address still has is shown as what it is.
  const isGone = filter.segment !== null && !segments.some(({ id }) => id === filter.segment);
  const named = isGone ? [...segments, { id: filter.segment ?? "", name: filter.segment ?? "" }] : segments;
  return (
    <>
      <Select
        label={t("common-segment")}
        value={filter.segment ?? ""}
        onChange={(segment) => ask({ segment: segment || null, shopify_id: null }, {})}
        options={[everyone, ...named.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        label={t("common-recency")}
        value={String(filter.recency ?? "")}
        onChange={(level) => ask({ recency: Number(level) || null, shopify_id: null }, {})}
        options={levels}
      />
      <Select
        label={t("common-frequency-monetary")}
        value={String(filter.frequency_monetary ?? "")}
        onChange={(level) => ask({ frequency_monetary: Number(level) || null, shopify_id: null }, {})}
        options={levels}
      />
    </>
  );
}

interface ChipProps {
  name: string;
  value: string;
  onRemove: () => void;
}

const Chip = ({ name, value, onRemove }: ChipProps) => (
  <li>
    <button
      type="button"
      class="chip"
      onClick={onRemove}
      aria-label={t("customers-remove-filter", { name, value })}
    >
      {name}: <bdi>{value}</bdi>
      <span aria-hidden="true">✕</span>
    </button>
  </li>
);

function Chips({ filter, email, segments, ask }: FiltersProps) {
  const chips = narrowedBy(filter, email, segments);
  if (chips.length === 0) return null;
  const nothing = { segment: null, recency: null, frequency_monetary: null, shopify_id: null };
  return (
    <div class="row gap-200">
      <ul class="chips" aria-label={t("customers-filters")}>
        {chips.map(({ by, name, value }) => (
          <Chip
            key={by}
            {...{ name, value }}
            onRemove={() => (by === "email" ? ask({}, {}) : ask({ [by]: null }))}
          />
        ))}
      </ul>
      <Button variant="plain" onClick={() => ask(nothing, {})}>
        {t("customers-all")}
      </Button>
    </div>
  );
}
