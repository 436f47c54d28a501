import type {
  AttributionReport,
  KpiReport,
  MaturityReport,
  MembersReport,
  PilotReport,
  Report,
  StakeholderReport,
} from "../../report/model.js";
import { plain } from "../../report/sentence.js";
import { attributionWords } from "../../report/sentence/attribution.js";
import { boardSheetWords } from "../../report/sentence/board-sheet.js";
import { guideWords } from "../../report/sentence/guide.js";
import type { RoiReport } from "../../report/roi.js";
import type { VoicesReport } from "../../report/voices.js";
import { pilotStory } from "../../report/pilot-story.js";
import { pilotWords } from "../../report/sentence/pilots.js";
import { tellNext, tellReached } from "../../report/maturity.js";
import { memberWords } from "../../report/sentence/members.js";
import { maturityWords } from "../../report/sentence/maturity.js";
import { notebookWords } from "../../report/sentence/notebooks.js";
import { propositionWords } from "../../report/sentence/propositions.js";
import { referenceWords } from "../../report/sentence/reference.js";
import { roiWords } from "../../report/sentence/roi.js";
import { surveyWords } from "../../report/sentence/surveys.js";
import { voicesWords } from "../../report/sentence/voices.js";
import type { Html } from "../html.js";
import type { Section } from "../page.js";
import { versionWords } from "../../report/sentence/versions.js";
import type { Difference } from "../../report/versions/difference.js";
import { type SiteArchive } from "./archive.js";
import { assumptionsPage } from "./assumptions.js";
import { boardSheetPage } from "./board-sheet/page.js";
import { changesPage, changesTitle } from "./changes.js";
import { type PageContext } from "./context.js";
import { attributionPage } from "./attribution.js";
import { coveragePage } from "./coverage.js";
import { glossaryPage } from "./glossary.js";
import { guidePage } from "./guide.js";
import { home } from "./home.js";
import { kpiPage } from "./kpi.js";
import { kpisPage } from "./kpis.js";
import type { Places } from "./place.js";
import { membersPage, membersTold } from "./members/page.js";
import { maturityPage } from "./maturity.js";
import type { SiteNotebook } from "../notebooks.js";
import { notebookPage, notebooksPage } from "./notebooks/page.js";
import { pilotsPage } from "./pilots/list.js";
import { pilotPage } from "./pilots/sheet.js";
import { propositionsPage } from "./propositions.js";
import { referencePage } from "./reference.js";
import { roiPage, roiTold } from "./roi/page.js";
import { stakeholderPage } from "./stakeholder.js";
import { surveysDescription, surveysPage } from "./surveys/page.js";
import { versionsPage } from "./versions.js";
import { voicesHeading, voicesPage } from "./voices/page.js";

/** One page, whatever its language. */
export interface Plan {
  readonly section: Section;
  /** The KPI it is of. */
  readonly kpi?: string;
  place(places: Places): string;
  title(ctx: PageContext): string;
  /** One plain sentence for search engines and previews. */
  description(ctx: PageContext): string;
  body(ctx: PageContext): Html;
}

export function plans(report: Report): readonly Plan[] {
  return [
    HOME,
    KPIS,
    ...report.kpis.map(kpiPlan),
    ...(report.pilots.length === 0 ? [] : [PILOTS]),
    ...report.pilots.map(pilotPlan),
    ...((report.surveys ?? []).length === 0 ? [] : [SURVEYS]),
    ...report.stakeholders.flatMap((who) => [stakeholderPlan(who), boardSheetPlan(who)]),
    ...(report.roi ? [roiPlan(report.roi)] : []),
    ...(report.attribution ? [attributionPlan(report.attribution)] : []),
    ...(report.voices ? [voicesPlan(report.voices)] : []),
    COVERAGE,
    ASSUMPTIONS,
    ...(report.maturity ? [maturityPlan(report.maturity)] : []),
    ...(report.members ? [membersPlan(report.members)] : []),
    ...(report.propositions.length > 0 ? [PROPOSITIONS] : []),
    GLOSSARY,
    FORMULA,
    GUIDE,
  ];
}

