import { describe, expect, it } from "vitest";
import { ELEMENTS } from "../../../src/formula/elements.js";
import { FUNCTIONS } from "../../../src/formula/functions.js";
import { SAMPLE } from "../../../src/formula/sample.js";
import { RECIPES } from "../../../src/report/guide.js";
import { LANGUAGES, type Language } from "../../../src/report/language.js";
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
    .replace(/\s+/g, " ");
};

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

  it("says of what it tells in English that it is English", () => {
    const marked = body.includes('<span lang="en">The arithmetic mean of the values.</span>');
    expect(marked).toBe(language !== "en");
    expect(referenceWords(language).inEnglish === null).toBe(language === "en");
  });

  it("has a guide whose every question comes with its formula, why, trap and what to paste", () => {
    const guide = bodyOf(language, "guide.html");
    for (const { id, kpi } of RECIPES) {
      const [, section = ""] = new RegExp(`<section[^>]* aria-labelledby="${id}">([^]*?)</section>`).exec(guide) ?? [];
      expect(section.match(/<h3>/g), id).toHaveLength(3);
      expect(section).toContain(`<span class="key">${kpi}</span>`);
    }
    expect(guideWords(language).title).not.toBe(language === "en" ? "" : guideWords("en").title);
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

  it("says once what is so of a whole family", () => {
    const said = referenceWords("en").nulls.no_answer;
    expect(bodyOf("en", "formula.html").split(said)).toHaveLength(2);
  });

  it("is led to from the functions of a KPI's formula", () => {
    expect(bodyOf("da", "kpi/resolution_rate/index.html")).toContain('href="../../formula.html#count"');
  });
});
