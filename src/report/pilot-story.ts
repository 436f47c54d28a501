import { dayNumber } from "../ground/day.js";
import type { Binder } from "./bind.js";
import type { Ends, Shown } from "./format.js";
import { reading } from "./format/shown.js";
import type { KpiReport } from "./model.js";
import type { PilotCheck, PilotReport } from "./pilot-model.js";
import { claims, say, words, type NumberSlot, type Phrase } from "./sentence.js";
import { pilotWords } from "./sentence/pilots.js";

/** Tells one pilot in one language: what was fixed, what was found at its evidence level, and what that does not say. */
export interface PilotStory {
  readonly grain: PilotReport["grain"];
  /** The word of a change where the KPI's own does not fit it: "points" of a share. */
  readonly unit: string | null;
  /** A change of the KPI, signed; of a share in points. */
  change(x: number, ends?: Ends): NumberSlot;
  headline(): Phrase;
  /** What was found, no stronger than its evidence. */
  lead(): Phrase;
  criterion(): Phrase;
  verdict(): Phrase;
  /** When and by whom the criterion was fixed. */
  fixed(): readonly Phrase[];
  sample(): readonly Phrase[];
  /** The p-value and how it was come by. */
  chance(pilots: number): readonly Phrase[];
  /** A check's value, and its interval or p-value. */
  check(check: PilotCheck): { readonly value: Phrase | null; readonly range: Phrase | null };
  scaleUp(): Phrase | null;
}

/** Points of a share: a plain number with one decimal, whose word stands behind it. */
const POINTS: Shown = { unit: "pp", shownIn: "pp" };

