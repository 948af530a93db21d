// @vitest-environment happy-dom
// Who saved a version and why, in words: every name and every English of the service's own is worded, and nothing that
// it was given.

import { beforeEach, expect, test } from "vitest";
import type { Schemas } from "../src/base/api.ts";
import { speak } from "../src/base/i18n.ts";
import { authorText, reasonText } from "../src/parts/author.ts";

beforeEach(() => speak(["en"]));

test.each([
  ["token 0199f3a2-5b1c-7c44-9a01-1b2c3d4e8f52", "Access token ending in 8f52"],
  ["shopify user 42", "Member of staff (user 42)"],
  ["shopify", "Settings in Shopify"],
  ["rfm", "The app itself"],
  ["rfm config", "Whoever runs the app (rfm config)"],
  ["rfm merchant add", "Whoever runs the app (rfm merchant add)"],
  ["ada@example.com", "ada@example.com"],
  ["token of Ada", "token of Ada"],
])("%s", (name, words) => expect(authorText(name).replace(/[\u2066-\u2069]/g, "")).toBe(words));

const VERSION = { reason: "as the service says it", bands_on: "2026-01-31", time_zone: "Asia/Tokyo" };
const version = (occasion: string | null | undefined) =>
  ({ ...VERSION, occasion }) as Schemas["VersionAnswer"];

test.each([
  ["first", "The shop’s first settings", "Erste Einstellungen des Shops"],
  [
    "quintiles",
    "Equal groups recalculated with the customers of Jan 31, 2026",
    "Gleich große Gruppen neu berechnet mit den Kunden vom 31.01.2026",
  ],
  ["time-zone", "The shop’s time zone is Asia/Tokyo now", "Die Zeitzone des Shops ist jetzt Asia/Tokyo"],
  [null, VERSION.reason, VERSION.reason],
  [undefined, VERSION.reason, VERSION.reason],
  ["of a later service", VERSION.reason, VERSION.reason],
])("saved on the occasion %s", async (occasion, english, german) => {
  expect(reasonText(version(occasion))).toBe(english);
  await speak(["de"]);
  expect(reasonText(version(occasion))).toBe(german);
});
