// A segment's names and rule, with what they come to beside them: in words, on the grid, and in customers.

import { number, signed } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { asSentence, ruleInWords } from "../../base/rules.ts";
import { problemsBelow } from "../../base/saving.ts";
import { Swatch } from "../../charts/legend.tsx";
import { Card, Figure, LinkButton, Page } from "../../ui/index.ts";
import { CellsCard } from "./details.tsx";
import { edit, replaced } from "./draft.ts";
import { Names } from "./names.tsx";
import type { Row } from "./rows.ts";
import { RuleBuilder } from "./rule-builder.tsx";
import type { SegmentsView } from "./view.ts";
import { Warnings, warningsAt } from "./warnings.tsx";

export function Editor({ row, view }: { row: Row; view: SegmentsView }) {
  const { item, name } = row;
  const items = view.rows.map((row) => row.item);
  const problems = problemsBelow(view.problems, `config.segments[${row.at}]`);
  const ofRules = problemsBelow(view.problems, `config.segments[${row.at}].rules`);
  return (
    <Page
      title={item.isNew ? t("segments-new-title") : t("segments-edit-title", { segment: name })}
      mark={<Swatch look={row.look} />}
      back={{ href: "/segments", label: t("common-page-segments") }}
      actions={
        <LinkButton variant="primary" href="/segments">
          {t("segments-done")}
        </LinkButton>
      }
    >
      {view.actions}
      <div class="editor">
        <div class="stack gap-400">
          <Card title={t("segments-names")} note={t("segments-names-note")}>
            <Names
              item={item}
              items={items}
              asked={view.nameless?.key === item.key ? view.nameless : null}
              isWrong={problems.has("name") || problems.has("id")}
              onChange={(name, language) =>
                edit(replaced(items, item.key, { name }), `name ${item.key} ${language}`)
              }
            />
          </Card>
          <Card title={t("segments-rule")} note={t("segments-rule-note")}>
            <RuleBuilder
              rules={item.rules}
              shop={view.shop}
              problems={ofRules}
              onChange={(rules, mark) =>
                edit(replaced(items, item.key, { rules }), `rule ${item.key} ${mark}`)
              }
            />
          </Card>
        </div>
        <div class="stack gap-400 editor-beside">
          <Effect row={row} view={view} />
          <Warnings warnings={warningsAt(view.warnings, row.at)} rows={view.rows} />
          <CellsCard row={row} view={view} />
        </div>
      </div>
    </Page>
  );
}

/** The rule in words and what it comes to. */
function Effect({ row, view }: { row: Row; view: SegmentsView }) {
  const change = view.preview?.segments.find((segment) => segment.id === row.id);
  return (
    <Card title={t("segments-in-words")}>
      <p class="in-words" aria-live="polite">
        {asSentence(ruleInWords(row.item.rules, view.shop))}
      </p>
      <div class="figures">
        <Figure
          name={t("segments-figure-customers")}
          value={row.then ? number(row.then.customers) : "–"}
          below={row.now && t("segments-now", { now: number(row.now.customers) })}
        />
        <Figure name={t("segments-entering")} value={change ? signed(change.entering) : "–"} />
        <Figure name={t("segments-leaving")} value={change ? signed(-change.leaving) : "–"} />
      </div>
    </Card>
  );
}
