import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { learn, type Labelled } from "../../src/sentiment/learnt.js";
import { lexiconMood } from "../../src/sentiment/lexicon-score.js";
import { classification } from "../../src/stats/classification.js";
import { commonest, mentions, sentences, some, tweets } from "../sentiment/gold.js";
import { packOf } from "./which.js";

/*
 * How well the word lists and the model meet people who read the language, on texts neither was made from: the lists know
 * none of them, and the model is measured on texts it has not seen. `npm run conformance -- sentiment` prints the numbers.
 * Each is asserted above a floor some points under what was measured, and above always saying the commonest mood.
 */
const which = packOf("sentiment");
const without = "without" in which ? which.without : "";
const folder = "folder" in which ? which.folder : "";
const russian = join(folder, "..", "mentions-sentirueval-ru");

function macroF1(texts: readonly Labelled[], guessed: readonly string[]): number {
  const found = classification(
    texts.map(({ mood }) => mood),
    guessed,
  );
  if (!found.ok) throw new Error(found.why);
  return found.macroF1;
}

interface Floors {
  readonly lexicon: number;
  readonly ngrams: number;
}

function held(language: string, asked: readonly Labelled[], guessed: readonly string[], floors: Floors): void {
  const listed = macroF1(
    asked,
    asked.map(({ text }) => lexiconMood(text, language) ?? ""),
  );
  const most = commonest(asked);
  const plain = macroF1(
    asked,
    asked.map(() => most),
  );
  const taught = macroF1(asked, guessed);
  if (process.env["WORTHWHILE_PRINT"] !== undefined)
    process.stdout.write(
      `${language}  macro-F1: always ${most} ${plain.toFixed(3)}, word list ${listed.toFixed(3)}, n-gram model ${taught.toFixed(3)}  (n = ${asked.length})\n`,
    );
  expect(listed).toBeGreaterThan(floors.lexicon);
  expect(taught).toBeGreaterThan(floors.ngrams);
  expect(Math.min(listed, taught)).toBeGreaterThan(plain + 0.15);
}

it.skipIf(without !== "")(`English tweets${without}`, () => {
  const asked = tweets(folder, "en", "test");
  const model = learn(some(tweets(folder, "en", "train"), 2), "en");
  held(
    "en",
    asked,
    asked.map(({ text }) => model?.of(text) ?? ""),
    { lexicon: 0.53, ngrams: 0.53 },
  );
});

it.skipIf(without !== "")(`Spanish tweets${without}`, () => {
  const asked = tweets(folder, "es", "test");
  const model = learn(some(tweets(folder, "es", "train"), 2), "es");
  held(
    "es",
    asked,
    asked.map(({ text }) => model?.of(text) ?? ""),
    { lexicon: 0.5, ngrams: 0.53 },
  );
});

it.skipIf(without !== "")(`French tweets${without}`, () => {
  const asked = tweets(folder, "fr", "test");
  const model = learn(some(tweets(folder, "fr", "train"), 2), "fr");
  held(
    "fr",
    asked,
    asked.map(({ text }) => model?.of(text) ?? ""),
    { lexicon: 0.48, ngrams: 0.55 },
  );
});

it.skipIf(without !== "")(`Danish sentences${without}`, () => {
  const asked = sentences(folder);
  expect(asked).toHaveLength(499);
  held("da", asked, learn(asked, "da")?.held() ?? [], { lexicon: 0.53, ngrams: 0.53 });
});

const noRussian = without !== "" ? without : existsSync(russian) ? "" : ` (skipped: There is no folder ${russian}.)`;
it.skipIf(noRussian !== "")(`Russian tweets about brands${noRussian}`, () => {
  const asked = some(mentions(russian), 6);
  held("ru", asked, learn(asked, "ru")?.held() ?? [], { lexicon: 0.43, ngrams: 0.62 });
});
