import type { GoalReport, GoalStatus, Report } from "../../../src/report/model.js";
import { report } from "../fixture/report.js";

const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsanwärter";
const STATUSES: readonly GoalStatus[] = ["met", "missed", "undecided", "too_early", "no_data"];

/** A stakeholder with `n` goals, each with a text of every kind; `text` makes each text of the workspace. */
export function withGoals(n: number, text: (en: string) => string, languages: readonly string[] = ["en"], times = 1): Report {
  const base = report({ languages, text });
  const t = (en: string) => ({ en: text(en) });
  const told = (en: string) => t(en.repeat(times));
  const [first] = base.goals;
  if (!first) throw new Error("the fixture has a goal");
  const goals = Array.from({ length: n }, (_, i): GoalReport => {
    const status = STATUSES[i % STATUSES.length] ?? "met";
    return {
      ...first,
      id: `goal-${i}`,
      label: t(`Goal ${i}: questions are solved within 7 days`),
      problem: told("Customers wait. ".repeat(1 + (i % 4) * 4)),
      did: told("A rota of experts answers in the evening, and a guide says how to ask. ".repeat(1 + (i % 3))),
      ask: told(`Keep the rota of experts for another year, and decide on a second one (${i}). `),
      owner: text(`owner ${i % 5}`),
      agreed: i % 2 === 0 ? first.agreed : null,
      status,
      now: status === "too_early" || status === "no_data" ? null : first.now,
    };
  });
  const stakeholders = base.stakeholders.map((who) => ({ ...who, goals: goals.map(({ id }) => id) }));
  return { ...base, goals, stakeholders };
}

const ARABIC = "مجتمع مستخدمي أورورا يساعد المستخدمين على النجاح";

/** What a board's sheet must bear. */
export const STRESS: Readonly<Record<string, Report>> = {
  "no goals": withGoals(0, (en) => en),
  "one goal": withGoals(1, (en) => en),
  "twelve goals": withGoals(12, (en) => en, ["da", "ja"]),
  "twelve goals of long words": withGoals(12, (en) => `${LONG} ${en.slice(0, 30)} ${LONG}`, ["en", "ru"]),
  "twelve goals, right to left": withGoals(12, () => ARABIC),
  "five goals, endless texts": withGoals(5, (en) => en, ["ja", "en"], 30),
  "three goals, one endless word": withGoals(3, () => "W".repeat(120), ["en"]),
};
