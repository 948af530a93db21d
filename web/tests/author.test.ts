// @vitest-environment happy-dom
// Who saved a version, in words: every name that the service writes down is worded, and none that it was given.

import { beforeEach, expect, test } from "vitest";
import { speak } from "../src/base/i18n.ts";
import { authorText } from "../src/parts/author.ts";

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
