// The frame around all pages: what leads where, how it stands with the connection, and what is shown instead of a
// page where there can be none.

import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { LocationProvider, lazy as lazily, Route, Router, useLocation } from "preact-iso";
import { Failure } from "./base/failure.ts";
import { followChanges } from "./base/fresh.ts";
import { t } from "./base/i18n.ts";
import { listen } from "./base/live.ts";
import { useLoad } from "./base/load.ts";
import { isEmbedded, token } from "./base/session.ts";
import { readShop, type Shop, theShop } from "./base/shop.ts";
import { Boundary } from "./frame/boundary.tsx";
import { ConnectionNote } from "./frame/connection.tsx";
import { Navigation } from "./frame/navigation.tsx";
import { Nowhere } from "./frame/nowhere.tsx";
import { Preferences } from "./frame/preferences.tsx";
import { Card, Empty, FailureBanner, Skeleton, Toasts } from "./ui/index.ts";

/** A page in a file of its own. One that does not come is thrown where it would be shown, not lost on the way there. */
const lazy = (load: () => Promise<{ default: ComponentType }>) =>
  lazily(() =>
    load().catch((thrown: unknown): { default: ComponentType } => ({
      default: () => {
        throw thrown;
      },
    })),
  );

const Overview = lazy(() => import("./pages/overview/index.tsx"));
const Segments = lazy(() => import("./pages/segments/index.tsx"));
const Thresholds = lazy(() => import("./pages/thresholds/index.tsx"));
const Customers = lazy(() => import("./pages/customers/index.tsx"));
const Customer = lazy(() => import("./pages/customers/customer.tsx"));
const Movement = lazy(() => import("./pages/movement/index.tsx"));
const Import = lazy(() => import("./pages/imports/index.tsx"));

/** Where a page begins to be read before it is known whether it may be shown. */
const FIRST: Record<string, { preload: () => Promise<unknown> }> = {
  "/": Overview,
  "/segments": Segments,
  "/thresholds": Thresholds,
  "/customers": Customers,
  "/movement": Movement,
  "/import": Import,
};

/** Reads the shop, which also tells whether who looks may. */
async function readFirst(): Promise<Shop> {
  if (!(await token())) throw new Failure("signed_out", "");
  return await readShop();
}

let begun: Promise<Shop> | null = null;

/** Begins to read the page and the shop, while the words for it are on their way. */
export function begin(): void {
  FIRST[location.pathname]?.preload().catch(() => undefined);
  begun = readFirst();
  // Whoever shows it says what is wrong.
  begun.catch(() => undefined);
}

export function App() {
  const shop = useLoad(() => {
    const first = begun ?? readFirst();
    begun = null;
    return first;
  }, []);
  if (shop.value === null) {
    return (
      <div class="frame frame-alone">
        <main class="content">
          <h1 class="visually-hidden">{t("common-app-name")}</h1>
          {shop.failure ? <NoShop failure={shop.failure} retry={shop.reload} /> : <Skeleton lines={6} />}
        </main>
      </div>
    );
  }
  return (
    <LocationProvider>
      <Frame />
    </LocationProvider>
  );
}

function NoShop({ failure, retry }: { failure: Failure; retry: () => void }) {
  // Without a token nobody was asked; a token that is refused is another matter.
  if (failure.kind === "signed_out" && failure.message === "") {
    return (
      <Card>
        <Empty title={t("common-signed-out-title")}>
          {isEmbedded() ? t("common-signed-out-embedded") : t("common-signed-out-alone")}
        </Empty>
      </Card>
    );
  }
  return <FailureBanner failure={failure} retry={retry} repeats />;
}

function Frame() {
  // Not as it was when the page began: an import fills a shop.
  const isEmpty = theShop().customers === 0;
  useEffect(() => {
    const stop = new AbortController();
    void listen(stop.signal);
    const stopFollowing = followChanges();
    return () => {
      stop.abort();
      stopFollowing();
    };
  }, []);
  const { path, route } = useLocation();
  useEffect(() => {
    if (isEmpty && path === "/") route("/import", true);
  }, [isEmpty, path, route]);
  useEffect(() => {
    // A click in the admin's menu.
    const follow = (event: Event) => {
      const href = (event.target as Element | null)?.getAttribute("href");
      if (href) route(href);
    };
    document.addEventListener("shopify:navigate", follow);
    return () => document.removeEventListener("shopify:navigate", follow);
  }, [route]);
  return (
    <div class={isEmbedded() ? "frame frame-embedded" : "frame"}>
      <a class="skip" href="#content">
        {t("common-skip")}
      </a>
      <Navigation />
      <div class="content-column">
        <ConnectionNote />
        <main class="content" id="content" tabIndex={-1}>
          <Boundary path={path}>
            <Pages />
          </Boundary>
        </main>
        <footer class="footer">
          <Preferences />
        </footer>
      </div>
      <Toasts />
    </div>
  );
}

const Pages = () => (
  <Router onRouteChange={() => scrollTo(0, 0)}>
    <Route path="/" component={Overview} />
    <Route path="/segments" component={Segments} />
    <Route path="/thresholds" component={Thresholds} />
    <Route path="/customers" component={Customers} />
    <Route path="/customers/:id" component={Customer} />
    <Route path="/movement" component={Movement} />
    <Route path="/import" component={Import} />
    <Route default component={Nowhere} />
  </Router>
);
