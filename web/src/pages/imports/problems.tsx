// Lines that were left out, each with what is wrong with it.

import { number } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { type Column, Table } from "../../ui/index.ts";
import type { Import, LineProblem } from "./read.ts";
import { Words } from "./words.tsx";

const columns: () => Column<LineProblem>[] = () => [
  { key: "line", heading: t("imports-line"), isHeading: true, cell: ({ line }) => number(line) },
  {
    key: "problem",
    heading: t("imports-wrong"),
    cell: (problem) => <Words of={problem} about="problem" />,
  },
];

export function Problems({ of }: { of: Import["problems"] }) {
  const { count, first } = of;
  const told = t("imports-left-out", { count, shown: number(count) });
  return (
    <details class="problems">
      <summary>
        {told}
        {first.length < count && (
          <span class="subdued">
            {" · "}
            {t("imports-first-shown", { count: first.length, shown: number(first.length) })}
          </span>
        )}
      </summary>
      <p class="subdued small">{t("imports-left-out-note")}</p>
      <div class="problems-table">
        <Table
          caption={told}
          columns={columns()}
          rows={first}
          keyOf={(problem) => `${problem.line}/${problem.code}`}
        />
      </div>
    </details>
  );
}
