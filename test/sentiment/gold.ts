import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MOODS, type Mood } from "../../src/compile/definitions.js";
import type { Labelled } from "../../src/sentiment/learnt.js";

const NAMES = { en: "english", es: "spanish", fr: "french" } as const;

/**
 * Tweets in English, Spanish and French with as many of each mood: XLM-T (F. Barbieri, L. Espinosa Anke and J.
 * Camacho-Collados, 2022, LREC 13), `xlm-t/<language>/<part>_text.txt` beside `_labels.txt`: 0 negative, 1 neutral, 2 positive.
 */
export function tweets(folder: string, language: keyof typeof NAMES, part: "train" | "test"): readonly Labelled[] {
  const lines = (kind: string): readonly string[] =>
    readFileSync(join(folder, "xlm-t", NAMES[language], `${part}_${kind}.txt`), "utf8")
      .replace(/\n$/, "")
      .split("\n");
  const texts = lines("text");
  return lines("labels").map((label, i) => ({
    text: texts[i] ?? "",
    mood: (["negative", "neutral", "positive"] as const)[Number(label)] ?? "neutral",
  }));
}

/** Danish sentences of the Leipzig corpora with valences from −5 to 5 by F. Å. Nielsen (lcc-sentiment). */
export function sentences(folder: string): readonly Labelled[] {
  return ["dan_mixed_2014_10K-sentences.csv", "dan_newscrawl_2011_10K-sentences.csv"].flatMap((file) =>
    rowsOf(join(folder, "danish-lcc", file)).flatMap(([, valence = "", text = ""]) =>
      /^-?\d+$/.test(valence) ? [{ text, mood: ofNumber(Number(valence)) }] : [],
    ),
  );
}

/**
 * Russian tweets about banks and telephone companies, a label a brand (SentiRuEval-2016; N. Loukachevitch and Y. Rubtsova,
 * 2016, Dialogue); only those with one label for all brands they name.
 */
export function mentions(folder: string): readonly Labelled[] {
  return ["banks_test_etalon.csv", "telecom_test_etalon.csv"].flatMap((file) =>
    rowsOf(join(folder, file)).flatMap(([, , , text = "", ...brands]) => {
      const said = [...new Set(brands.filter((label) => /^-?[01]$/.test(label)))];
      return said.length === 1 ? [{ text, mood: ofNumber(Number(said[0])) }] : [];
    }),
  );
}

const ofNumber = (value: number): Mood => (value > 0 ? "positive" : value < 0 ? "negative" : "neutral");

/** Of each `every`-th text. */
export const some = (texts: readonly Labelled[], every: number): readonly Labelled[] => texts.filter((_, i) => i % every === 0);

/** The mood that most texts have. */
export const commonest = (texts: readonly Labelled[]): Mood =>
  MOODS.reduce((most, mood) => (countOf(texts, mood) > countOf(texts, most) ? mood : most));
const countOf = (texts: readonly Labelled[], mood: Mood): number => texts.filter((each) => each.mood === mood).length;

/** The cells of a CSV's rows after the first, quoted ones too; no cell goes over a line. */
const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(file, "utf8")
    .split(/\r?\n/)
    .slice(1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) =>
        (cell[1] ?? cell[2] ?? "").replaceAll('""', '"'),
      ),
    );
