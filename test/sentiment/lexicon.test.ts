import { describe, expect, it } from "vitest";
import { hasLexicon, lexiconMood, lexiconScore } from "../../src/sentiment/lexicon-score.js";

/** What a reader of each language says of a plain sentence. */
const SAID: readonly (readonly [language: string, mood: "positive" | "neutral" | "negative", text: string])[] = [
  ["en", "positive", "Thanks, the new export is great and saved us hours!"],
  ["en", "negative", "The sync failed again and I am really disappointed."],
  ["en", "neutral", "We moved the meeting to Tuesday."],
  ["da", "positive", "Tak, det virker fremragende, og supporten er meget hjælpsom."],
  ["da", "negative", "Programmet går ned hele tiden, det er frustrerende."],
  ["da", "neutral", "Mødet er flyttet til tirsdag."],
  ["es", "positive", "Muchas gracias, funciona de maravilla y es muy fácil."],
  ["es", "negative", "La aplicación falla todo el tiempo, estoy harta."],
  ["es", "neutral", "La reunión pasa al martes."],
  ["fr", "positive", "Merci, c’est un outil génial et très utile."],
  ["fr", "negative", "L’application plante sans arrêt, je suis déçu."],
  ["fr", "neutral", "La réunion est déplacée à mardi."],
  ["ru", "positive", "Спасибо, всё отлично работает, очень удобно!"],
  ["ru", "negative", "Приложение постоянно вылетает, ужасно раздражает."],
  ["ru", "neutral", "Встречу перенесли на вторник."],
  ["ja", "positive", "とても使いやすくて助かりました。ありがとうございます。"],
  ["ja", "negative", "同期に失敗して、保存した内容が消えました。最悪です。"],
  ["ja", "neutral", "会議は火曜日に変更になりました。"],
];

const balance = (text: string, language = "en"): number => lexiconScore(text, language)?.balance ?? NaN;

describe("word lists", () => {
  it.each(SAID)("%s, %s: %s", (language, mood, text) => {
    expect(lexiconMood(text, language)).toBe(mood);
  });

  it.each([
    ["en", "good", "not good"],
    ["en", "I like it.", "I don’t like it."],
    ["da", "Det er godt.", "Det er ikke godt."],
    ["es", "Es útil.", "No es útil."],
    ["fr", "C’est utile.", "Ce n’est pas utile."],
    ["ru", "Это удобно.", "Это не удобно."],
    ["ja", "便利です。", "便利ではない。"],
    ["ja", "良い製品です。", "良くない製品です。"],
  ])("%s: a negator turns what it stands by, and by less than it weighed: %s / %s", (language, plain, negated) => {
    const [before, after] = [balance(plain, language), balance(negated, language)];
    expect(before).toBeGreaterThan(0);
    expect(after).toBeLessThan(0);
    expect(Math.abs(after)).toBeLessThan(before);
  });

  it("a negator reaches no further than its clause, or three words", () => {
    expect(lexiconMood("No, it is good.", "en")).toBe("positive");
    expect(balance("Not today or tomorrow in that case good")).toBe(balance("good"));
  });

  it("makes more of what is stressed, less of what is weakened", () => {
    expect(balance("very good")).toBeGreaterThan(balance("good"));
    expect(balance("slightly annoying")).toBeGreaterThan(balance("annoying"));
    expect(balance("とても便利", "ja")).toBeGreaterThan(balance("便利", "ja"));
  });

  it("hears the clause after a “but” more than the one before it", () => {
    expect(balance("It is good but slow")).toBeLessThan(balance("It is slow but good"));
  });

  it("reads emoji and emoticons in every language, once each, and drawn-out words", () => {
    for (const language of ["en", "ja", "da", "es", "fr", "ru"]) {
      expect(lexiconMood("12:30 😍", language)).toBe("positive");
      expect(lexiconMood("12:30 😡", language)).toBe("negative");
    }
    expect(balance("😍😍😍")).toBe(balance("😍"));
    expect(balance(":-(")).toBeLessThan(0);
    expect(balance("I looooove it")).toBe(balance("I love it"));
  });

  it("takes nothing from names, addresses and numbers", () => {
    expect(lexiconScore("@good https://great.example/love 2026", "en")).toEqual({ positive: 0, negative: 0, balance: 0 });
  });

  it("has lists of six languages, whatever their region, and of no other", () => {
    expect(["en-GB", "JA", "pt", "", "constructor"].map(hasLexicon)).toEqual([true, true, false, false, false]);
    expect(lexiconMood("Das ist gut.", "de")).toBeNull();
  });
});
