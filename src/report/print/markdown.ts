import { binder } from "../bind.js";
import { format } from "../format.js";
import { pick, type Language } from "../language.js";
import type { GoalReport, KpiReport, Report, StakeholderReport } from "../model.js";
import { plain, words, type Phrase } from "../sentence.js";
import { story } from "../story.js";
import { tellSplit, tellUnidentified } from "../target-split.js";
import type { Texts } from "../../compile/definitions.js";

/** A stakeholder's page as Markdown, in one language: the same sentences, for a mail, a wiki or a repository. */
export function stakeholderMarkdown(report: Report, who: StakeholderReport, language: Language, first: Language): string {
  const w = words(language);
  const bind = binder(format(language), first);
  const told = story(bind);
  const text = (texts: Texts): string | null => pick(texts, language, first)?.text ?? null;
  const say = (phrase: Phrase): string => escaped(plain(phrase));
  const prose = (texts: Texts, without: string): string => {
    const found = text(texts);
    return found === null
      ? without
      : found
          .split(/\n\s*\n/)
          .map(escaped)
          .join("\n\n");
  };
  const goals = who.goals.map((id) => report.goals.find((goal) => goal.id === id)).filter((goal) => goal !== undefined);
  const kpis = report.kpis.filter(({ id }) => goals.some((goal) => goal.kpi === id));
  const assumptions = report.assumptions.filter(({ usedBy }) => kpis.some(({ id }) => usedBy.includes(id)));

  const goalPart = (goal: GoalReport): readonly string[] => {
    const kpi = report.kpis.find(({ id }) => id === goal.kpi);
    const effect = kpi ? told.effect(goal, kpi) : null;
    const s = w.stakeholder;
    return [
      `## ${escaped(plain([bind.name(goal.label, goal.id)]))}`,
      `**${w.status[goal.status]}**`,
      `### ${s.problem}`,
      prose(goal.problem, s.notWritten),
      `### ${s.did}`,
      prose(goal.did, s.notWritten),
      `### ${s.evidence}`,
      ...(kpi
        ? [
            [told.judged(goal, kpi), told.verdict(goal, kpi)].map(say).join(language === "ja" ? "" : " "),
            `${w.evidence.word}: ${w.evidence.level[kpi.evidence]}`,
            ...splitPart(goal, kpi),
          ]
        : [w.goal.noData]),
      `### ${s.effect}`,
      effect ? say(effect.said) : w.goal[goal.status === "too_early" ? "tooEarly" : "noBaseline"],
      ...(effect ? [`${w.evidence.word}: ${w.evidence.level[effect.evidence]}`] : []),
      `### ${s.ask}`,
      prose(goal.ask, s.noAsk),
    ];
  };
  const splitPart = (goal: GoalReport, kpi: KpiReport): readonly string[] => {
    const split = tellSplit(bind, goal, kpi);
    const unidentified = tellUnidentified(bind, goal, kpi);
    const all = [...(split ? [...split.said, split.how] : []), ...(unidentified ? [unidentified] : [])];
    return all.length === 0 ? [] : [all.map(say).join(language === "ja" ? "" : " ")];
  };
  const limits = told.limits(report, goals, kpis, assumptions);
  const asks = text(who.asks);
  const parts = [
    `# ${say(w.stakeholder.title(bind.name(who.title, who.id)))}`,
    ...(report.community.simulated
      ? [`**${w.frame.simulated}** ${say(w.frame.simulatedMeans(bind.name(report.community.name, "community")))}`]
      : []),
    ...(asks === null ? [] : [escaped(asks)]),
    ...(report.dataTo === null ? [] : [say(w.frame.dataTo(bind.date(report.dataTo)))]),
    ...(goals.length === 0 ? [w.stakeholder.noGoals] : goals.flatMap(goalPart)),
    `## ${w.stakeholder.limits}`,
    limits.length === 0 ? w.frame.none : limits.map((limit) => `- ${say(limit)}`).join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What a workspace wrote stands as it was written: no mark of Markdown or HTML in it means anything. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, (c) => `\\${c}`).replace(/\s*\n\s*/g, " ");