/** What a release keeps: not what explains the tool, which is today's. */
export const frozenPlans = (report: Report): readonly Plan[] =>
  plans(report).filter((plan) => plan !== GLOSSARY && plan !== FORMULA && plan !== GUIDE);

export const archivePlans = (archive: SiteArchive): readonly Plan[] => [VERSIONS, ...archive.differences.map(changesPlan)];

const VERSIONS: Plan = {
  section: "versions",
  place: (at) => at.versions,
  title: (ctx) => versionWords(ctx.language).heading,
  description: (ctx) => plain(versionWords(ctx.language).lead(ctx.bind.count(ctx.archive?.versions.length ?? 0))),
  body: versionsPage,
};

const changesPlan = (of: Difference): Plan => ({
  section: "versions",
  place: (at) => at.changes(of.from.name, of.to.name),
  title: (ctx) => changesTitle(of, ctx),
  description: (ctx) => versionWords(ctx.language).changes.lead,
  body: (ctx) => changesPage(of, ctx),
});

export const notebooksPlan = (notebooks: readonly SiteNotebook[]): Plan => ({
  section: "notebooks",
  place: (at) => at.notebooks,
  title: (ctx) => notebookWords(ctx.language).title,
  description: (ctx) => notebookWords(ctx.language).lead,
  body: (ctx) => notebooksPage(notebooks, ctx),
});

export const notebookPlan = (notebook: SiteNotebook): Plan => ({
  section: "notebooks",
  place: (at) => at.notebook(notebook.id),
  title: () => notebook.facts.title,
  description: (ctx) => `${notebookWords(ctx.language).one}: ${notebook.facts.title}`,
  body: (ctx) => notebookPage(notebook, ctx),
});

const HOME: Plan = {
  section: "report",
  place: (at) => at.home,
  title: (ctx) => ctx.words.home.title,
  description: (ctx) => {
    const { goals } = ctx.report;
    const met = goals.filter((goal) => goal.status === "met").length;
    return goals.length === 0
      ? ctx.words.home.title
      : plain(ctx.words.home.heading(ctx.bind.count(met), ctx.bind.count(goals.length)));
  },
  body: home,
};

const KPIS: Plan = {
  section: "kpis",
  place: (at) => at.kpis,
  title: (ctx) => ctx.words.kpis.heading,
  description: (ctx) => plain(ctx.words.kpis.lead(ctx.bind.count(ctx.report.kpis.length))),
  body: kpisPage,
};

const PILOTS: Plan = {
  section: "pilots",
  place: (at) => at.pilots,
  title: (ctx) => pilotWords(ctx.language).title,
  description: (ctx) => plain(pilotWords(ctx.language).lead(ctx.bind.count(ctx.report.pilots.length))),
  body: pilotsPage,
};

const SURVEYS: Plan = {
  section: "surveys",
  place: (at) => at.surveys,
  title: (ctx) => surveyWords(ctx.language).title,
  description: surveysDescription,
  body: surveysPage,
};

const roiPlan = (roi: RoiReport): Plan => ({
  section: "roi",
  place: (at) => at.roi,
  title: (ctx) => roiWords(ctx.language).title,
  description: (ctx) => roiTold(roi, ctx),
  body: (ctx) => roiPage(roi, ctx),
});

const voicesPlan = (voices: VoicesReport): Plan => ({
  section: "voices",
  place: (at) => at.voices,
  title: (ctx) => voicesWords(ctx.language).title,
  description: (ctx) => plain(voicesHeading(voices, ctx) ?? [voicesWords(ctx.language).nothing]),
  body: (ctx) => voicesPage(voices, ctx),
});

const COVERAGE: Plan = {
  section: "coverage",
  place: (at) => at.coverage,
  title: (ctx) => ctx.words.coverage.heading,
  description: (ctx) => ctx.words.coverage.lead,
  body: coveragePage,
};

const ASSUMPTIONS: Plan = {
  section: "assumptions",
  place: (at) => at.assumptions,
  title: (ctx) => ctx.words.assumptions.heading,
  description: (ctx) =>
    ctx.report.assumptions.length === 0
      ? ctx.words.assumptions.none
      : plain(ctx.words.assumptions.lead(ctx.bind.count(ctx.report.assumptions.length))),
  body: assumptionsPage,
};

