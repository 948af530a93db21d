// @vitest-environment happy-dom
// What is said of a line counts as each language does.

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { speak } from "../src/base/i18n.ts";
import { Words } from "../src/pages/imports/words.tsx";

afterEach(() => act(() => render(null, document.body)));

test.each([
  ["en", "1 field,", "2 fields,"],
  ["es", "1 campo ", "2 campos "],
  ["fr", "1 champ,", "2 champs,"],
  ["ar", "حقل واحد", "حقلان"],
  ["de", "1 Feld,", "2 Felder,"],
  ["pt", "1 campo ", "2 campos "],
])("in %s a line has one field or two", async (language, one, two) => {
  await speak([language]);
  for (const [fields, said] of [one, two].map((said, at) => [at + 1, said] as const)) {
    const of = { code: "fields-differ", args: { fields, expected: 9 }, problem: "" };
    await act(() => render(h(Words, { of, about: "problem" }), document.body));
    expect(document.body.textContent).toContain(said);
  }
});
