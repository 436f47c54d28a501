import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/report/language.js";
import type { EvidenceLevel } from "../../src/report/model.js";
import { claims, overclaims, plain, words, type NameSlot, type NumberSlot, type TimeSlot } from "../../src/report/sentence.js";

const LEVELS: readonly EvidenceLevel[] = [0, 1, 2, 3, 4];
const number = (text: string): NumberSlot => ({ slot: "number", text, form: "other" });
const name = (text: string): NameSlot => ({ slot: "name", text, lang: null, fallen: false });
const time = (text: string): TimeSlot => ({ slot: "time", text });

describe("claims", () => {
  it("of a level are those it bears and no stronger", () => {
    const offered = LEVELS.map((level) => Object.keys(claims("en", level)).sort());
    expect(offered).toEqual([
      [],
      ["associated", "credited"],
      ["associated", "changedAfter", "credited"],
      ["associated", "changedAfter", "credited", "estimated"],
      ["associated", "caused", "changedAfter", "credited", "estimated"],
    ]);
  });

  it("cannot be called above their level, in the type either", () => {
    // @ts-expect-error an observed value may not be said to have changed after something
    expect(claims("en", 0).changedAfter).toBeUndefined();
    // @ts-expect-error an estimated effect is not a cause
    expect(claims("en", 3).caused).toBeUndefined();
  });

  it.each(LANGUAGES)("in %s use their level's words and none above", (language) => {
    const all = claims(language, 4);
    const x = { effect: number("3"), low: number("1"), high: number("5") };
    const said: readonly (readonly [EvidenceLevel, string])[] = [
      [1, plain(all.credited({ value: number("5"), to: name("X") }))],
      [1, plain(all.associated({ one: name("X"), other: name("Y") }))],
      [
        2,
        plain(all.changedAfter({ label: name("X"), before: number("1"), then: time("A"), after: number("2"), now: time("B") })),
      ],
      [3, plain(all.estimated({ ...x, assuming: name("X") }))],
      [4, plain(all.caused({ ...x, what: name("X") }))],
    ];
    for (const [level, sentence] of said) {
      expect(overclaims(sentence, language, level)).toEqual([]);
      expect(overclaims(sentence, language, (level - 1) as EvidenceLevel)).not.toEqual([]);
    }
  });

  it.each(LANGUAGES)("are the only place in %s that claims: an observed value's sentence holds no such word", (language) => {
    const w = words(language).value;
    const sentence = w.was({
      label: name("X"),
      value: number("1"),
      when: time("A"),
      aside: w.brackets(w.interval(number("0"), number("2"))),
    });
    expect(overclaims(plain(sentence), language, 0)).toEqual([]);
  });
});

describe("words above the level in a text a person wrote", () => {
  it("are found, whole and in any case", () => {
    expect(overclaims("The rota LED TO faster answers, thanks to experts.", "en", 2)).toEqual(["led to", "thanks to"]);
    expect(overclaims("Pulled toward; a failed tour", "en", 0)).toEqual([]);
    expect(overclaims("Vagten medførte hurtigere svar", "da", 3)).toEqual(["medførte"]);
    expect(overclaims("当番制のおかげで速くなりました", "ja", 2)).toEqual(["のおかげで"]);
    expect(overclaims("Благодаря дежурству стало быстрее", "ru", 2)).toEqual(["благодаря"]);
    expect(overclaims("Caused by chance", "en", 4)).toEqual([]);
  });
});
