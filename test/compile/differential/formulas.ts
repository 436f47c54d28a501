import { eachEvent, eventCondition, eventNumber, levelCondition, memberCondition } from "./rows.js";
import { KINDS, type KpiText } from "./tables.js";
import type { Tape } from "./tape.js";

/*
 * Random formulas of a unit: things (counts, sums of things), or one (shares, parts). An exact one comes out the same to
 * the last bit in whatever order its rows are added, so that it may be rounded and compared.
 */

/** Events alone, or all tables; what may stand in all and share follows from it. */
export type Family = "events" | "all";
export const FREE: Readonly<Record<Family, readonly string[]>> = {
  events: ["kind", "flag", "member", "members.segment", "companies.country", "members.joined"],
  all: ["members.segment", "companies.country"],
};

type Unit = "thing" | "one";
interface Want {
  readonly family: Family;
  readonly unit: Unit;
  readonly exact: boolean;
  readonly depth: number;
  /** The other KPIs it may name. */
  readonly names: readonly string[];
  /** False within per. */
  readonly per: boolean;
}

const eventWhere = (t: Tape): string => (t.once(2) ? ` where ${eventCondition(t)}` : "") + (t.once(6) ? " at done" : "");
const where = (t: Tape, condition: (t: Tape) => string): string => (t.once(2) ? ` where ${condition(t)}` : "");

/** One aggregate. */
export function measure(t: Tape, want: Pick<Want, "family" | "unit" | "exact">): string {
  if (want.unit === "one") return part(t, want);
  if (want.family === "all" && !t.once(3)) return t.once(2) ? memberMeasure(t) : levelMeasure(t);
  const w = eventWhere(t);
  switch (t.below(want.exact ? 9 : 12)) {
    case 1:
      return `sum(${eventNumber(t)}${w})`;
    case 2:
      return `${t.pick(["min", "max"])}(${eventNumber(t)}${w})`;
    case 3:
      return `${t.pick(["first", "last"])}(${eventNumber(t, 1)}${w})`;
    case 4:
      return `count(distinct events.member${w})`;
    case 5:
      return `count(distinct events.${t.pick(["kind", "flag", "score"])}${w}) as thing`;
    case 6:
      return `median(events.${t.pick(["v", "x"])}${w})`;
    case 7:
      return `avg(events.${t.pick(["v", "x"])}${w})`;
    case 8:
      return `sum(events.v${w})`;
    case 9:
      return `stddev(${eventNumber(t)}${w})`;
    case 10:
      return `percentile(${eventNumber(t)}, ${t.pick(["0.9", "0.25", "0", "1"])}${w})`;
    case 11:
      return `avg(${eventNumber(t)}${w})`;
    default:
      return `count(events${w})`;
  }
}

const memberMeasure = (t: Tape): string =>
  t
    .pick([
      "count(members§)",
      "sum(members.w§)",
      "max(members.w§)",
      "count(distinct members.company§) as thing",
      `sum(members.w * 0 + ${eachEvent(t)}§)`,
      `sum(if(members.id is null, 0, ${eachEvent(t)})§)`,
    ])
    .replace("§", () => where(t, memberCondition));
const levelMeasure = (t: Tape): string =>
  t
    .pick(["last(levels.size§)", "first(levels.size§)", "sum(levels.size§)", "count(levels§)", "last(levels.size * 2§)"])
    .replace("§", () => where(t, levelCondition));

function part(t: Tape, want: Pick<Want, "family" | "exact">): string {
  const w = eventWhere(t);
  switch (t.below(6)) {
    case 1:
      return `csat(events.score, ${t.pick(["4", "9"])}${w})`;
    case 2:
      return `poll(events.${t.pick(['kind, "a"', 'kind, "A"', "flag, true", "score, 9"])}${w})`;
    case 3:
      return `nps(events.score${w}) / nps(events.score)`;
    case 4:
      return `(${measure(t, { ...want, unit: "thing" })} / ${measure(t, { ...want, unit: "thing" })})`;
    case 5:
      return `avg(date_part("hour", events.t)${w})`;
    default:
      return `(count(events where ${eventCondition(t)}) / count(events))`;
  }
}

