// The page as Shopify's admin shows it: App Bridge gives a fresh token for each call, and nobody else may frame it.
// App Bridge itself comes from Shopify; what stands in for it here does what its documentation says.

import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
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
      jti: "f8912129-1af6-4cad-9ca3-76b0f7621087",
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
