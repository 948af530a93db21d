// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import type { Rules } from "../src/base/config.ts";
import { LANGUAGES, type Language, speak } from "../src/base/i18n.ts";
import { asSentence, readCondition, ruleInWords, scoresInWords } from "../src/base/rules.ts";

const SHOP = {
  currency: "USD",
  bands: {
    recency_at_most_days: [30, 90, 180, 365],
    frequency_at_least_orders: [2, 4, 5, 8],
    monetary_at_least_minor: [2000, 10000, 20000, 100000],
  },
};
const ALL = Object.keys(LANGUAGES) as Language[];
/** Without the marks of direction that stand around what is put in. */
const plain = (text: string) =>
  text.replace(/[\u2066-\u2069\u061c\u200e\u200f]/g, "").replace(/[\u00a0\u202f]/g, " ");
const words = (rules: Rules, shop = SHOP) => plain(ruleInWords(rules, shop));

describe("how conditions are written", () => {
  test.each([
    [">=4", [[400, 500]]],
    [" <= 2 ", [[100, 200]]],
    ["3", [[300, 300]]],
    [3, [[300, 300]]],
    ["2-4", [[200, 400]]],
    [
      [1, 5],
      [
        [100, 100],
        [500, 500],
      ],
    ],
    [
      [5, 1, 2],
      [
        [100, 200],
        [500, 500],
      ],
    ],
    [["1", 2, 3, 4, 5], [[100, 500]]],
  ])("%j is read", (condition, ranges) => {
    expect(readCondition(condition, "recency")).toEqual(ranges);
  });

  test.each([">=6", "0", "4-2", "", "x", ">4", "2.5", [], [1, 2, 3, 4, 5, 1], [1, "2-3"], -1, "1-2-3"])(
    "%j is none",
    (condition) => {
      expect(readCondition(condition, "monetary")).toBeNull();
    },
  );

  test("a weighted score has two digits behind the point", () => {
    expect(readCondition(">=4.1", "score")).toEqual([[410, 500]]);
    expect(readCondition("2.05-3", "score")).toEqual([[205, 300]]);
    expect(readCondition("2.055", "score")).toBeNull();
    expect(readCondition("5.01", "score")).toBeNull();
    expect(readCondition(">=0.99", "score")).toBeNull();
  });
});

