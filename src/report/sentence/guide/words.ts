import type { RecipeId } from "../../guide.js";

/** The words of the guide from a question to a KPI. */
export interface GuideWords {
  readonly title: string;
  readonly lead: string;
  readonly questions: string;
  readonly why: string;
  readonly trap: string;
  readonly paste: string;
  readonly pasteOf: (kpi: string) => string;
  /** Heads the formula over the reference's sample. */
  readonly example: string;
  /** Heads the value that this report has for the KPI. */
  readonly inReport: string;
  /** Where the names of tables and columns come from. */
  readonly names: string;
  readonly recipe: { readonly [R in RecipeId]: GuideRecipe };
}

/** One question; code in back ticks. */
export interface GuideRecipe {
  readonly question: string;
  /** What the KPI is called. */
  readonly label: string;
  readonly why: string;
  readonly trap: string;
}
