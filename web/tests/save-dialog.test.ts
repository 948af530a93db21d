// @vitest-environment happy-dom
// A dialog that saves: it stays open until what came of the save is seen.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Version } from "../src/base/config.ts";
import { Failure } from "../src/base/failure.ts";
import { speak } from "../src/base/i18n.ts";
import type { Outcome } from "../src/base/saving.ts";
import { SaveDialog } from "../src/parts/save-dialog.tsx";
import { Toasts } from "../src/ui/index.ts";

let settle: { resolve: (outcome: Outcome) => void; reject: (reason: unknown) => void };
const onClose = vi.fn();
const onDone = vi.fn<(outcome: Outcome) => void | Promise<void>>();
const save = vi.fn(
  () => new Promise<Outcome>((resolve, reject) => Object.assign(settle, { resolve, reject })),
);

const dialog = () => document.querySelector("dialog") as HTMLDialogElement;
const buttons = () => [...dialog().querySelectorAll("button")];
const pressEscape = () => {
  const event = new Event("cancel", { cancelable: true });
  dialog().dispatchEvent(event);
  return event.defaultPrevented;
};

const said = { current: { reason: "", tellCustomers: false } };
const props = () => ({ title: "Save", upon: 3, save, said, onDone, onClose, children: null });

beforeEach(async () => {
  said.current = { reason: "", tellCustomers: false };
  settle = { resolve: () => {}, reject: () => {} };
  for (const spy of [onClose, onDone, save]) spy.mockClear();
  onDone.mockImplementation(() => {});
  await act(() => render(h(SaveDialog, props()), document.body));
});

afterEach(() => render(null, document.body));

const reasonField = () => dialog().querySelector("input:not([type=checkbox])") as HTMLInputElement;

async function begin() {
  const reason = reasonField();
  await act(() => {
    reason.value = "Because";
    reason.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => buttons().at(-1)?.click());
}

async function leave() {
  for (const button of [buttons()[0], buttons().at(-2)]) await act(() => button?.click());
  expect(pressEscape()).toBe(true);
}

test("can be left as long as nothing is under way", async () => {
  await leave();
  expect(onClose).toHaveBeenCalledTimes(3);
});

test("cannot be left while it saves, however it is tried", async () => {
  await begin();
  expect(save).toHaveBeenCalledWith({ reason: "Because", tellCustomers: false, upon: 3 });
  await leave();
  await act(() => dialog().close());
  expect(onClose).not.toHaveBeenCalled();
  expect(dialog().open).toBe(true);
  await act(() => settle.resolve({ kind: "saved", version: 4 }));
  expect(onDone).toHaveBeenCalledWith({ kind: "saved", version: 4 });
});

test("tells what fails after a conflict, and can be left again", async () => {
  onDone.mockImplementation(() => Promise.reject(new Failure("away", "nobody answered")));
  await begin();
  await act(() => settle.resolve({ kind: "conflict", latest: 4 }));
  await expect.poll(() => dialog().querySelector(".banner.tone-warning")).not.toBeNull();
  await leave();
  expect(onClose).toHaveBeenCalledTimes(3);
});

test("says that a reason is required, and keeps it while a conflict is decided", async () => {
  expect(reasonField().getAttribute("aria-required")).toBe("true");
  await begin();
  await act(() => settle.resolve({ kind: "conflict", latest: 4 }));
  await act(() => render(null, document.body));
  await act(() => render(h(SaveDialog, { ...props(), upon: 4 }), document.body));
  expect(reasonField().value).toBe("Because");
});

test("says in one sentence whose version it went beside", async () => {
  await speak(["en"]);
  const beside = { version: 1_003, saved_by: "shopify user 42" } as Version;
  await begin();
  await act(() => settle.resolve({ kind: "saved", version: 1_004, beside }));
  const toasts = document.body.appendChild(document.createElement("div"));
  await act(() => render(h(Toasts, {}), toasts));
  expect(toasts.textContent).toBe(
    "Saved. Version 1,004 is active. Version 1,003 by Member of staff (user 42) was saved meanwhile and is kept in it.",
  );
  await act(() => render(null, toasts));
  toasts.remove();
});

test("without a reason it leads to where one is given, and what fails comes into sight", async () => {
  await act(() => buttons().at(-1)?.click());
  expect(save).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(reasonField());
  const seen = vi.spyOn(Element.prototype, "scrollIntoView");
  await begin();
  seen.mockClear();
  await act(() => settle.reject(new Failure("failed", "")));
  await expect.poll(() => (seen.mock.contexts.at(-1) as Element)?.textContent).toBeTruthy();
  seen.mockRestore();
});
