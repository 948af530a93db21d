// Colours of segments are told apart, also by those who see fewer of them, and stand out from their ground.
// @vitest-environment happy-dom

import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { labels } from "../src/base/config.ts";
import { theme } from "../src/base/theme.ts";
import { LOOKS, lookOf, palette, placesOf, WITH_OWN_LOOK } from "../src/charts/colours.ts";
import { GONE, NEW } from "../src/charts/ends.ts";

type Rgb = [number, number, number];

const linear = (hex: string): Rgb => {
  const part = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
};

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(linear(one)), luminance(linear(other))].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

/** How it is seen, after Machado, Oliveira and Fernandes (2009), at full strength. */
const SEEN: Record<string, Rgb[]> = {
  "by all": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "without red": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "without green": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** In the space OKLab, whose distances are those that are seen. */
function oklab([red, green, blue]: Rgb): Rgb {
  const [l, m, s] = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
  ].map((value) => Math.cbrt(Math.max(value, 0))) as Rgb;
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(one: string, other: string, matrix: Rgb[]): number {
  const seen = (hex: string) => {
    const colour = linear(hex);
    return oklab(
      matrix.map((row) => row.reduce((sum, part, at) => sum + part * (colour[at] ?? 0), 0)) as Rgb,
    );
  };
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The grounds of charts. */
const THEMES = [
  ["light", false, "#ffffff"],
  ["dark", true, "#303030"],
] as const;

for (const [name, dark, ground] of THEMES) {
  describe(`the ${name} palette`, () => {
    const colours = palette(dark);

    it("stands out from its ground", () => {
      for (const colour of colours) expect(contrast(colour, ground), colour).toBeGreaterThanOrEqual(3);
    });

    for (const [whom, matrix] of Object.entries(SEEN)) {
      it(`is told apart ${whom}`, () => {
        for (const [at, one] of colours.entries()) {
          for (const other of colours.slice(at + 1)) {
            expect(distance(one, other, matrix), `${one} ${other}`).toBeGreaterThan(0.05);
          }
        }
      });
    }
  });
}

describe("looks", () => {
  const text = (id: string | null) => JSON.stringify(lookOf(id));
  const own = WITH_OWN_LOOK.map(text);
  const others = Array.from({ length: 2_000 }, (_, at) => `Segment ${at}`);

  it("are those of a label, and of no place in an order", () => {
    const looks = new Map(others.map((id) => [id, text(id)]));
    for (const id of others.toReversed()) expect(text(id)).toBe(looks.get(id));
  });

  it("of the segments that every merchant begins with are all of them told apart", () => {
    const kernel = readFileSync(`${import.meta.dirname}/../../shared-scoring/src/segments.rs`, "utf8");
    const begun = [...kernel.matchAll(/^ {4}segment\("([^"]+)"/gm)].map(([, id]) => id);
    expect(WITH_OWN_LOOK).toEqual(begun);
    expect(new Set(own).size).toBe(begun.length);
  });

  it("of those that follow each other have other colours", () => {
    const colours = WITH_OWN_LOOK.map((id) => lookOf(id).colour);
    for (const [at, colour] of colours.slice(1).entries()) expect(colour).not.toBe(colours[at]);
  });

  it("of other segments are all that are left, and none of those", () => {
    const found = new Set(others.map(text));
    expect(found.size).toBe(LOOKS - own.length);
    for (const one of own) expect(found).not.toContain(one);
  });

  it.each(THEMES)("of no segment has no colour of one, and stands out from %s ground", (name, _, ground) => {
    theme.value = name;
    const { colour } = lookOf(null);
    expect([...palette(false), ...palette(true)]).not.toContain(colour);
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe("the looks of a shop", () => {
  const made = (count: number, of: number) =>
    Array.from({ length: count }, (_, at) => `${of}: segment ${at}`);
  afterEach(() => {
    labels.value = [];
  });

  it("are all different up to the number of looks, and those of defaults that it has stay theirs", () => {
    for (let shop = 0; shop < 200; shop += 1) {
      const begun = WITH_OWN_LOOK.filter((_, at) => (shop * (at + 7)) % 3 === 0);
      const ids = [...made(LOOKS - begun.length, shop), ...begun];
      const places = placesOf(ids);
      expect(new Set(places.values()).size).toBe(LOOKS);
      for (const id of begun) expect(places.get(id)).toBe(WITH_OWN_LOOK.indexOf(id));
    }
  });

  it("do not depend on the order of its segments", () => {
    for (let shop = 0; shop < 200; shop += 1) {
      const ids = [...made(20, shop), ...WITH_OWN_LOOK.slice(0, 5)];
      expect([...placesOf(ids.toReversed())].sort()).toEqual([...placesOf(ids)].sort());
    }
  });

  it("are there where it has more segments than there are looks", () => {
    const places = placesOf(made(LOOKS + 30, 1));
    expect(places.size).toBe(LOOKS + 30);
    expect(new Set(places.values()).size).toBe(LOOKS);
  });

  it("are those in which its segments are drawn, and none of them is another one's", () => {
    labels.value = made(17, 2);
    const drawn = labels.value.map((id) => JSON.stringify(lookOf(id)));
    expect(new Set(drawn).size).toBe(17);
    for (const id of ["Not saved yet", ...made(50, 3)])
      expect(drawn).not.toContain(JSON.stringify(lookOf(id)));
  });

  it("are not those of customers who were not there", () => {
    for (const id of [NEW, GONE]) expect(lookOf(id)).toEqual(lookOf(null));
  });
});
