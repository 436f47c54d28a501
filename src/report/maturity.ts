import type { Binder } from "./bind.js";
import type { EvidenceLevel, MaturityReport, MaturityStep } from "./model.js";
import { say, words, type Phrase } from "./sentence.js";
import { maturityWords } from "./sentence/maturity.js";

/** More than these are counted, not named. */
const MOST_NAMED = 5;

/** Why a step stands as it does, sentence by sentence. */
export function tellStep(bind: Binder, step: MaturityStep): readonly Phrase[] {
  const w = maturityWords(bind.language);
  const { told, none } = w.step[step.id];
  const isEmpty = step.of === 0 || (step.done === 0 && step.lacking.length === 0);
  const isVouched = isEmpty && step.state === "reached" && VOUCHED.includes(step.id);
  const first = isVouched
    ? Object.keys(step.where).length > 0
      ? []
      : [w.vouched]
    : isEmpty
      ? [none]
      : told({
          done: bind.count(step.done),
          of: bind.count(step.of),
          on: step.on === null ? null : bind.date(step.on),
          days: step.days === null ? null : days(bind, step.days),
          level: words(bind.language).evidence.level[step.done as EvidenceLevel] ?? "",
        });
  return [first, lacking(bind, step)].filter((phrase) => phrase.length > 0);
}

const VOUCHED: readonly string[] = ["mission", "roles", "tools", "guidelines"];

/** What is to be done next, as a heading; that all is reached, where it is. */
export function tellNext(bind: Binder, { levels, next }: MaturityReport): string {
  const w = maturityWords(bind.language);
  const step = levels.flatMap(({ steps }) => steps).find(({ id }) => id === next);
  if (!step) return w.allReached;
  const { start, finish } = w.step[step.id];
  return w.next(step.state === "missing" ? start : finish);
}

/** "13 of 16 steps are reached", of all levels or of one. */
export function tellReached(bind: Binder, steps: readonly MaturityStep[]): Phrase {
  const reached = steps.filter(({ state }) => state === "reached").length;
  return maturityWords(bind.language).reachedOf(bind.count(reached), bind.count(steps.length));
}

/** A number of days as the language writes it. */
export const days = (bind: Binder, n: number): ReturnType<Binder["value"]> =>
  bind.value(n * 86_400, { unit: "s", shownIn: "day" });

function lacking(bind: Binder, step: MaturityStep): Phrase {
  if (step.lacking.length === 0) return [];
  const named = step.lacking.length <= MOST_NAMED + 1 ? step.lacking : step.lacking.slice(0, MOST_NAMED);
  const more = step.lacking.length - named.length;
  const comma = bind.language === "ja" ? "、" : ", ";
  const names = named.flatMap(({ label, id }, i) => [...(i > 0 ? [comma] : []), ...say`${bind.name(label, id)}`]);
  return maturityWords(bind.language).lacking(names, more > 0 ? bind.count(more) : null);
}
