// @vitest-environment happy-dom
// What breaks in a page leaves a way out, and another page.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { Boundary } from "../src/frame/boundary.tsx";

it("shows a way out of a page that breaks, and the next page", async () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  const Broken = () => {
    throw new Error("a part is gone");
  };
  const show = (path: string, page: () => unknown) =>
    act(() => render(h(Boundary, { path, children: h(page as () => null, {}) }), document.body));
  await show("/", Broken);
  const alert = document.querySelector('[role="alert"]');
  expect(alert?.querySelector("h1")?.textContent).toBe("common-broken-title");
  expect(alert?.querySelector("button")?.textContent).toBe("common-reload");
  expect(reported).toHaveBeenCalledOnce();
  await show("/segments", () => h("p", null, "here"));
  expect(document.querySelector('[role="alert"]')).toBe(null);
  expect(document.body.textContent).toBe("here");
});
