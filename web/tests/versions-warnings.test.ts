// @vitest-environment happy-dom
// A level that nobody can be in: what can be done about it depends on who set its edges.

import { beforeEach, expect, test } from "vitest";
import { LANGUAGES, speak } from "../src/base/i18n.ts";
import { warningText } from "../src/base/warnings.ts";
import { type ConfigDocument, formOf } from "../src/parts/versions/config.ts";
import { withSource } from "../src/parts/versions/warnings.tsx";

beforeEach(() => speak(["en"]));

const warningOf = (dimension: string, code = "score-impossible") => ({
  field: `config.bands.${dimension}`,
  code,
  args: { dimension, score: 4 },
});
const OWN = { at_most_days: [30, 30, 120, 240] };

/** The code with what comes of where the edges are from. */
function codeOf(bands: ConfigDocument["bands"], dimension = "recency", code?: string) {
  return withSource([warningOf(dimension, code)], formOf({ bands }))[0]?.code;
}

test("edges that were set are to be moved, others come of something else", () => {
  expect(codeOf({ recency: OWN })).toBe("score-impossible");
  expect(codeOf({ quintiles: {} })).toBe("score-impossible-quintiles");
  expect(codeOf({ quintiles: {}, recency: OWN })).toBe("score-impossible");
  expect(codeOf({ quintiles: {}, recency: OWN }, "monetary")).toBe("score-impossible-quintiles");
  expect(codeOf({ preset: "small" }, "monetary")).toBe("score-impossible-worked-out");
  expect(codeOf({ quintiles: {}, recency: { half_life_days: 1 } })).toBe("score-impossible-worked-out");
  expect(codeOf({ quintiles: {} }, "recency", "score-unused")).toBe("score-unused");
});

test("is worded in each language, and asks nobody to move what was computed", async () => {
  const [computed] = withSource([warningOf("recency")], formOf({ bands: { quintiles: {} } }));
  for (const language of Object.keys(LANGUAGES)) {
    await speak([language]);
    const own = warningText(warningOf("recency"));
    const said = computed ? warningText(computed) : "";
    expect(said).not.toBe(own);
    expect(said).not.toContain("warnings-");
    expect(said.length).toBeGreaterThan(own.length);
  }
});
