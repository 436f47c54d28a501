import type { Diagnostic } from "../../ground/diagnostic.js";
import { addDuration, compareLocal, durationUnit, nextPeriod, periods, periodStart } from "../../ground/day.js";
import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import type { PilotDef, PilotDesign } from "../definitions.js";
import { LEAST_PERIODS } from "../pilot-periods.js";
import type { Rule, Subject } from "./rule.js";

/** Pilots say whom they compare with whom, fix their criterion before the start, and look at enough periods. */
export const pilots: Rule = (subject) =>
  Object.values(subject.definitions.pilots).flatMap((pilot) => [
    ...arms(pilot, subject),
    ...agreement(pilot, subject),
    ...starts(pilot, subject),
    ...lookedAt(pilot, subject),
  ]);

const NEEDS_ARMS: { readonly [D in PilotDesign]: boolean } = {
  randomised: true,
  differences: true,
  synthetic: true,
  matched: true,
  interrupted: false,
  before_after: false,
};

function arms(pilot: PilotDef, { reading }: Subject): readonly Diagnostic[] {
  const { name, design, units, arm, treated, compare, span } = pilot;
  const needed = NEEDS_ARMS[design];
  const out: Diagnostic[] = [];
  if (units === null && (needed || arm !== null || treated.length > 0 || compare.length > 0))
    out.push(diagnose("pilotWithoutUnits", span, { pilot: name, design, compares: needed }));
  if (needed && treated.length === 0 && Object.keys(pilot.starts).length === 0)
    out.push(diagnose("pilotWithoutArms", span, { pilot: name, design, arm }));
  compare.forEach((value, i) => {
    if (treated.includes(value))
      out.push(diagnose("pilotBothArms", spanAt(reading, ["pilots", name, "compare", i]), { value }));
  });
  return out;
}

function agreement({ name, agreed, start, span }: PilotDef, { reading }: Subject): readonly Diagnostic[] {
  if (agreed === null) return [diagnose("pilotWithoutAgreed", span, { pilot: name })];
  if (compareLocal(agreed.on, start) <= 0) return [];
  const at = spanAt(reading, ["pilots", name, "agreed", "on"]);
  return [diagnose("pilotAgreedLate", at, { pilot: name, on: agreed.on, start })];
}

function starts({ name, design, start, starts: own, treated, arm }: PilotDef, { reading }: Subject): readonly Diagnostic[] {
  const at = (unit: string) => spanAt(reading, ["pilots", name, "starts", unit]);
  const days = Object.entries(own);
  if (days.length > 0 && design !== "differences")
    return [diagnose("pilotStartsDesign", spanAt(reading, ["pilots", name, "starts"]), { design })];
  return days.flatMap(([unit, day]) => {
    if (compareLocal(day, start) < 0) return [diagnose("pilotStartsEarly", at(unit), { unit, day, start })];
    const known = arm !== null || treated.length === 0 || treated.includes(unit);
    return known ? [] : [diagnose("pilotStartsUnknown", at(unit), { unit, near: reading.suggest(unit, treated) })];
  });
}

/** The windows that are written down hold as many periods as the design's guard rail asks for. */
function lookedAt(pilot: PilotDef, { definitions, reading }: Subject): readonly Diagnostic[] {
  const { name, design, grain, start, end, pre } = pilot;
  const { weekStart, fiscalYearStart } = definitions.community;
  const calendar = { weekStart, fiscalYearStart };
  const least = LEAST_PERIODS[design];
  const out: Diagnostic[] = [];
  // Whole periods only: one that the window cuts belongs to neither side.
  const whole = (from: string, to: string): number => {
    const first = periodStart(from, grain, calendar);
    const begins = compareLocal(first, from) < 0 ? nextPeriod(first, grain, calendar) : first;
    if (compareLocal(begins, to) >= 0) return 0;
    return periods(begins, to, grain, calendar).filter((period) => compareLocal(nextPeriod(period, grain, calendar), to) <= 0)
      .length;
  };
  const unit = pre === null ? null : durationUnit(pre.unit);
  if (pre !== null && unit !== null && Number.isInteger(pre.count)) {
    const held = whole(addDuration(start, -pre.count, unit), start);
    const at = spanAt(reading, ["pilots", name, "pre"]);
    const text = `${least.before} ${grain}s`;
    const fix = durationUnit(grain) === null ? undefined : { title: `Write ${text}`, span: at, text };
    if (held < least.before) out.push(diagnose("pilotPreShort", at, { design, grain, held, needs: least.before }, fix));
  }
  if (end !== null && compareLocal(start, end) < 0) {
    const held = whole(start, end);
    if (held < least.after)
      out.push(
        diagnose("pilotAfterShort", spanAt(reading, ["pilots", name, "end"]), { design, grain, held, needs: least.after }),
      );
  }
  return out;
}
