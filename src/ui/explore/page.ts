import type { Texts } from "../../compile/definitions.js";
import { chartWords, type ChartWords } from "../../report/chart/words.js";
import { format, type Format } from "../../report/format.js";
import { isLanguage, pick, spelled, type Language } from "../../report/language.js";
import { exploreWords, type ExploreWords } from "../../report/sentence/explore.js";
import type { PublishedKpi, Results } from "./published.js";
import type { Strand } from "./answer.js";

/** What every part of the explorer knows: the results, the reader's language, and where things are. */
export interface Page {
  readonly results: Results;
  readonly language: Language;
  readonly format: Format;
  readonly say: ExploreWords;
  readonly chart: ChartWords;
  /** The site's root, the coverage page and the KPIs' folder, as this page sees them. */
  readonly root: string;
  readonly coverage: string;
  readonly engineSize: string;
  kpiPage(kpi: PublishedKpi): string;
  kpi(kpi: PublishedKpi): string;
  dimension(name: string): string;
  table(name: string): string;
  family(name: string): string;
  group(name: string | null): string;
  /** What a line of the view is called where the heading names the rest. */
  strand(strand: Strand, several: boolean): string;
}

/** The language a page is written in. */
export function languageOf({ documentElement }: Document): Language {
  const code = documentElement.lang;
  return isLanguage(code) ? code : "en";
}

export function pageOf(root: HTMLElement, results: Results): Page {
  const language = languageOf(document);
  const { root: base = "./", first = "en", coverage = "", kpis = "", engineBytes = "0" } = root.dataset;
  const name = (texts: Texts | undefined, id: string): string => pick(texts ?? {}, language, first)?.text ?? spelled(id);
  const chart = chartWords(language);
  const kpi = ({ label, id }: PublishedKpi): string => name(label, id);
  const group = (value: string | null): string => value ?? chart.notGiven;
  const printed = format(language);
  return {
    results,
    language,
    format: printed,
    say: exploreWords(language),
    chart,
    root: base,
    coverage,
    engineSize: `${printed.count(Math.round(Number(engineBytes) / 1e6))}\u00a0MB`,
    kpiPage: ({ page }) => kpis.replace(/index\.html$/, `${page}/index.html`),
    kpi,
    dimension: (id) => name(results.dimensions[id]?.label, id),
    table: (id) => name(results.tables[id], id),
    family: (id) => name(results.families[id], id),
    group,
    strand: (strand, several) => {
      if (strand.group === undefined) return kpi(strand.kpi);
      return several ? `${kpi(strand.kpi)}, ${group(strand.group)}` : group(strand.group);
    },
  };
}

/** A word inside a heading: "by language", but "by NPS group". */
export const inside = (text: string, { language }: Page): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase(language) + text.slice(1) : text;
