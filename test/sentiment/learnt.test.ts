import { describe, expect, it } from "vitest";
import { MOODS, type Mood } from "../../src/compile/definitions.js";
import { learn, type Labelled } from "../../src/sentiment/learnt.js";
import { scoreTexts } from "../../src/sentiment/score.js";
import { uniform } from "../../src/stats/monte-carlo.js";

const WORDS = { positive: ["zelp", "orrin"], neutral: ["takk", "moob"], negative: ["grud", "vesh"] } as const;

/** Texts in a made language, whose mood one of two words tells among others that tell nothing. */
function told(perMood: number, seed: number, shuffled = false): readonly Labelled[] {
  const u = uniform(seed);
  const noise = (): string => `w${Math.floor(u() * 400)}`;
  const texts = MOODS.flatMap((mood) =>
    Array.from({ length: perMood }, (): Labelled => {
      const word = WORDS[mood][Math.floor(u() * 2)] ?? "";
      return { text: `${noise()} ${noise()} ${word} ${noise()}`, mood };
    }),
  );
  const labels = texts.map(({ mood }) => mood);
  return shuffled ? texts.map(({ text }) => ({ text, mood: labels[Math.floor(u() * labels.length)] ?? "neutral" })) : texts;
}

const shareMet = (texts: readonly Labelled[], guessed: readonly (Mood | null)[]): number =>
  texts.filter(({ mood }, i) => guessed[i] === mood).length / texts.length;

describe("a model learnt from checked texts", () => {
  const texts = told(40, 7);
  const model = learn(texts, "xx");

  it("tells moods by words that it was taught, in texts it has not seen", () => {
    expect(shareMet(texts, model?.held() ?? [])).toBeGreaterThan(0.9);
    const others = told(40, 8);
    expect(
      shareMet(
        others,
        others.map(({ text }) => model?.of(text) ?? null),
      ),
    ).toBeGreaterThan(0.9);
  });

  // Labels by lot are met once in three: four times 135 texts, three standard errors and what one fold lends another.
  const BY_LOT = 1 / 3 + 0.08;
  const SEEDS = [1, 2, 3, 4];
  const meanOf = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0) / values.length;

  it("knows labels drawn by lot by heart, and is not measured by that", () => {
    const drawn = told(40, 11, true);
    const learnt = learn(drawn, "xx");
    const known = drawn.map(({ text }) => learnt?.of(text) ?? null);
    expect(shareMet(drawn, known)).toBeGreaterThan(0.6);
    const met = SEEDS.map((seed) => {
      const others = told(45, 20 + seed, true);
      return shareMet(others, learn(others, "xx")?.held() ?? []);
    });
    expect(meanOf(met)).toBeLessThan(BY_LOT);
  });

  it("never has one text on both sides: one said many times is as unknown as one said once", () => {
    const met = SEEDS.map((seed) => {
      const drawn = told(45, 40 + seed, true);
      const repeated = [...drawn, ...drawn];
      return shareMet(repeated, learn(repeated, "xx")?.held() ?? []);
    });
    expect(meanOf(met)).toBeLessThan(BY_LOT);
  });

  it("is the same whatever the order of the texts", () => {
    const back = learn([...texts].reverse(), "xx");
    expect([...(back?.held() ?? [])].reverse()).toEqual(model?.held());
    expect(back?.of("w1 zelp w2")).toBe(model?.of("w1 zelp w2"));
  });

  it("learns nothing where a mood has fewer than thirty texts", () => {
    expect(learn(told(29, 1), "xx")).toBeNull();
    expect(learn(told(30, 1), "xx")).not.toBeNull();
    expect(
      learn(
        told(60, 1).filter(({ mood }) => mood !== "neutral"),
        "xx",
      ),
    ).toBeNull();
  });
});

describe("the texts of a table", () => {
  const labelled = told(40, 3).map(({ text, mood }) => ({ text, language: "xx", checked: mood }));
  const texts = [
    ...labelled,
    { text: "w1 grud w2", language: "xx", checked: null },
    { text: "det er godt", language: "da", checked: null },
    { text: "det er dårligt", language: "da", checked: "negative" as const },
    { text: "w1 grud w2", language: "yy", checked: null },
  ];

  it("are scored by what was learnt where there is enough, else by the word list, else not", () => {
    const { moods, languages } = scoreTexts(texts, "ngrams", null);
    expect(languages).toEqual([
      { language: "da", by: "lexicon" },
      { language: "xx", by: "ngrams" },
      { language: "yy", by: "nothing" },
    ]);
    expect(moods.slice(labelled.length)).toEqual(["negative", "positive", "negative", null]);
  });

  it("are scored by word lists alone where that is asked", () => {
    const { moods, languages } = scoreTexts(texts, "lexicon", null);
    expect(languages.map(({ by }) => by)).toEqual(["lexicon", "nothing", "nothing"]);
    expect(moods.filter((mood) => mood !== null)).toEqual(["positive", "negative"]);
  });

  it("that do not say their language are of the community's", () => {
    const silent = [{ text: "det er godt", language: null, checked: null }];
    expect(scoreTexts(silent, "lexicon", "da").moods).toEqual(["positive"]);
    expect(scoreTexts(silent, "lexicon", null)).toEqual({ moods: [null], languages: [{ language: null, by: "nothing" }] });
  });
});