const SAID: Record<Language, Record<string, string>> = {
  en: {
    example: "bought in the last 30 days, at least 4 orders",
    before: "last bought 366 or more days ago, exactly 1 order",
    between: "last bought 91 to 180 days ago, spent between $100 and $199.99",
    below: "at most 3 orders, spent less than $20",
    both: "orders and spend together score 2 to 3, overall score of at least 4.10",
    either: "spent at least $1,000 or (bought in the last 90 days, 2 to 4 orders)",
    prospects: "has not ordered yet",
  },
  es: {
    example: "compró en los últimos 30 días e hizo al menos 4 pedidos",
    before: "compró por última vez hace 366 días o más e hizo exactamente 1 pedido",
    between: "compró por última vez hace entre 91 y 180 días y gastó entre 100 US$ y 199,99 US$",
    below: "hizo como máximo 3 pedidos y gastó menos de 20 US$",
    both: "frecuencia e importe en conjunto de 2 a 3 y puntuación global de al menos 4,10",
    either: "gastó al menos 1000 US$ o (compró en los últimos 90 días e hizo de 2 a 4 pedidos)",
    prospects: "aún no ha hecho ningún pedido",
  },
  fr: {
    example: "a acheté au cours des 30 derniers jours et a passé au moins 4 commandes",
    before: "a acheté pour la dernière fois il y a 366 jours ou plus et a passé exactement 1 commande",
    between: "a acheté pour la dernière fois il y a 91 à 180 jours et a dépensé entre 100 $US et 199,99 $US",
    below: "a passé au plus 3 commandes et a dépensé moins de 20 $US",
    both: "fréquence et montant réunis de 2 à 3 et score global d’au moins 4,10",
    either:
      "a dépensé au moins 1 000 $US ou (a acheté au cours des 90 derniers jours et a passé 2 à 4 commandes)",
    prospects: "n’a pas encore commandé",
  },
  ar: {
    example: "اشترى خلال آخر 30 يومًا و4 طلبات على الأقل",
    before: "آخر شراء قبل 366 يومًا أو أكثر وطلب واحد بالضبط",
    between: "آخر شراء قبل 91 إلى 180 يومًا وأنفق بين 100 US$ و199.99 US$",
    below: "3 طلبات على الأكثر وأنفق أقل من 20 US$",
    both: "درجة التكرار والقيمة معًا من 2 إلى 3 ونتيجة إجمالية 4.10 على الأقل",
    either: "أنفق 1,000 US$ على الأقل أو (اشترى خلال آخر 90 يومًا ومن 2 إلى 4 طلبات)",
    prospects: "لم يطلب بعد",
  },
  de: {
    example: "hat in den letzten 30 Tagen gekauft, mindestens 4 Bestellungen",
    before: "letzter Kauf vor 366 Tagen oder länger, genau 1 Bestellung",
    between: "letzter Kauf vor 91 bis 180 Tagen, zwischen 100 $ und 199,99 $ ausgegeben",
    below: "höchstens 3 Bestellungen, weniger als 20 $ ausgegeben",
    both: "Häufigkeit und Geldwert zusammen 2 bis 3, Gesamtwert von mindestens 4,10",
    either: "mindestens 1.000 $ ausgegeben oder (hat in den letzten 90 Tagen gekauft, 2 bis 4 Bestellungen)",
    prospects: "hat noch nicht bestellt",
  },
  pt: {
    example: "comprou nos últimos 30 dias e fez pelo menos 4 pedidos",
    before: "comprou pela última vez há 366 dias ou mais e fez exatamente 1 pedido",
    between: "comprou pela última vez há 91 a 180 dias e gastou entre US$ 100 e US$ 199,99",
    below: "fez no máximo 3 pedidos e gastou menos de US$ 20",
    both: "frequência e valor juntos de 2 a 3 e pontuação geral de pelo menos 4,10",
    either: "gastou pelo menos US$ 1.000 ou (comprou nos últimos 90 dias e fez de 2 a 4 pedidos)",
    prospects: "ainda não fez nenhum pedido",
  },
  ja: {
    example: "過去30日以内に購入、注文4回以上",
    before: "最終購入が366日以上前、注文ちょうど1回",
    between: "最終購入が91～180日前、購入額$100～$199.99",
    below: "注文3回以下、購入額$20未満",
    both: "購入頻度と金額の合成スコア2～3、総合スコア4.10以上",
    either: "購入額$1,000以上または（過去90日以内に購入、注文2～4回）",
    prospects: "まだ注文がない",
  },
};

const RULES: Record<string, Rules> = {
  example: { recency: "5", frequency: ">=3" },
  before: { recency: 1, frequency: "1" },
  between: { recency: "3", monetary: "3" },
  below: { monetary: "1", frequency: "<=2" },
  both: { frequency_monetary: "2-3", score: ">=4.1" },
  either: { any: [{ monetary: 5 }, { recency: ">=4", frequency: "2-3" }] },
  prospects: { orders: "none" },
};

describe.each(ALL)("in %s", (language) => {
  beforeEach(() => speak([language]));

  test.each(Object.keys(RULES))("%s", (name) => {
    expect(words(RULES[name] ?? {})).toBe(SAID[language][name]);
  });
});

