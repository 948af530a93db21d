// The page as Shopify's admin shows it: App Bridge gives a fresh token for each call, and nobody else may frame it.
// App Bridge itself comes from Shopify; what stands in for it here does what its documentation says.

import { createHmac, randomUUID } from "node:crypto";
import type { FrameLocator, Page } from "@playwright/test";
import { API_KEY, SECRET, type Shop } from "./support/service.ts";
import { expect, test } from "./support/test.ts";

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A session token as App Bridge gets it from Shopify. */
function sessionToken(domain: string, claims: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const body = [
    part({ alg: "HS256", typ: "JWT" }),
    part({
      iss: `https://${domain}/admin`,
      dest: `https://${domain}`,
      aud: API_KEY,
      sub: "42",
      exp: now + 60,
      nbf: now,
      iat: now,
      jti: randomUUID(),
      ...claims,
    }),
  ].join(".");
  return `${body}.${createHmac("sha256", SECRET).update(body).digest("base64url")}`;
}

async function bridge(page: Page, token: () => string): Promise<{ asked: () => number }> {
  let asked = 0;
  await page.exposeFunction("tokenOfShopify", () => {
    asked += 1;
    return token();
  });
  await page.route("https://cdn.shopify.com/shopifycloud/app-bridge.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: "window.shopify = { idToken: () => window.tokenOfShopify() };",
    }),
  );
  return { asked: () => asked };
}

const opened = (shop: Shop, path = "/") => `${path}?shop=${shop.domain}&host=aG9zdA&embedded=1`;

test("each call has a token of its own, and the admin's menu leads to the pages", async ({
  page,
  service,
  readShop,
}) => {
  const { asked } = await bridge(page, () => sessionToken(readShop.domain));
  await page.goto(service.origin + opened(readShop));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const before = asked();
  expect(before).toBeGreaterThan(1);
  await expect(page.locator("ui-nav-menu a")).toHaveCount(6);
  // What App Bridge does with a click in the menu.
  await page.evaluate(() => {
    const link = document.querySelector('ui-nav-menu a[href="/customers"]');
    link?.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
  });
  await expect(page).toHaveURL(/\/customers\?shop=.+&host=aG9zdA&embedded=1$/);
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  expect(asked()).toBeGreaterThan(before);
});

/** A page of another site with ours in a frame. */
async function framed(page: Page, by: string, url: string): Promise<FrameLocator> {
  const body = `<!doctype html><title>around</title><iframe src="${url}" width="1200" height="800"></iframe>`;
  // The service of a test is on this machine, which the browser keeps from pages of elsewhere.
  await page.context().grantPermissions(["local-network-access"]);
  await page.route(`${by}/**`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${by}/store/browser-tests/apps/rfm`);
  return page.frameLocator("iframe");
}

test("reloaded in the admin's frame it is where it was, with other tokens", async ({
  page,
  service,
  readShop,
}) => {
  await bridge(page, () => sessionToken(readShop.domain));
  const shown: string[] = [];
  page.on("request", async (request) => {
    const token = request.headers().authorization;
    if (token) shown.push(token);
  });
  const frame = await framed(page, "https://admin.shopify.com", service.origin + opened(readShop));
  await frame.getByRole("table").first().getByRole("link").first().click();
  const title = frame.getByRole("heading", { level: 1, name: "Customers" });
  await expect(title).toBeVisible();
  await expect(frame.getByRole("row").nth(1)).toBeVisible();
  const before = shown.splice(0);
  const gone = await title.elementHandle();
  await title.evaluate(() => location.reload());
  await expect.poll(() => gone?.evaluate(() => "there").catch(() => "gone")).toBe("gone");
  await expect(title).toBeVisible();
  await expect(frame.getByRole("row").nth(1)).toBeVisible();
  expect(shown.length).toBeGreaterThan(1);
  expect(new Set([...before, ...shown]).size).toBe(before.length + shown.length);
  const [inside] = page.frames().filter((one) => one.url().startsWith(service.origin));
  expect(inside?.url()).toMatch(/\/customers\?segment=.+&shop=.+&host=aG9zdA&embedded=1$/);
});

test("in a frame of anybody else there is nothing", async ({ page, service, readShop }) => {
  const { asked } = await bridge(page, () => sessionToken(readShop.domain));
  const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
  const frame = await framed(page, "https://evil.example.com", service.origin + opened(readShop));
  await refused;
  await expect(frame.getByRole("heading")).toHaveCount(0);
  expect(asked()).toBe(0);
});

test("only the shop and the admin may frame it, and only where it is shown for a shop", async ({
  service,
  readShop,
}) => {
  const policy = async (path: string) =>
    (await fetch(service.origin + path, { headers: { accept: "text/html" } })).headers.get(
      "content-security-policy",
    ) ?? "";
  const inAdmin = await policy(opened(readShop));
  expect(inAdmin).toContain(`frame-ancestors https://${readShop.domain} https://admin.shopify.com`);
  for (const path of ["/", "/?shop=evil.example.com", "/?shop=a.myshopify.com.evil.example.com"]) {
    expect(await policy(path), path).toContain("frame-ancestors 'none'");
  }
  expect(inAdmin).not.toContain("unsafe-inline");
});

test("a token of another app or an old one shows nothing of the shop", async ({
  page,
  service,
  readShop,
}) => {
  const old = { exp: Math.floor(Date.now() / 1000) - 60 };
  await bridge(page, () => sessionToken(readShop.domain, old));
  await page.goto(service.origin + opened(readShop));
  await expect(page.getByRole("alert")).toContainText("Your session has ended");
  await expect(page.getByRole("navigation")).toHaveCount(0);
});

test("a shop that is not here yet is told so", async ({ page, service, readShop }) => {
  await bridge(page, () => sessionToken("nobody-yet.myshopify.com"));
  await page.goto(service.origin + opened(readShop));
  await expect(page.getByRole("alert")).toBeVisible();
});
