// @vitest-environment happy-dom
// The page in a browser that keeps nothing, inside an admin that does not answer, and after an upgrade.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepAdmin, withAdmin } from "../src/base/admin.ts";
import { ANSWERED_WITHIN_MS, call } from "../src/base/api.ts";
import { asFailure, Failure } from "../src/base/failure.ts";
import { keptInTab } from "../src/base/kept.ts";
import { mayBeginAnew } from "../src/base/outdated.ts";
import { TOKEN_WITHIN_MS, takeHandedOverToken, token } from "../src/base/session.ts";

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const blocked = () => {
  throw new DOMException("denied", "SecurityError");
};

describe("what is kept", () => {
  it("is kept by the browser", () => {
    expect(keptInTab.set("a", "b")).toBe(true);
    expect([keptInTab.get("a"), sessionStorage.getItem("a")]).toEqual(["b", "b"]);
    keptInTab.set("a", null);
    expect([keptInTab.get("a"), sessionStorage.getItem("a")]).toEqual([null, null]);
  });

  it("is kept while the page is open where the browser refuses to", async () => {
    vi.stubGlobal("sessionStorage", { getItem: blocked, setItem: blocked, removeItem: blocked });
    history.replaceState(null, "", "/#token=abc");
    takeHandedOverToken();
    expect([await token(), location.hash]).toEqual(["abc", ""]);
    keptInTab.set("rfm.token", null);
    expect(await token()).toBe(null);
  });
});

describe("beginning anew", () => {
  it("is done once, and never where it could not be remembered", () => {
    expect([mayBeginAnew(1_000_000), mayBeginAnew(1_030_000), mayBeginAnew(1_090_000)]).toEqual([
      true,
      false,
      true,
    ]);
    vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: blocked });
    expect(mayBeginAnew(9_000_000)).toBe(false);
    keptInTab.set("rfm.begun-anew", null);
  });
});

describe("who does not answer", () => {
  it("is away, be it the service or App Bridge", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("shopify", { idToken: () => new Promise(() => undefined) });
    const failed = call("http://localhost/api/rfm/shop").catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(TOKEN_WITHIN_MS);
    expect(await failed).toBeInstanceOf(Failure);
    expect(((await failed) as Failure).kind).toBe("away");
  });

  it("is late when no answer begins in time; what has begun takes as long as it does", async () => {
    expect(asFailure(new DOMException("late", "TimeoutError")).kind).toBe("late");
    vi.useFakeTimers();
    const stopped: boolean[] = [];
    const asked = (begins: boolean) =>
      vi.stubGlobal("fetch", (_: Request, { signal }: { signal: AbortSignal }) => {
        signal.addEventListener("abort", () => stopped.push(begins));
        if (begins) return Promise.resolve(new Response("x"));
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      });
    asked(false);
    const late = call("http://localhost/api/rfm/shop").catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(ANSWERED_WITHIN_MS - 1);
    expect(stopped).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await late).toMatchObject({ kind: "late", passes: true });
    asked(true);
    await call("http://localhost/api/rfm/stream");
    await vi.advanceTimersByTimeAsync(10 * ANSWERED_WITHIN_MS);
    expect(stopped).toEqual([false]);
  });

  it("is told who calls", async () => {
    vi.stubGlobal("shopify", { idToken: async () => "of-bridge" });
    const sent: Request[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      sent.push(request);
      return new Response("");
    });
    await call("http://localhost/api/rfm/shop");
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer of-bridge");
  });
});

describe("an address inside the admin", () => {
  const opened = new URLSearchParams("shop=a.myshopify.com&host=aG9zdA&embedded=1&locale=de");

  it("names the shop, once", () => {
    const kept = "shop=a.myshopify.com&host=aG9zdA&embedded=1";
    expect(withAdmin("/customers", opened)).toBe(`/customers?${kept}`);
    expect(withAdmin("/customers?sort=spend#list", opened)).toBe(`/customers?sort=spend&${kept}#list`);
    expect(withAdmin("/customers#a?b", opened)).toBe(`/customers?${kept}#a?b`);
    expect(withAdmin(`/?${kept}`, opened)).toBe(`/?${kept}`);
    expect(withAdmin("/import", new URLSearchParams("locale=de"))).toBe("/import");
  });

  it("goes on naming it, whoever leads to another page", () => {
    history.replaceState(null, "", "/?shop=a.myshopify.com&host=aG9zdA&embedded=1");
    keepAdmin();
    history.pushState({ left: 1 }, "", "/segments?segment=vip");
    expect(location.pathname + location.search).toBe(
      "/segments?segment=vip&shop=a.myshopify.com&host=aG9zdA&embedded=1",
    );
    expect(history.state).toEqual({ left: 1 });
    history.replaceState(null, "", "/import");
    expect(location.search).toBe("?shop=a.myshopify.com&host=aG9zdA&embedded=1");
  });
});
