import { binder, type Binder } from "../../report/bind.js";
import { format, type Format } from "../../report/format.js";
import type { Language } from "../../report/language.js";
import type { AssumptionReport, GoalReport, KpiReport, Report, StakeholderReport } from "../../report/model.js";
import { words, type Catalogue } from "../../report/sentence.js";
import { story, type Story } from "../../report/story.js";
import type { FigureContext } from "../figure.js";
import { linkFrom } from "../page.js";
import type { SiteNotebook } from "../notebooks.js";
import type { Draw } from "../svg.js";
import type { SiteArchive } from "./archive.js";
import { places, type FrozenPlaces, type Places } from "./place.js";

/** What every page of one language needs: the Report, its words, and where things are. */
export interface PageContext {
  readonly report: Report;
  readonly language: Language;
  /** The community's first language: where a missing text is looked for next. */
  readonly first: Language;
  readonly languages: readonly Language[];
  readonly words: Catalogue;
  readonly format: Format;
  readonly bind: Binder;
  readonly story: Story;
  readonly places: Places;
  /** The releases beside this report; null where there are none, and on the pages of a release. */
  readonly archive: SiteArchive | null;
  /** Notebooks with cells pinned to a stakeholder's page. */
  readonly notebooks: readonly SiteNotebook[];
  /** True on the pages of a release, which a strip above them names. */
  readonly earlier: boolean;
  /** Place of the workbench; null where the site has none, and on the pages of a release. */
  readonly workbench: string | null;
  /** Place of the page being written. */
  readonly path: string;
  /** The address of another place of the site from here. */
  href(to: string): string;
  /** A stakeholder's page in a language of the report. */
  stakeholderPlace(id: string, language: Language): string;
  kpi(id: string): KpiReport | null;
  goal(id: string): GoalReport | null;
  stakeholder(id: string): StakeholderReport | null;
  assumption(id: string): AssumptionReport | null;
  goalsOf(kpi: string): readonly GoalReport[];
  /** The context of this page's next figure. */
  figure(): FigureContext;
}

/** What else a page may know. */
export interface Beside {
  readonly draw?: Draw;
  readonly archive?: SiteArchive | null;
  readonly workbench?: string | null;
  readonly notebooks?: readonly SiteNotebook[];
  /** Of a release: where its pages stand, by language. */
  readonly frozen?: (language: Language) => FrozenPlaces;
}

export function pageContext(
  report: Report,
  language: Language,
  languages: readonly Language[],
  path: string,
  { draw, archive = null, notebooks = [], workbench = null, frozen }: Beside = {},
): PageContext {
  const first = languages[0] ?? "en";
  const bind = binder(format(language), first);
  const kpis = new Map(report.kpis.map((kpi) => [kpi.id, kpi]));
  const goals = new Map(report.goals.map((goal) => [goal.id, goal]));
  const stakeholders = new Map(report.stakeholders.map((who) => [who.id, who]));
  const assumptions = new Map(report.assumptions.map((a) => [a.id, a]));
  let figures = 0;
  return {
    report,
    language,
    first,
    languages,
    words: words(language),
    format: format(language),
    bind,
    story: story(bind),
    places: places(language, first, frozen?.(language)),
    archive,
    workbench,
    notebooks,
    earlier: frozen !== undefined,
    path,
    href: (to) => linkFrom(path, to),
    stakeholderPlace: (id, other) => places(other, first, frozen?.(other)).stakeholder(id),
    kpi: (id) => kpis.get(id) ?? null,
    goal: (id) => goals.get(id) ?? null,
    stakeholder: (id) => stakeholders.get(id) ?? null,
    assumption: (id) => assumptions.get(id) ?? null,
    goalsOf: (kpi) => report.goals.filter((goal) => goal.kpi === kpi),
    figure: () => ({ language, format: format(language), first, idPrefix: `f${++figures}`, ...(draw ? { draw } : {}) }),
  };
}