const maturityPlan = (maturity: MaturityReport): Plan => ({
  section: "maturity",
  place: (at) => at.maturity,
  title: (ctx) => maturityWords(ctx.language).title,
  description: (ctx) => {
    const all = maturity.levels.flatMap(({ steps }) => steps);
    const between = ctx.language === "ja" ? "" : " ";
    return `${plain(tellReached(ctx.bind, all))}${between}${tellNext(ctx.bind, maturity)}${ctx.words.frame.stop}`;
  },
  body: (ctx) => maturityPage(maturity, ctx),
});

const membersPlan = (members: MembersReport): Plan => ({
  section: "members",
  place: (at) => at.members,
  title: (ctx) => memberWords(ctx.language).title,
  description: (ctx) => membersTold(members, ctx),
  body: (ctx) => membersPage(members, ctx),
});

const PROPOSITIONS: Plan = {
  section: "propositions",
  place: (at) => at.propositions,
  title: (ctx) => propositionWords(ctx.language).title,
  description: (ctx) => propositionWords(ctx.language).lead,
  body: propositionsPage,
};

const GLOSSARY: Plan = {
  section: "glossary",
  place: (at) => at.glossary,
  title: (ctx) => ctx.words.glossary.heading,
  description: (ctx) => ctx.words.glossary.lead,
  body: glossaryPage,
};

const FORMULA: Plan = {
  section: "formula",
  place: (at) => at.formula,
  title: (ctx) => referenceWords(ctx.language).title,
  description: (ctx) => referenceWords(ctx.language).lead,
  body: referencePage,
};

const GUIDE: Plan = {
  section: "guide",
  place: (at) => at.guide,
  title: (ctx) => guideWords(ctx.language).title,
  description: (ctx) => guideWords(ctx.language).lead,
  body: guidePage,
};

const attributionPlan = (found: AttributionReport): Plan => ({
  section: "attribution",
  place: (at) => at.attribution,
  title: (ctx) => attributionWords(ctx.language).title,
  description: (ctx) => `${attributionWords(ctx.language).notEffect} ${attributionWords(ctx.language).notEffectMeans}`,
  body: (ctx) => attributionPage(found, ctx),
});

const kpiPlan = (kpi: KpiReport): Plan => ({
  section: "kpis",
  kpi: kpi.id,
  place: (at) => at.kpi(kpi.id),
  title: (ctx) => ctx.bind.name(kpi.label, kpi.id).text,
  description: (ctx) => plain(ctx.story.value(kpi)),
  body: (ctx) => kpiPage(kpi, ctx),
});

const pilotPlan = (pilot: PilotReport): Plan => ({
  section: "pilots",
  place: (at) => at.pilot(pilot.id),
  title: (ctx) => ctx.bind.name(pilot.label, pilot.id).text,
  description: (ctx) => {
    const kpi = ctx.kpi(pilot.kpi);
    return kpi === null ? pilotWords(ctx.language).title : plain(pilotStory(pilot, kpi, ctx.bind).lead());
  },
  body: (ctx) => pilotPage(pilot, ctx),
});

const stakeholderPlan = (who: StakeholderReport): Plan => ({
  section: "report",
  place: (at) => at.stakeholder(who.id),
  title: (ctx) => plain(ctx.words.stakeholder.title(ctx.bind.name(who.title, who.id))),
  description: (ctx) => {
    const goals = who.goals.map((id) => ctx.goal(id)).filter((goal) => goal !== null);
    const met = goals.filter((goal) => goal.status === "met").length;
    return goals.length === 0
      ? ctx.words.stakeholder.noGoals
      : plain(ctx.words.stakeholder.heading(ctx.bind.count(met), ctx.bind.count(goals.length)));
  },
  body: (ctx) => stakeholderPage(who, ctx),
});

const boardSheetPlan = (who: StakeholderReport): Plan => ({
  ...stakeholderPlan(who),
  place: (at) => at.boardSheet(who.id),
  title: (ctx) => plain(boardSheetWords(ctx.language).title(ctx.bind.name(who.title, who.id))),
  body: (ctx) => boardSheetPage(who, ctx),
});
