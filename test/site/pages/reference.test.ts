import { describe, expect, it } from "vitest";
import { ELEMENTS } from "../../../src/formula/elements.js";
import { MODELS } from "../../../src/formula/event-functions.js";
import { FUNCTIONS } from "../../../src/formula/functions.js";
import { SAMPLE } from "../../../src/formula/sample.js";
import { RECIPES } from "../../../src/report/guide.js";
import { LANGUAGES, type Language } from "../../../src/report/language.js";
import { elementMeaning, functionMeaning, modelMeaning, partMeaning } from "../../../src/report/sentence/meanings.js";
import { guideWords } from "../../../src/report/sentence/guide.js";
import { FAMILIES, referenceWords } from "../../../src/report/sentence/reference.js";
import { pages } from "../../../src/site/pages/pages.js";
import { drawings } from "../../../src/site/svg.js";
import { report } from "../fixture/report.js";

const all = pages(report({ languages: [...LANGUAGES] }), drawings());
const bodyOf = (language: Language, page: string): string =>
  all.find(({ path }) => path === `${language === "en" ? "" : `${language}/`}${page}`)?.body ?? "";
/** What a reader sees of an entry, without its marks. */
const entry = (language: Language, id: string): string => {
  const [, text = ""] =
    new RegExp(`<article[^>]* aria-labelledby="${id}">([^]*?)</article>`).exec(bodyOf(language, "formula.html")) ?? [];
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|amp|quot);/g,
      (_, name: "lt" | "gt" | "amp" | "quot") => ({ lt: "<", gt: ">", amp: "&", quot: '"' })[name],
    )
    .replace(/\s+/g, " ");
};

/** All that is explained: its id, its meaning, and the entry it stands in. */
const meanings = (language: Language): readonly (readonly [id: string, meaning: string, at: string])[] => [
  ...ELEMENTS.map((element) => [element.id, elementMeaning(element, language), element.id] as const),
  ...[...FUNCTIONS.values()].flatMap((one) => [
    [one.name, functionMeaning(one, language), one.name] as const,
    ...(one.parts ?? []).map(
      (part) => [`${one.name}: ${part.written}`, partMeaning(one.name, part, language), one.name] as const,
    ),
  ]),
  ...MODELS.map((model) => [`model ${model.name}`, modelMeaning(model, language), "attributed"] as const),
];
const plain = (meaning: string): string =>
  meaning
    .replaceAll("`", "")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "’")
    .replace(/\s+/g, " ");

describe.each(LANGUAGES)("the reference in %s", (language) => {
  const body = bodyOf(language, "formula.html");

  it("has a place for every function, element, family and table, and its contents lead to each", () => {
    const ids = [
      ...FUNCTIONS.keys(),
      ...ELEMENTS.map(({ id }) => id),
      ...FAMILIES.map((family) => `family-${family}`),
      ...SAMPLE.map(({ name }) => `table-${name}`),
    ];
    for (const id of ids) {
      expect(body).toContain(`id="${id}"`);
      expect(body, id).toContain(`href="#${id}"`);
    }
  });

  it("shows every example with a result", () => {
    for (const { name, example } of FUNCTIONS.values()) expect(entry(language, name), name).toContain(example);
    for (const { id, example } of ELEMENTS) expect(entry(language, id), id).toContain(example);
    expect(body.match(/class="eg-gives"/g)).toHaveLength(FUNCTIONS.size + ELEMENTS.length);
  });

  it("tells what everything means in its own language", () => {
    const english = new Set(meanings("en").map(([, meaning]) => meaning));
    for (const [id, meaning, at] of meanings(language)) {
      expect(meaning.trim(), id).toMatch(/\p{L}.*[.。]$/u);
      expect(meaning.split("`").length % 2, id).toBe(1);
      expect(entry(language, at), id).toContain(plain(meaning));
      if (language !== "en") expect(english, id).not.toContain(meaning);
    }
  });

  it("has a guide whose every question comes with its formula, why, trap, an example with a value and what to paste", () => {
    const guide = bodyOf(language, "guide.html");
    for (const { id, kpi } of RECIPES) {
      const [, section = ""] = new RegExp(`<section[^>]* aria-labelledby="${id}">([^]*?)</section>`).exec(guide) ?? [];
      expect(section.match(/<h3>/g), id).toHaveLength(4);
      expect(section.match(/class="eg-gives"/g), id).toHaveLength(1);
      expect(section).toContain(`<span class="key">${kpi}</span>`);
    }
    expect(guideWords(language).title).not.toBe(language === "en" ? "" : guideWords("en").title);
  });
});

describe("the guide", () => {
  it.each(LANGUAGES)("says the value of the report's own KPI after its name, once, in %s", (language) => {
    const [, said = ""] = /<p class="in-report">([^]*?)<\/p>/.exec(bodyOf(language, "guide.html")) ?? [];
    const name = report().kpis.find(({ id }) => id === "resolution_rate")?.label[language] ?? "Resolution rate";
    expect(said.split(name)).toHaveLength(2);
  });
});

describe("the reference", () => {
  it("writes results as the language does, with every digit that is counted", () => {
    expect(entry("en", "sum")).toContain("222.5 EUR");
    expect(entry("fr", "sum")).toContain("222,5 EUR");
    expect(entry("en", "retained")).toContain("66.7%");
    expect(entry("da", "median")).toMatch(/3\sdage/);
    expect(entry("en", "attributed")).toContain("101.25 EUR");
  });

  it.each(LANGUAGES)("writes what a row is called as a name of the formula, not as a word of %s", (language) => {
    const body = bodyOf(language, "formula.html");
    const [, count = ""] = /<article[^>]* aria-labelledby="count">([^]*?)<\/article>/.exec(body) ?? [];
    expect(count).toMatch(/<code class="noun">[a-z_]+<\/code>/);
    const [, sum = ""] = /<article[^>]* aria-labelledby="sum">([^]*?)<\/article>/.exec(body) ?? [];
    expect(sum).toContain('<span class="noun">EUR</span>');
    expect(body).not.toMatch(/class="noun" lang="en"/);
  });

  it("says once what is so of a whole family", () => {
    const said = referenceWords("en").nulls.no_answer;
    expect(bodyOf("en", "formula.html").split(said)).toHaveLength(2);
  });

  it("is led to from the functions of a KPI's formula", () => {
    expect(bodyOf("da", "kpi/resolution_rate/index.html")).toContain('href="../../formula.html#count"');
  });
});
