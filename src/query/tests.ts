import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { Cell } from "../compile/cell.js";
import { emit } from "../compile/emit/query.js";
import { makePlan, type Output } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Question } from "../compile/question.js";
import type { Answerer } from "../engine/engine.js";
import type { Table } from "../engine/table.js";
import { run } from "./run.js";

/**
 * Runs every KPI's `tests`: they hold for its monthly cells and for the total; null passes. Gives a diagnostic for each
 * test that fails, naming the first period it fails in.
 */
export async function failedTests(engine: Answerer, program: Program): Promise<readonly Diagnostic[]> {
  const tested = Object.values(program.kpis).filter((kpi) => kpi.cell !== null && kpi.tests.length > 0);
  const total = await failures(engine, program, tested, []);
  const monthly = await failures(
    engine,
    program,
    tested.filter((kpi) => hasMonths(program, kpi)),
    ["month"],
  );
  return [
    ...monthly,
    ...total.filter((d) => !monthly.some((m) => m.span?.start === d.span?.start && m.span?.file === d.span?.file)),
  ];
}

/** False where a table has no time, or its rows stand for more than a month: then only the total is tested. */
function hasMonths(program: Program, kpi: CheckedKpi): boolean {
  return (
    makePlan(program, { kpis: [kpi.name], by: ["month"], from: null, to: null, where: null }, [
      { name: "v0", kpi, cell: kpi.cell as Cell },
    ]).plan !== null
  );
}

async function failures(
  engine: Answerer,
  program: Program,
  kpis: readonly CheckedKpi[],
  by: readonly string[],
): Promise<readonly Diagnostic[]> {
  if (kpis.length === 0) return [];
  const tests = kpis.flatMap((kpi, k) => kpi.tests.map((test, t) => ({ kpi, test, value: `v${k}`, name: `t${k}_${t}` })));
  const outputs: readonly Output[] = [
    ...kpis.map((kpi, k) => ({ name: `v${k}`, kpi, cell: kpi.cell as Cell })),
    ...tests.map(({ kpi, test, name }) => ({ name, kpi, cell: test.cell })),
  ];
  const question: Question = { kpis: kpis.map((kpi) => kpi.name), by, from: null, to: null, where: null };
  const { plan, diagnostics } = makePlan(program, question, outputs);
  if (plan === null) throw new Refused(diagnostics);
  if (plan.periods.length === 0) return [];
  let table: Table;
  try {
    table = await run(engine, program, question, { plan, sql: emit(plan, program, engine.dialect) });
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    // One KPI that cannot be computed says so, and the others' tests are still run.
    if (kpis.length === 1) return cause.diagnostics;
    return (await Promise.all(kpis.map((kpi) => failures(engine, program, [kpi], by)))).flat();
  }
  const column = (name: string) => table.data[table.columns.findIndex((c) => c.name === name)] ?? [];
  return tests.flatMap(({ kpi, test, value, name }) => {
    const row = column(name).findIndex((passed) => passed === false);
    if (row < 0) return [];
    const label = plan.periods[Number(column("p")[row])]?.labels[0];
    const period = label === undefined ? "over the whole range" : `in the month from ${label}`;
    return [diagnose("testFailed", test.span, { kpi: kpi.name, test: test.text, period, value: String(column(value)[row]) })];
  });
}
