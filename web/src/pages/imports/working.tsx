// A file on its way, and its import at work: what is done, what is being done, and what comes.

import type { ComponentChildren } from "preact";
import { bytes, number, percent } from "../../base/format.ts";
import { t } from "../../base/i18n.ts";
import { Button, Card } from "../../ui/index.ts";
import { Problems } from "./problems.tsx";
import { isUnderWay, shareOf } from "./read.ts";
import type { Stage } from "./stage.ts";

interface BarProps {
  label: string;
  /** 0 to 1; `null` while it is not known. */
  share: number | null;
}

const Bar = ({ label, share }: BarProps) => (
  <progress class="bar" aria-label={label} max={1} {...(share === null ? {} : { value: share })} />
);

type Progress = "done" | "now" | "later";

const Step = ({ is, children }: { is: Progress; children: ComponentChildren }) => (
  <li class={`work-step work-${is}`} aria-current={is === "now" ? "step" : undefined}>
    <span class="work-mark" aria-hidden="true">
      {is === "done" ? "✓" : is === "now" ? "●" : "○"}
    </span>
    <span>
      {children}
      {is === "done" && <span class="visually-hidden"> {t("imports-step-done")}</span>}
    </span>
  </li>
);

export function Checking({ name }: { name: string }) {
  return (
    <Card title={t("imports-checking", { name })}>
      <Bar label={t("imports-checking", { name })} share={null} />
    </Card>
  );
}

export function Sending({ stage, cancel }: { stage: Stage & { at: "sending" }; cancel: () => void }) {
  const { name, sent, of } = stage;
  const share = of > 0 ? sent / of : 0;
  const title = t("imports-sending", { name });
  return (
    <Card title={title} actions={<Button onClick={cancel}>{t("common-cancel")}</Button>}>
      <Bar label={title} share={share} />
      <p class="numeric">
        {t("imports-sent", { sent: bytes(sent), of: bytes(of), share: percent(share, 0) })}
      </p>
      <p class="subdued small">{t("imports-stay")}</p>
    </Card>
  );
}

export function Working({ stage }: { stage: Stage & { at: "working" } }) {
  const one = stage.import;
  // What has ended is not shown here any more.
  const state = one && isUnderWay(one.state) ? one.state : "waiting";
  const title = t(`imports-state-${state}-title`, { name: stage.name });
  const share = one && state !== "waiting" ? shareOf(one) : null;
  const orders = number(one?.orders ?? 0);
  const written = number(one?.orders_written ?? 0);
  const customers = number(one?.customers ?? 0);
  return (
    <Card title={title}>
      <Bar label={title} share={share} />
      <ol class="work-steps">
        <Step is="done">{t("imports-step-sent", { size: bytes(one?.bytes ?? 0) })}</Step>
        <Step is={state === "waiting" ? "now" : state === "reading" ? "now" : "done"}>
          {state === "waiting" ? t("imports-step-waiting") : t("imports-step-reading", { orders, customers })}
        </Step>
        <Step is={state === "writing" ? "now" : "later"}>
          {state === "writing" ? t("imports-step-writing", { written, orders }) : t("imports-step-write")}
        </Step>
      </ol>
      <p class="subdued small" role="status">
        {share === null ? t("imports-leave") : `${percent(share, 0)} · ${t("imports-leave")}`}
      </p>
      {one && one.problems.count > 0 && <Problems of={one.problems} />}
    </Card>
  );
}