describe("what a sentence is made of", () => {
  beforeEach(() => speak(["en"]));

  test("scores that a list names are alternatives, told from what stands beside them", () => {
    expect(words({ recency: [1, 5] })).toBe("last bought 366 or more days ago or bought in the last 30 days");
    expect(words({ recency: [5, 1], frequency: 1 })).toBe(
      "(last bought 366 or more days ago or bought in the last 30 days), exactly 1 order",
    );
    expect(words({ monetary: [2, 3] })).toBe("spent between $20 and $199.99");
  });

  test("alternatives stand after what all have to hold", () => {
    const any = [{ monetary: 5 }, { frequency: 5 }, { recency: 5, monetary: ">=4" }];
    expect(words({ recency: ">=4", any })).toBe(
      "bought in the last 90 days, (spent at least $1,000, at least 8 orders, or " +
        "(bought in the last 30 days, spent at least $200))",
    );
    expect(words({ recency: ">=4", any: [{ frequency: 5 }] })).toBe(
      "bought in the last 90 days, at least 8 orders",
    );
  });

  test("what holds for everybody with an order is not said", () => {
    expect(words({ recency: "1-5", frequency: ">=4" })).toBe("at least 5 orders");
    expect(words({ recency: ">=1" })).toBe("has ordered at least once");
    expect(words({ frequency: 5, any: [{ recency: "1-5" }, { monetary: 5 }] })).toBe("at least 8 orders");
  });

  test("bands that leave a score empty or reach today only are said", () => {
    const bands = {
      recency_at_most_days: [0, 1, 1, 2],
      frequency_at_least_orders: [1, 2, 2, 3],
      monetary_at_least_minor: [0, 100, 100, 200],
    };
    const said = (rules: Rules) => words(rules, { ...SHOP, bands });
    expect(said({ recency: 5 })).toBe("bought today");
    expect(said({ recency: 4 })).toBe("last bought 1 day ago");
    expect(said({ recency: ">=4" })).toBe("bought in the last 1 day");
    expect(said({ recency: 3 })).toBe("recency score 3, which no customer can have");
    expect(said({ recency: "3-4" })).toBe("last bought 1 day ago");
    expect(said({ frequency: 1 })).toBe("frequency score 1, which no customer can have");
    expect(said({ frequency: 2 })).toBe("exactly 1 order");
    expect(said({ frequency: ">=2" })).toBe("at least 1 order");
    expect(said({ monetary: 3 })).toBe("monetary score 3, which no customer can have");
    const ties = { ...bands, recency_at_most_days: [-1, 5, 9, 12] };
    expect(words({ recency: 5 }, { ...SHOP, bands: ties })).toBe(
      "recency score 5, which no customer can have",
    );
    expect(words({ recency: "4-5" }, { ...SHOP, bands: ties })).toBe("bought in the last 5 days");
  });

  test("money is in the shop's currency, with its own digits", () => {
    const yen = { ...SHOP, currency: "JPY" };
    expect(words({ monetary: 2 }, yen)).toBe("spent between ¥2,000 and ¥9,999");
    expect(words({ monetary: 2 }, { ...SHOP, currency: "KWD" })).toBe("spent between KWD 2 and KWD 9.999");
  });

  test("a rule that is none is said to be none", () => {
    expect(words({})).toBe("no condition yet");
    expect(words({ recency: ">=9" })).toBe("a rule that cannot be read");
    expect(words({ any: [{ recency: 5 }, {}] })).toBe("bought in the last 30 days or no condition yet");
    expect(words({ any: [{ recency: 1 }, { recency: "x" }] })).toBe("a rule that cannot be read");
  });

  test("scores of one dimension, and a capital at the beginning", async () => {
    expect(asSentence(plain(scoresInWords("recency", 4, 5, SHOP)))).toBe("Bought in the last 90 days");
    await speak(["ja"]);
    expect(asSentence(plain(scoresInWords("frequency", 2, 2, SHOP)))).toBe("注文2～3回");
  });
});

describe("plurals", () => {
  const orders = (at: number) => {
    const bands = { ...SHOP.bands, frequency_at_least_orders: [2, 3, 4, at] };
    return words({ frequency: 5 }, { ...SHOP, bands });
  };

  test.each<[Language, Record<number, string>]>([
    ["en", { 1: "at least 1 order", 2: "at least 2 orders" }],
    ["de", { 1: "mindestens 1 Bestellung", 2: "mindestens 2 Bestellungen" }],
    [
      "es",
      {
        1: "hizo al menos 1 pedido",
        9: "hizo al menos 9 pedidos",
        1e6: "hizo al menos 1.000.000 de pedidos",
      },
    ],
    ["fr", { 1: "a passé au moins 1 commande", 2: "a passé au moins 2 commandes" }],
    ["pt", { 1: "fez pelo menos 1 pedido", 2: "fez pelo menos 2 pedidos" }],
    ["ja", { 1: "注文1回以上", 2: "注文2回以上" }],
    [
      "ar",
      {
        1: "طلب واحد على الأقل",
        2: "طلبان على الأقل",
        3: "3 طلبات على الأقل",
        11: "11 طلبًا على الأقل",
        100: "100 طلب على الأقل",
      },
    ],
  ])("in %s", async (language, said) => {
    await speak([language]);
    for (const [at, text] of Object.entries(said)) expect(orders(Number(at))).toBe(text);
  });
});
