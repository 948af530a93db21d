// What is allowed but hardly meant, and what is not allowed: each as a list.

import { type CodedWarning, warningText } from "../base/warnings.ts";
import { Banner } from "./layout.tsx";

interface Warning extends Partial<CodedWarning> {
  field: string;
  /** In the service's English, where it does not tell by a code which one it is. */
  problem?: string;
}

interface WarningListProps {
  warnings: readonly Warning[];
  label?: string;
  class?: string;
  /** How a segment is called by its label. */
  nameOf?: (id: string) => string;
  /** What a warning is of, for one that is told in English. */
  of?: (warning: Warning) => string | null | undefined;
}

export const WarningList = ({ warnings, label, class: more, nameOf, of }: WarningListProps) => (
  <ul class={more} aria-label={label}>
    {warnings.map((warning) => {
      const { field, code, args = {}, problem = "" } = warning;
      const key = `${field} ${code} ${problem} ${JSON.stringify(args)}`;
      if (code) return <li key={key}>{warningText({ code, args }, nameOf)}</li>;
      const what = of?.(warning);
      return (
        <li key={key} lang="en" dir="ltr">
          {what ? `${what}: ${problem}` : problem}
        </li>
      );
    })}
  </ul>
);

interface WrongFieldsProps {
  title: string;
  fields: readonly { field: string; problem: string; example?: string }[];
}

/** Fields that are not accepted. What is wrong with them is told in English. */
export const WrongFields = ({ title, fields }: WrongFieldsProps) => (
  <Banner tone="critical" title={title}>
    <ul lang="en" dir="ltr" class="plain-list small">
      {fields.map(({ field, problem, example }) => (
        <li key={`${field} ${problem}`}>
          <code>{field}</code>: {problem}
          {example && ` (${example})`}
        </li>
      ))}
    </ul>
  </Banner>
);