export function pilotStory(pilot: PilotReport, kpi: KpiReport, bind: Binder): PilotStory {
  const w = pilotWords(bind.language);
  const catalogue = words(bind.language);
  const label = bind.name(pilot.label, pilot.id);
  const named = bind.name(kpi.label, kpi.id);
  const { result, criterion } = pilot;
  const share = isShare(kpi);

  function change(x: number, ends?: Ends): NumberSlot {
    if (!share) return bind.signed(x, kpi, ends);
    const hundred = (end: number | null): number | null => (end === null ? null : end * 100);
    const slot = bind.signed(x * 100, POINTS, ends && { low: hundred(ends.low), high: hundred(ends.high) });
    const space = bind.language === "ja" ? "" : "\u00a0";
    return { ...slot, text: `${slot.text}${space}${catalogue.kpi.points}` };
  }

  const range = (effect: { readonly value: number; readonly low: number | null; readonly high: number | null }) => {
    const { value, low, high } = effect;
    if (low === null || high === null) return null;
    const ends = { low, high };
    return { effect: change(value, ends), low: change(low, ends), high: change(high, ends) };
  };

  function lead(): Phrase {
    if (pilot.stage === "not_begun") return w.notBegun(bind.date(pilot.start));
    if (result === null) return [w.result.why[pilot.why ?? "no data"]];
    const slots = range(result.effect);
    if (slots === null)
      return result.method === "before_after"
        ? w.onlyChange(change(result.effect.value))
        : w.openInterval(change(result.effect.value));
    // Where chance alone could have done it, nothing has an effect yet.
    if (holdsZero(result.effect)) return w.noDifference(slots);
    if (pilot.evidence >= 4) return claims(bind.language, 4).caused({ what: label, ...slots });
    const { method } = result;
    if (pilot.evidence >= 3 && isAssuming(method))
      return claims(bind.language, 3).estimated({ ...slots, assuming: bind.word(w.assuming[method]) });
    return w.onlyDifference(slots);
  }

  function verdict(): Phrase {
    const v = w.criterion.verdict;
    const goal = change(criterion.value);
    if (pilot.stage === "not_begun") return [v.notBegun];
    if (pilot.stage === "running" && pilot.end !== null) return v.running(bind.date(pilot.end));
    if (result === null) return [v.noResult];
    const { low, high } = result.effect;
    const slots = range(result.effect);
    const upwards = criterion.direction === "at_least";
    if (slots === null && result.method === "before_after") return [v.noInterval];
    if (slots === null || result.p?.canBeSignificant === false) return [v.fewUnits];
    if (pilot.verdict === "met") return v.met(upwards ? slots.low : slots.high, goal);
    if (pilot.verdict === "missed") return v.missed(upwards ? slots.high : slots.low, goal);
    const reached = upwards ? (low ?? -Infinity) >= criterion.value : (high ?? Infinity) <= criterion.value;
    return reached ? v.luck(bind.value(result.adjusted ?? result.p?.value ?? 1, P)) : v.undecided(goal);
  }

  function fixed(): readonly Phrase[] {
    const c = w.criterion;
    const digest = c.digest(bind.word(pilot.designDigest.slice(0, 12)));
    if (pilot.agreed === null) return [[c.notAgreed], digest];
    const days = dayNumber(pilot.start) - dayNumber(pilot.agreed.on);
    return [
      c.agreed(bind.word(pilot.agreed.by), bind.date(pilot.agreed.on)),
      days >= 0 ? c.agreedBefore(bind.count(days)) : c.agreedLate(bind.count(-days)),
      ...(pilot.edits ?? []).map(({ part, release }) => c.edited(c.part[part], bind.word(release))),
      digest,
    ];
  }

  function sample(): readonly Phrase[] {
    const { stated, needed, detectable, treated, compared } = pilot.sample;
    const s = w.sample;
    const had = pilot.stage === "not_begun" ? s.planned : s.had;
    return [
      ...(stated === null ? [] : [s.stated(bind.count(stated))]),
      needed === null ? [s.unknown] : s.needed(bind.count(needed), change(Math.abs(criterion.value))),
      ...(treated === 0
        ? []
        : [compared === 0 ? s.hasOne(bind.count(treated)) : had(bind.count(treated), bind.count(compared))]),
      ...(detectable === null ? [] : [s.detectable(change(detectable))]),
    ];
  }

  function chance(pilots: number): readonly Phrase[] {
    if (result?.p === null || result === null) return [];
    const { p, adjusted } = result;
    const value = pOf(p.value);
    const ways = bind.count(p.ways ?? 0);
    const said =
      p.by === "errors" || p.ways === null
        ? w.result.p(value)
        : p.by === "permutation"
          ? w.result.pPermutation(value, ways)
          : w.result.pPlacebos(value, ways);
    return [said, ...(adjusted === null ? [] : [w.result.adjusted(pOf(adjusted), bind.count(pilots))])];
  }

  const pOf = (p: number): NumberSlot => bind.value(p, P);

  function check(found: PilotCheck): { readonly value: Phrase | null; readonly range: Phrase | null } {
    const { kind, value, low, high, p, tried } = found;
    const ends = low !== null && high !== null ? { low, high } : undefined;
    const inRange = ends && catalogue.value.range(change(ends.low, ends), change(ends.high, ends));
    const chanceOf = p === null ? null : tried === undefined ? w.checks.p(pOf(p)) : w.checks.ofTried(pOf(p), bind.count(tried));
    if (kind === "balance") return { value: value === null ? null : w.checks.sds(bind.value(value, SHARE)), range: null };
    // Of a synthetic control the place among the placebos is told, of others the difference itself.
    if (kind === "placebo_units" && result?.method === "synthetic")
      return { value: value === null ? null : w.checks.rank(bind.count(value), bind.count(tried ?? 0)), range: chanceOf };
    const per = kind === "pre_trend" ? [` ${catalogue.perGrain[pilot.grain]}`] : [];
    return {
      value: value === null ? null : [change(value, ends), ...per],
      range: inRange ?? chanceOf,
    };
  }

  function scaleUp(): Phrase | null {
    const { scaleUp: up } = pilot;
    if (up === null || up.low === null || up.high === null) return null;
    const ends = { low: up.low, high: up.high };
    const slots = { value: change(up.value, ends), low: change(up.low, ends), high: change(up.high, ends) };
    const units = bind.count(up.units);
    const per = catalogue.perGrain[pilot.grain];
    return up.adds ? w.scaleUp.adds({ units, ...slots, per }) : w.scaleUp.same({ units, ...slots });
  }

  return {
    grain: pilot.grain,
    unit: share ? catalogue.kpi.points : null,
    change,
    headline: () => w.headline[pilot.stage === "not_begun" ? "not_begun" : pilot.verdict](label),
    lead: () => (result === null ? lead() : say`${lead()}${[bind.language === "ja" ? "" : " "]}${w.measuredBy(named)}`),
    criterion: () => w.criterion[criterion.direction](change(criterion.value), named),
    verdict,
    fixed,
    sample,
    chance,
    check,
    scaleUp,
  };
}

/** A p-value, or another share without a unit. */
const SHARE: Shown = { unit: "1", shownIn: "1" };
const P = SHARE;

/** Whether the KPI is shown in percent, so that its changes are points. */
export const isShare = (kpi: Shown): boolean => reading(kpi, 1).of.kind === "percent";

const holdsZero = ({ low, high }: { readonly low: number | null; readonly high: number | null }): boolean =>
  (low ?? -Infinity) <= 0 && (high ?? Infinity) >= 0;

type Assuming = keyof ReturnType<typeof pilotWords>["assuming"];
const isAssuming = (method: string): method is Assuming =>
  ["differences", "group_time", "synthetic", "interrupted", "matched"].includes(method);
