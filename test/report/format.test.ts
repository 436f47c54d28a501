import { describe, expect, it } from "vitest";
import { stepLabels } from "../../src/report/chart/axis.js";
import { format } from "../../src/report/format.js";
import { LANGUAGES, type Language } from "../../src/report/language.js";

const percent = { unit: "1", shownIn: "percent" };
const euro = { unit: "EUR", shownIn: "kEUR" };
const hours = { unit: "s", shownIn: "hour" };
const seconds = { unit: "s", shownIn: "s" };
const points = { unit: "point", shownIn: "point" };

const pace = { unit: "page/s", shownIn: "page/minute" };
const labour = { unit: "EUR/s", shownIn: "kEUR/hour" };
const effort = { unit: "s/ticket", shownIn: "hour/ticket" };
const capacity = { unit: "person*s", shownIn: "person*hour" };

/** Printed with "·" for the no-break space, so that the eye sees it. */
const seen = (text: string): string => text.replace(/\u00a0/g, "·");

const TABLE: { readonly [L in Language]: readonly string[] } = {
  en: [
    "73.7%",
    "€112,500",
    "−€112,511",
    "8.2·hours",
    "9·days",
    "+34",
    "€14.50·/·ticket",
    "1,234,567",
    "5·November 2026",
    "September 2026",
    "in September 2026",
    "in Q3·2026",
    "Q1·2026",
  ],
  ja: [
    "73.7%",
    "112,500ユーロ",
    "−112,511ユーロ",
    "8.2時間",
    "9日",
    "+34",
    "14.50ユーロ·/·ticket",
    "1,234,567",
    "2026年11月5日",
    "2026年9月",
    "2026年9月",
    "2026年第3四半期",
    "2026年第1四半期",
  ],
  da: [
    "73,7·%",
    "112.500·euro",
    "−112.511·euro",
    "8,2·timer",
    "9·dage",
    "+34",
    "14,50·euro·/·ticket",
    "1.234.567",
    "5.·november 2026",
    "september 2026",
    "i september 2026",
    "i 3.·kvartal 2026",
    "1.·kvartal 2026",
  ],
  es: [
    "73,7·%",
    "112.500·euros",
    "−112.511·euros",
    "8,2·horas",
    "9·días",
    "+34",
    "14,50·euros·/·ticket",
    "1.234.567",
    "5·de·noviembre·de 2026",
    "septiembre de 2026",
    "en septiembre de 2026",
    "en el tercer trimestre de 2026",
    "primer trimestre de 2026",
  ],
  fr: [
    "73,7·%",
    "112·500·euros",
    "−112·511·euros",
    "8,2·heures",
    "9·jours",
    "+34",
    "14,50·euros·/·ticket",
    "1·234·567",
    "5·novembre 2026",
    "septembre 2026",
    "en septembre 2026",
    "au 3e trimestre 2026",
    "1er trimestre 2026",
  ],
  ru: [
    "73,7·%",
    "112·500·евро",
    "−112·511·евро",
    "8,2·часа",
    "9·дней",
    "+34",
    "14,50·евро·/·ticket",
    "1·234·567",
    "5·ноября 2026·г.",
    "сентябрь 2026·г.",
    "в сентябре 2026·г.",
    "в III·квартале 2026·г.",
    "I·квартал 2026·г.",
  ],
};

describe("numbers, dates and periods by locale", () => {
  it.each(LANGUAGES)("%s", (language) => {
    const f = format(language);
    const printed = [
      f.value(0.737, percent, { low: 0.706, high: 0.766 }),
      f.value(112_511.3, euro, { low: 71_712, high: 156_431 }),
      f.value(-112_511.3, euro),
      f.value(8.2 * 3600, hours),
      f.value(9 * 86_400, seconds, { low: 6 * 86_400, high: 15 * 86_400 }),
      f.value(34.2, points),
      f.value(14.5, { unit: "EUR/ticket", shownIn: "EUR/ticket" }),
      f.count(1_234_567),
      f.date("2026-11-05"),
      f.period("2026-09-01", "month"),
      f.within("2026-09-01", "month"),
      f.within("2026-07-01", "quarter"),
      f.written("2026-Q1"),
    ];
    expect(printed.map(seen)).toEqual(TABLE[language]);
  });

  it("never prints what the fonts lack, nor a hyphen for a minus", () => {
    for (const language of LANGUAGES) {
      const f = format(language);
      for (const x of [-1234.5, -0.5, 0, 0.0004, 98_765_432.1]) {
        for (const as of [percent, euro, hours, seconds, points, { unit: "topic", shownIn: "topic" }]) {
          expect(f.value(x, as)).not.toMatch(/\u202f|-|\u2007/);
        }
      }
    }
  });
});

describe("rounding", () => {
  const f = format("en");
  it("keeps what the range carries", () => {
    expect(f.ends({ low: 71_712, high: 156_431 }, euro)).toEqual(["€71,700", "€156,400"]);
    expect(f.value(0.5, percent, { low: 0.4998, high: 0.5002 })).toBe("50.000%");
    expect(f.value(1234.567, { unit: "view", shownIn: "view" }, { low: 1000, high: 1500 })).toBe("1,235");
  });

  it("shows what is tiny instead of zero, and no signed zero", () => {
    expect(f.value(0.0004, percent)).toBe("0.040%");
    expect(f.value(-0.001, euro, { low: -100, high: 100 })).toBe("€0");
  });

  it("reads a duration without a chosen unit by its size", () => {
    expect([40, 600, 7200, 259_200].map((x) => seen(f.value(x, seconds)))).toEqual([
      "40·seconds",
      "10·minutes",
      "2·hours",
      "3·days",
    ]);
  });

  it("shows rates and products in the units they are written in", () => {
    const en = format("en");
    expect(seen(en.value(1.6 / 60, pace))).toBe("1.6·/·minute");
    expect(seen(en.value(45 / 3600, labour))).toBe("€45·/·hour");
    expect(seen(en.value(5400, effort))).toBe("1.5·hours·/·ticket");
    expect(seen(en.value(7200, capacity))).toBe("2");
    expect(seen(en.value(1.6 / 60, pace, { low: 1.5 / 60, high: 1.7 / 60 }))).toBe("1.60·/·minute");
    expect(stepLabels([0, 1 / 60, 2 / 60], pace, 2 / 60, en)).toEqual(["0", "1", "2"]);
  });

  it("prints a period it cannot read as it was written", () => {
    expect(f.written("before the launch")).toBe("before the launch");
    expect(seen(f.written("2026-03-31"))).toBe("31·March 2026");
  });
});
