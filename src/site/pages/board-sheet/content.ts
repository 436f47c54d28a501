import type { Texts } from "../../../compile/definitions.js";
import { pick } from "../../../report/language.js";
import type { EvidenceLevel, GoalReport, KpiReport, StakeholderReport } from "../../../report/model.js";
import { pilotStory } from "../../../report/pilot-story.js";
import { boardSheetWords } from "../../../report/sentence/board-sheet.js";
import { roiWords } from "../../../report/sentence/roi.js";
import { plain, say, type NameSlot, type Phrase } from "../../../report/sentence.js";
import { textWidth } from "../../../report/chart/measure.js";
import { assumptionsOf } from "../assumptions.js";
import type { PageContext } from "../context.js";
import { roiFound } from "../roi/brief.js";

/** Everything that may stand on a stakeholder's one page, before what has no room is left out. */
export interface SheetContent {
  /** What the stakeholder asks. */
  readonly question: Texts;
  readonly heading: Phrase;
  readonly answers: readonly SheetAnswer[];
  readonly goals: readonly SheetGoal[];
  readonly found: readonly Found[];
  readonly asks: readonly { readonly goal: GoalReport; readonly ask: Texts }[];
  readonly limits: readonly Phrase[];
  readonly reviews: readonly string[];
  readonly owners: readonly string[];
  readonly sources: readonly string[];
}

/** An executive question with the KPI that leads its answer; null where none is declared. */
export interface SheetAnswer {
  readonly asked: string;
  readonly kpi: KpiReport | null;
}

export interface SheetGoal {
  readonly goal: GoalReport;
  readonly kpi: KpiReport | null;
  readonly problem: Texts;
  readonly did: Texts;
  readonly effect: { readonly said: Phrase; readonly evidence: EvidenceLevel | null };
}

/** An effect that is told beside the goals': the return, or a pilot's. */
export interface Found {
  readonly name: NameSlot;
  readonly place: string;
  readonly said: Phrase;
  readonly evidence: EvidenceLevel | null;
}

export function sheetContent(who: StakeholderReport, ctx: PageContext): SheetContent {
  const goals = who.goals.map((id) => ctx.goal(id)).filter((goal) => goal !== null);
  const kpis = [...new Set(goals.map((goal) => goal.kpi))].map((id) => ctx.kpi(id)).filter((kpi) => kpi !== null);
  const met = goals.filter((goal) => goal.status === "met").length;
  const w = ctx.words.stakeholder;
  return {
    question: brief(who.asks, 190, ctx),
    heading: goals.length === 0 ? [w.noGoals] : w.heading(ctx.bind.count(met), ctx.bind.count(goals.length)),
    answers: answers(ctx),
    goals: goals.map((goal) => sheetGoal(goal, ctx)),
    found: [...returnFound(goals, ctx), ...pilotsFound(goals, ctx)],
    asks: goals.filter(({ ask }) => Object.keys(ask).length > 0).map((goal) => ({ goal, ask: brief(goal.ask, 200, ctx) })),
    limits: ctx.story.limits(ctx.report, goals, kpis, assumptionsOf(kpis, ctx)),
    reviews: [...new Set(goals.map((goal) => goal.review).filter((day) => day !== null))].sort(),
    owners: [...new Set(goals.map((goal) => goal.owner).filter((owner) => owner !== ""))],
    sources: [...new Set(kpis.flatMap((kpi) => kpi.lineage.sources.map(({ name }) => name)))].sort(),
  };
}

function answers(ctx: PageContext): readonly SheetAnswer[] {
  const { executive } = ctx.report;
  if (executive === null) return [];
  const { home } = ctx.words;
  return (["organisation", "members", "alignment"] as const).map((question) => ({
    asked: home[question],
    kpi: executive[question].map((id) => ctx.kpi(id)).find((kpi) => kpi !== null) ?? null,
  }));
}

function sheetGoal(goal: GoalReport, ctx: PageContext): SheetGoal {
  const kpi = ctx.kpi(goal.kpi);
  const effect = kpi ? ctx.story.effect(goal, kpi) : null;
  const without = ctx.words.goal[goal.status === "too_early" ? "tooEarly" : goal.now === null ? "noData" : "noBaseline"];
  return {
    goal,
    kpi,
    problem: brief(goal.problem, 130, ctx),
    did: brief(goal.did, 150, ctx),
    effect: effect ?? { said: [without], evidence: null },
  };
}

function returnFound(goals: readonly GoalReport[], ctx: PageContext): readonly Found[] {
  const found = roiFound(goals, ctx);
  if (found === null) return [];
  const name: NameSlot = { slot: "name", text: roiWords(ctx.language).title, lang: null, fallen: false };
  return [{ name, place: ctx.places.roi, ...found }];
}

/** The pilots of the goals' KPIs, of those that move first and of those they are made of, as far as they found something. */
function pilotsFound(goals: readonly GoalReport[], ctx: PageContext): readonly Found[] {
  const near = new Set(goals.flatMap(({ kpi, leading }) => [kpi, ...leading, ...(ctx.kpi(kpi)?.lineage.kpis ?? [])]));
  return ctx.report.pilots.flatMap((pilot) => {
    const kpi = ctx.kpi(pilot.kpi);
    if (pilot.result === null || kpi === null || !near.has(pilot.kpi)) return [];
    const told = pilotStory(pilot, kpi, ctx.bind);
    const between = ctx.language === "ja" ? "" : " ";
    return [
      {
        name: ctx.bind.name(pilot.label, pilot.id),
        place: ctx.places.pilot(pilot.id),
        said: say`${told.lead()}${[between]}${told.verdict()}`,
        evidence: pilot.evidence,
      },
    ];
  });
}

/**
 * A text of the workspace for a small place: whole, or as many of its first sentences as an allowance holds, or a word
 * that it stands on the full page. Never cut inside a sentence. `letters` are mean Latin ones.
 */
export function brief(texts: Texts, letters: number, ctx: PageContext): Texts {
  const picked = pick(texts, ctx.language, ctx.first);
  if (picked === null) return {};
  const room = letters * LETTER;
  const whole = picked.text.trim().replace(/\s+/g, " ");
  if (textWidth(whole, 1) <= room) return { [picked.lang]: whole };
  const kept: string[] = [];
  for (const sentence of whole.match(SENTENCE) ?? []) {
    if (textWidth([...kept, sentence].join(""), 1) > room) break;
    kept.push(sentence);
  }
  return kept.length > 0 ? { [picked.lang]: kept.join("").trim() } : { [ctx.language]: boardSheetWords(ctx.language).long };
}

/** Up to a full stop that a space or the end follows; in Japanese up to the stop itself. */
const SENTENCE = /.*?(?:[.!?…]+["»”’)]*(?=\s|$)\s*|[。！？]+[」』）]*|$)/gu;
/** Width of a mean Latin letter, in em. */
const LETTER = 0.47;

/** A text as it is measured; nothing where there is none. */
export const textOf = (texts: Texts, ctx: PageContext): string => pick(texts, ctx.language, ctx.first)?.text ?? "";

export const phraseText = (said: Phrase): string => plain(said);
