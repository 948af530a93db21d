// Around the pages: what breaks in one of them, or is missing after an upgrade, leaves the frame and a way out.

import { Component, type ComponentChildren } from "preact";
import { t } from "../base/i18n.ts";
import { Button, Card, Empty, Page } from "../ui/index.ts";

interface BoundaryProps {
  /** Another page is tried again. */
  path: string;
  children: ComponentChildren;
}

interface BoundaryState {
  isBroken: boolean;
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { isBroken: false };

  static override getDerivedStateFromError(): BoundaryState {
    return { isBroken: true };
  }

  override componentDidCatch(thrown: unknown): void {
    reportError(thrown);
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.path !== this.props.path && this.state.isBroken) this.setState({ isBroken: false });
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

const Broken = () => (
  <div role="alert">
    <Page title={t("common-broken-title")}>
      <Card>
        <Empty
          action={
            <Button variant="primary" onClick={() => location.reload()}>
              {t("common-reload")}
            </Button>
          }
        >
          {t("common-broken-note")}
        </Empty>
      </Card>
    </Page>
  </div>
);
