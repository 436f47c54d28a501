import type { CreditProgram, Credits } from "../compile/attribution.js";
import type { KpiCell } from "../compile/question.js";
import { addDuration, compareLocal, periodStart, type Calendar } from "../ground/day.js";
import type { Answerer } from "../engine/engine.js";
import { sum } from "../stats/moments.js";
import { ask } from "./ask.js";
import { countedOver } from "./noted.js";
import { untouchedOrders } from "./touches.js";

const MONTHS = 12;

/** Shares the same orders out by each model. Null where no complete month is covered. */
export async function credits(engine: Answerer, credit: CreditProgram): Promise<Credits | null> {
  const { program, models, player, orders } = credit;
  const { community } = program.world.definitions;
  const coverage = program.world.catalog.tables[orders]?.coverage;
  if (!coverage) return null;
  const span = lastMonths(coverage, { weekStart: community.weekStart, fiscalYearStart: community.fiscalYearStart });
  if (span === null) return null;
  const whole = { kpis: models.flatMap(({ all, own }) => [all, own]), by: [], where: null, ...span };
  const totals = (await ask(engine, program, whole, { detail: true })).rows[0];
  const byPlayer = await ask(engine, program, { ...whole, kpis: models.map(({ all }) => all), by: [player] }, { detail: true });
  if (!totals) return null;
  const [first] = models;
  const checked = first === undefined ? undefined : program.kpis[first.all];
  const untouched =
    checked === undefined ? [] : untouchedOrders([checked]).flatMap(({ kpi, cells }) => cells.map((cell) => ({ kpi, cell })));
  const [without = 0] = (await countedOver(engine, program, whole, untouched)) ?? [];
  const joined = Math.max(0, ...totals.cells.map(({ n }) => n ?? 0));
  return {
    ...span,
    orders: joined + without,
    joined,
    holdout: await arms(engine, credit, span),
    models: models.map(({ name, written }, m) => ({
      name,
      written,
      total: totals.cells[2 * m] as KpiCell,
      own: totals.cells[2 * m + 1] as KpiCell,
      players: byPlayer.rows.map(({ key, cells }) => ({
        name: key[0] === null || key[0] === undefined ? null : String(key[0]),
        cell: cells[m] as KpiCell,
      })),
    })),
  };
}

/** Each arm's units, and the sum of their values and squares within the span; a unit without a row counts with 0. */
async function arms(
  engine: Answerer,
  { program, holdout, def }: CreditProgram,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Credits["holdout"]> {
  if (holdout === null || def.holdout === null) return null;
  const { value, by, units, arm, dated } = holdout;
  const drawn = await ask(
    engine,
    program,
    { kpis: [units], by: [arm], from: null, to: dated ? to : null, where: null },
    { detail: false },
  );
  const brought = await ask(engine, program, { kpis: [value], by, from, to, where: null }, { detail: false });
  const one = (name: string): NonNullable<Credits["holdout"]>["treated"] => {
    const n = drawn.rows.filter(({ key }) => key[0] === name).reduce((all, { cells }) => all + Number(cells[0]?.value ?? 0), 0);
    const values = brought.rows
      .filter(({ key }) => key[1] === name && key[0] !== null)
      .map(({ cells }) => Number(cells[0]?.value ?? 0));
    return { n, sum: sum(values), squares: sum(values.map((x) => x * x)) };
  };
  return { treated: one(def.holdout.treated), control: one(def.holdout.control) };
}

/** The last twelve complete months of a span, or as many as there are; null where there is none. */
export function lastMonths(
  coverage: { readonly from: string; readonly to: string },
  calendar: Calendar,
): { readonly from: string; readonly to: string } | null {
  const to = periodStart(coverage.to, "month", calendar);
  const start = periodStart(coverage.from, "month", calendar);
  const first = compareLocal(start, coverage.from) < 0 ? addDuration(start, 1, "month") : start;
  const earliest = addDuration(to, -MONTHS, "month");
  const from = compareLocal(earliest, first) < 0 ? first : earliest;
  return compareLocal(from, to) < 0 ? { from, to } : null;
}
