import type { Definitions, PropositionDef, SuccessDef } from "../../compile/definitions.js";
import { nextPeriod, type Calendar } from "../../ground/day.js";
import { aggregates } from "../../formula/aggregates.js";
import { print } from "../../formula/print.js";
import { children, type Expr } from "../../ground/expr.js";
import { correlation } from "../../stats/correlation.js";
import { settled } from "../canonical.js";
import type { ProgramInfo } from "../input.js";
import type { Apart, KpiReport, PropositionReport, SideReport, Together } from "../model.js";
import { calendarOf } from "./series.js";

/** Fewer changes than this tell nothing of whether two series go together. */
const LEAST_CHANGES = 12;

/** The value propositions, each with its two sides and whether these change together. */
export function propositionReports(
  definitions: Definitions,
  program: ProgramInfo,
  kpis: readonly KpiReport[],
): readonly PropositionReport[] {
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const calendar = calendarOf(definitions.community);
  return Object.values(definitions.propositions).map((each) => ({
    id: each.name,
    label: each.label,
    promise: each.promise,
    audience: each.audience,
    owner: each.owner,
    business: side(each.business, known),
    members: side(each.members, known),
    kpis: each.kpis.filter((kpi) => known.has(kpi)),
    together: compared(each, known, program, calendar),
  }));
}

const side = (given: SuccessDef | null, known: ReadonlyMap<string, KpiReport>): SideReport | null =>
  given && { success: given.success, kpi: given.kpi !== null && known.has(given.kpi) ? given.kpi : null };

function compared(
  { business, members }: PropositionDef,
  known: ReadonlyMap<string, KpiReport>,
  program: ProgramInfo,
  calendar: Calendar,
): PropositionReport["together"] {
  const [one, other] = [business, members].map((of) => known.get(of?.kpi ?? ""));
  if (!one || !other) return null;
  const shared = sharedBy(madeOf(one.id, program), madeOf(other.id, program), program);
  if (shared !== undefined) return { why: "shared", n: 0, shared };
  if (one.series.grain !== other.series.grain) return { why: "grains", n: 0, shared: null };
  return together(one, other, calendar);
}

/** A KPI and all that it is made of. */
function madeOf(kpi: string, program: ProgramInfo): readonly string[] {
  const made = [kpi];
  for (const name of made) made.push(...(program.kpis[name]?.kpis ?? []).filter((part) => !made.includes(part)));
  return made;
}

/**
 * A KPI that both are made of, or a count that stands in the formulas of both: they agree by construction then, were it
 * only by a common denominator.
 *
 * K. Pearson (1897), On a form of spurious correlation which may arise when indices are used, Proc. R. Soc. 60, 489–498.
 */
function sharedBy(one: readonly string[], other: readonly string[], program: ProgramInfo): string | undefined {
  const measures = (kpis: readonly string[]): readonly string[] =>
    kpis.flatMap((kpi) => (program.kpis[kpi] ? counts(program.kpis[kpi].expr) : []));
  const theirs = measures(other);
  return one.find((kpi) => other.includes(kpi)) ?? measures(one).find((measure) => theirs.includes(measure));
}

const AGGREGATES: ReadonlySet<string> = new Set(aggregates.map(({ name }) => name));
const EVENTS: readonly string[] = ["converted", "retained", "attributed"];

/** The aggregates of a formula, as text: what it counts. */
const counts = (expr: Expr): readonly string[] =>
  (expr.kind === "call" && AGGREGATES.has(expr.name)) || EVENTS.includes(expr.kind)
    ? [print(expr)]
    : children(expr).flatMap(counts);

/**
 * Compares changes from one period to the next, not levels, as any two series that grow agree by level. A change needs
 * two periods side by side, both complete in both series, and no other definition in between.
 */
function together(one: KpiReport, other: KpiReport, calendar: Calendar): Together | Apart {
  const { grain } = one.series;
  const [a, b] = [valuesOf(one), valuesOf(other)];
  const isCut = (from: string, to: string): boolean =>
    [...one.changes, ...other.changes].some((day) => from < day && day <= to);
  const changes = [...a.keys()].flatMap((period) => {
    const next = nextPeriod(period, grain, calendar).slice(0, period.length);
    const values = [a.get(period), a.get(next), b.get(period), b.get(next)];
    const [a0, a1, b0, b1] = values;
    if (a0 === undefined || a1 === undefined || b0 === undefined || b1 === undefined || isCut(period, next)) return [];
    return [{ from: period, to: next, a: a1 - a0, b: b1 - b0 }];
  });
  const n = changes.length;
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last || n < LEAST_CHANGES) return { why: "few", n, shared: null };
  const found = correlation(
    changes.map((change) => change.a),
    changes.map((change) => change.b),
  );
  if (!found.ok) return { why: found.why === "constant" ? "constant" : "few", n, shared: null };
  const [r, low, high, effective] = [found.r, found.low, found.high, found.effective].map(settled) as [
    number,
    number,
    number,
    number,
  ];
  const good = (kpi: KpiReport): number => ({ higher: 1, lower: -1, none: 0 })[kpi.better];
  const sign = good(one) * good(other) * (low > 0 ? 1 : high < 0 ? -1 : 0);
  return { r, low, high, n, effective, grain, from: first.from, to: last.to, aligned: sign === 0 ? null : sign > 0 };
}

const valuesOf = (kpi: KpiReport): ReadonlyMap<string, number> =>
  new Map(
    kpi.series.points.flatMap(({ period, cell }) =>
      cell.state === "complete" && cell.value !== null ? [[period, cell.value] as const] : [],
    ),
  );