const STEPS = ["1 month", "7 days", "1 day", "1 week", "1 quarter", "1 year", "2 months", "28 days"];
const grainOf = (t: Tape): string => t.pick(["month", "week", "day", "month", "quarter"]);

/** A formula of a cell. */
export function formula(t: Tape, want: Want): string {
  if (want.depth === 0) return measure(t, want);
  const less = { ...want, depth: want.depth - 1 };
  const same = (): string => formula(t, less);
  const other = (unit: Unit): string => formula(t, { ...less, unit });
  const exact = (unit = want.unit): string => formula(t, { ...less, unit, exact: true });
  switch (t.below(32)) {
    case 1:
    case 2:
      return `${same()} ${t.pick(["+", "-"])} (${same()})`;
    case 3:
      return `(${same()}) ${t.pick(["*", "/"])} (${other("one")})`;
    case 4:
      return want.unit === "one" ? `(${other("thing")}) / (${other("thing")})` : `(${same()}) * rate`;
    case 5:
      return `(${same()}) * ${t.pick(["3", "0.5", "(-2)"])}`;
    case 6:
      return `if(${condition(t, less)}, ${same()}, ${t.pick(["0", same()])})`;
    case 7:
      return `coalesce(${same()}, ${t.pick(["7", same()])})`;
    case 8:
      return `${t.pick(["least", "greatest"])}(${same()}, ${t.pick(["3", same()])})`;
    case 9:
      return `${t.pick(["abs", "-"])}(${same()})`;
    case 10:
      return `${t.pick(["round", "floor", "ceil"])}(${exact()})`;
    case 11:
      return want.unit === "one" ? `${t.pick(["sqrt", "ln", "exp"])}(${other("thing")} / ${t.pick(["2", "4"])})` : same();
    case 12:
    case 13:
      return `prior(${same()}, ${t.pick(STEPS)})`;
    case 14:
      return `change(${same()}, ${t.pick(STEPS)})`;
    case 15:
      return want.unit === "one" ? `growth(${other("thing")}, ${t.pick(STEPS)})` : `change(${same()}, 1 month)`;
    case 16:
    case 17:
      return `rolling(${same()}, ${t.pick(STEPS)})`;
    case 18:
      return `cumulative(${same()})`;
    case 19:
    case 20:
      return `to_date(${same()}, ${t.pick(["month", "week", "quarter", "year", "fiscal_year"])})`;
    case 21:
    case 22:
      return want.per ? perOf(t, want) : same();
    case 23:
      return `all(${same()}${freed(t, want.family)})`;
    case 24:
      return want.unit === "one"
        ? `share(${other("thing")}${freed(t, want.family)})`
        : `all(${same()}${freed(t, want.family)})`;
    case 25:
    case 26:
      return want.names.length > 0 && want.unit === "thing" ? t.pick(want.names) : same();
    case 27:
    case 28:
      return t.once(2) ? `all(${measure(t, less)}${freed(t, want.family)})` : comparedToDate(t, less);
    case 29:
      return want.unit === "thing" ? `(${same()} + premium)` : `(${same()} + rate)`;
    default:
      return measure(t, want);
  }
}

/** What a to_date was at the same elapsed point of an earlier one, or a change of an earlier cell. */
const comparedToDate = (t: Tape, want: Want): string =>
  t.once(3)
    ? `prior(change(${measure(t, want)}, ${t.pick(STEPS)}), ${t.pick(STEPS)})`
    : `${t.pick(["prior", "change"])}(to_date(${measure(t, want)}, ${t.pick(["month", "quarter", "year"])}), ${t.pick(["1 month", "1 quarter", "28 days"])})`;

const freed = (t: Tape, family: Family): string =>
  t.once(4) ? "" : `, ${t.pick(FREE[family])}${t.once(4) ? `, ${t.pick(FREE[family])}` : ""}`;

