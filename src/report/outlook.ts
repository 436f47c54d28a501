import type { Binder } from "./bind.js";
import type { GoalReport, KpiReport, Outlook } from "./model.js";
import { outlookWords, ruleOf, type Standing } from "./sentence/outlook.js";
import type { Phrase } from "./sentence.js";

/** What is to be expected of a goal, and what that rests on. */
export interface ToldOutlook {
  readonly heading: string;
  readonly expected: readonly Phrase[];
  readonly basis: readonly Phrase[];
}

/** Tells a goal's outlook in the binder's language; null where its deadline has been measured. */
export function tellOutlook(bind: Binder, goal: GoalReport, kpi: KpiReport): ToldOutlook | null {
  const w = outlookWords(bind.language);
  const { outlook } = goal;
  if (outlook === null) return null;
  const n = bind.count(outlook.n);
  if ("why" in outlook) return { heading: w.heading, expected: [w.none[outlook.why](n)], basis: [] };
  const end = outlook.points.at(-1);
  if (end === undefined) return null;
  const [low, high] = [bind.value(end.low, kpi, end), bind.value(end.high, kpi, end)];
  return {
    heading: w.heading,
    expected: [
      w.expected({ low, high, when: bind.within(end.period, goal.grain), n }),
      [w.standing[standing(end, goal.target)]],
    ],
    basis: [basisOf(outlook, bind), [w.assumes]],
  };
}

/** Why the band is the one it is. */
function basisOf({ method, mase, origins, season }: Outlook, bind: Binder): Phrase {
  const w = outlookWords(bind.language);
  const rule = w.rule[ruleOf({ season })];
  if (mase === null) return [w.untried(rule)];
  if (method === "seasonal_naive") return [w.repeated(rule)];
  return w.earned({ error: bind.value(mase, PLAIN), origins: bind.count(origins), rule });
}

const PLAIN = { unit: "1", shownIn: "1" } as const;

function standing({ low, high }: Outlook["points"][number], { direction, value }: GoalReport["target"]): Standing {
  const [worst, best] = direction === "at_least" ? [low, high] : [-high, -low];
  const asked = direction === "at_least" ? value : -value;
  return worst >= asked ? "keeps" : best < asked ? "misses" : "holds";
}
