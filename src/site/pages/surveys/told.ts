import type { KpiReport, SurveyReport } from "../../../report/model.js";
import { surveyStory, type SurveyStory } from "../../../report/survey-story.js";
import type { PageContext } from "../context.js";

/** A survey with its KPI, and how the page's language tells it. */
export interface Told {
  readonly survey: SurveyReport;
  readonly kpi: KpiReport;
  readonly story: SurveyStory;
}

export const toldOf = (ctx: PageContext): readonly Told[] =>
  (ctx.report.surveys ?? []).flatMap((survey): readonly Told[] => {
    const kpi = ctx.kpi(survey.kpi);
    return kpi ? [{ survey, kpi, story: surveyStory(survey, kpi, ctx.bind) }] : [];
  });

/** The id of a survey's part of the page. */
export const surveyAnchor = (id: string): string => `survey-${id.replace(/[^A-Za-z0-9_-]/g, "-")}`;