function perOf(t: Tape, want: Want): string {
  const inner = { ...want, depth: Math.max(want.depth - 1, 0), per: false };
  const reducers = want.exact ? ["max", "min", "last", "median"] : ["avg", "sum", "min", "max", "median", "last"];
  const finer = t.once(6) ? `per(${formula(t, inner)}, day, ${t.pick(reducers)})` : null;
  return `per(${finer ?? formula(t, inner)}, ${finer === null ? grainOf(t) : "month"}, ${t.pick(reducers)})`;
}

/** A condition between values of a cell. */
function condition(t: Tape, want: Want): string {
  const x = (): string => formula(t, { ...want, exact: true, depth: Math.min(want.depth, 1) });
  switch (t.below(7)) {
    case 1:
      return `${x()} is ${t.pick(["null", "not null"])}`;
    case 2:
      return `${x()} ${t.pick(["between", "not between"])} 1 and 3`;
    case 3:
      return `${x()} ${t.pick(["in", "not in"])} (0, 1, 2)`;
    case 4:
      return `(${x()} > 1 ${t.pick(["and", "or"])} not (${x()} < 2))`;
    default:
      return `${x()} ${t.pick([">", "<", "=", "!=", ">=", "<="])} ${t.pick(["2", x()])}`;
  }
}

/** A formula as a KPI may have it: most are numbers, some conditions, texts and times. */
export function wholeFormula(t: Tape, family: Family, names: readonly string[]): string {
  const want: Want = {
    family,
    unit: t.once(3) ? "one" : "thing",
    exact: false,
    depth: t.below(3) + (t.once(4) ? 1 : 0),
    names,
    per: true,
  };
  if (!t.once(10)) return formula(t, want);
  const w = eventWhere(t);
  switch (t.below(5)) {
    case 4:
      return `nps(events.score${w})`;
    case 0:
      return condition(t, want);
    case 1:
      return `${t.pick(["min", "max", "first", "last"])}(events.${t.pick(["kind", "kind", "member", "member.segment"])}${w})`;
    case 2:
      return `${t.pick(["min", "max", "first", "last"])}(events.${t.pick(["t", "done", "member.joined"])}${w})`;
    default:
      return `coalesce(max(events.kind${w}), "${t.pick(KINDS)}")`;
  }
}

const DAYS_WITHIN = ["2025-10-26", "2025-12-01", "2026-01-15", "2026-02-01", "2026-03-01", "2026-04-10"];

/** A KPI with perhaps a wait, and perhaps definitions that held before. */
export function kpiOf(t: Tape, family: Family, names: readonly string[]): KpiText {
  const matureAfter = t.once(5) ? t.pick(["7 days", "1 month", "14 days"]) : null;
  if (!t.once(8)) return { formula: wholeFormula(t, family, names), matureAfter, history: [] };
  const want: Want = { family, unit: "thing", exact: false, depth: 1, names, per: false };
  const days = [t.pick(DAYS_WITHIN), ...(t.once(3) ? [t.pick(DAYS_WITHIN)] : [])].sort();
  const history = [...new Set(days)].map((until) => ({ until, formula: formula(t, want) }));
  return { formula: formula(t, want), matureAfter, history };
}

/** KPIs of things that others may name: one plain, one that waits, one with a past, one of the others. */
export function namedKpis(t: Tape, family: Family): Readonly<Record<string, KpiText>> {
  const plain = (): string => measure(t, { family, unit: "thing", exact: true });
  return {
    b0: { formula: plain(), matureAfter: null, history: [] },
    b1: { formula: plain(), matureAfter: t.pick(["7 days", "1 month"]), history: [] },
    b2: { formula: plain(), matureAfter: null, history: [{ until: t.pick(DAYS_WITHIN), formula: plain() }] },
    b3: { formula: `b1 + ${t.pick(["b0", "prior(b2, 1 month)", "premium"])}`, matureAfter: null, history: [] },
  };
}
