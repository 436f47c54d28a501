import { isLanguage, type Language } from "../../report/language.js";
import type { Report } from "../../report/model.js";
import { withDesignChanges, type EarlierPilots } from "../../report/pilot-changes.js";
import type { Page } from "../page.js";
import type { Draw } from "../svg.js";
import { frozenIn, readFirst, type ArchivedVersion, type SiteArchive } from "./archive.js";
import { pageContext, type PageContext } from "./context.js";
import { places, versionBase, type FrozenPlaces } from "./place.js";
import type { SiteNotebook } from "../notebooks.js";
import { isRunnable, languageOf, notebookPrograms } from "./notebooks/page.js";
import { type Plan, plans, frozenPlans, archivePlans, notebooksPlan, notebookPlan } from "./plans.js";

/** What drawing the pages may share between builds. */
export interface PageHelpers {
  /** A drawing hand with a memory (`drawings().draw` of svg.ts). */
  readonly draw?: Draw;
  /** The releases, which get their own pages beside this report's. */
  readonly archive?: SiteArchive | null;
  /** Place of the workbench, where the site has one. */
  readonly workbench?: string | null;
  readonly notebooks?: readonly SiteNotebook[];
}

/** Every page of the report, in every language of it, made from the Report alone. Same Report, same bytes. */
export function pages(report: Report, helpers: PageHelpers = {}): readonly Page[] {
  return [...openPages(report, helpers).values()].map((make) => make());
}

/** The same pages by their place, each made when it is asked for: the live site draws only what somebody looks at. */
export function openPages(current: Report, helpers: PageHelpers = {}): ReadonlyMap<string, () => Page> {
  const { archive = null, notebooks = [] } = helpers;
  const report = archive ? withDesignChanges(current, archive.versions.map(pilotsThen)) : current;
  const languages = reportLanguages(report);
  const first = languages[0];
  const all = [
    ...plans(report),
    ...(archive ? archivePlans(archive) : []),
    ...(notebooks.length > 0 ? [notebooksPlan(notebooks)] : []),
  ];
  const made: (readonly [string, () => Page])[] = languages.flatMap((language) =>
    all.map((plan): readonly [string, () => Page] => {
      const path = plan.place(places(language, first));
      return [path, () => pageOf(plan, report, language, languages, helpers)];
    }),
  );
  // A notebook is written in one language, and stands on one page.
  made.push(
    ...notebooks.map((notebook): readonly [string, () => Page] => {
      const language = languageOf(notebook, languages);
      const plan = notebookPlan(notebook);
      const path = plan.place(places(language, first));
      const programs = isRunnable(notebook) ? { programs: notebookPrograms(path) } : {};
      return [
        path,
        () => ({ ...pageOf(plan, report, language, languages, helpers), alternates: [{ language, path }], ...programs }),
      ];
    }),
  );
  const today = new Map(made);
  const earlier = (archive?.versions ?? []).flatMap((version) => frozenPages(version, today, languages, helpers));
  return new Map([...made, ...earlier]);
}

/** What a release said of the pilots, to find what was edited after it had been fixed. */
const pilotsThen = ({ name, report: { dataTo, pilots } }: ArchivedVersion): EarlierPilots => ({
  release: name,
  dataTo,
  pilots,
});

/** The pages of a release, printed from its frozen Report as today's are: home, KPIs, stakeholders and registers. */
function frozenPages(
  version: ArchivedVersion,
  today: ReadonlyMap<string, unknown>,
  now: readonly [Language, ...Language[]],
  helpers: PageHelpers,
): readonly (readonly [string, () => Page])[] {
  const { report, name, date } = version;
  const languages = reportLanguages(report);
  const first = languages[0];
  const frozen = (language: Language): FrozenPlaces => frozenIn(version, language, now);
  const everywhere = readFirst(report);
  const beside = { ...(helpers.draw ? { draw: helpers.draw } : {}), frozen };
  return frozenPlans(report).flatMap((plan) => {
    const spoken = plan.kpi === undefined || everywhere.has(plan.kpi) ? languages : ([first] as const);
    return spoken.map((language): readonly [string, () => Page] => {
      const at = places(language, first, frozen(language));
      const path = plan.place(at);
      const same = path.slice(versionBase(name).length);
      const page = (): Page => ({
        ...pageIn(plan, pageContext(report, language, languages, path, beside)),
        alternates: spoken.map((other) => ({ language: other, path: plan.place(places(other, first, frozen(other))) })),
        earlier: { name, date, facts: report, places: at, today: today.has(same) ? same : places(now[0], now[0]).home },
      });
      return [path, page];
    });
  });
}

function pageOf(
  plan: Plan,
  report: Report,
  language: Language,
  languages: readonly [Language, ...Language[]],
  { draw, archive = null, notebooks = [], workbench = null }: PageHelpers,
): Page {
  const first = languages[0];
  const beside = { ...(draw ? { draw } : {}), archive, notebooks, workbench };
  const ctx = pageContext(report, language, languages, plan.place(places(language, first)), beside);
  return {
    ...pageIn(plan, ctx),
    alternates: languages.map((other) => ({ language: other, path: plan.place(places(other, first)) })),
  };
}

function pageIn(plan: Plan, ctx: PageContext): Omit<Page, "alternates"> {
  return {
    path: ctx.path,
    language: ctx.language,
    title: plan.title(ctx),
    description: plan.description(ctx),
    section: plan.section,
    body: plan.body(ctx).text,
  };
}

/** What says in which languages a report is written. */
export interface Spoken {
  readonly community: { readonly languages: readonly string[] };
  readonly stakeholders: readonly { readonly language: string }[];
}

/**
 * The languages pages are written in: the community's, its first one first, and any stakeholder's own. Those without a
 * catalogue are left out; English stands in where none is left.
 */
export function reportLanguages(report: Spoken): readonly [Language, ...Language[]] {
  const wanted = [...report.community.languages, ...report.stakeholders.map((who) => who.language)].filter(isLanguage);
  const [first = "en", ...others] = [...new Set(wanted)];
  return [first, ...others];
}
