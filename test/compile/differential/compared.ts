import fc from "fast-check";
import { answer, type AnswerCell } from "../../kit/evaluator/answer.js";
import type { Elsewhere } from "../../kit/clickhouse.js";
import { opened } from "../metamorphic/open.js";
import { kpiOf, namedKpis, type Family } from "./formulas.js";
import { forEvaluator, questionOf, type Asked } from "./questions.js";
import { filesOf, metricsOf, tables, worldOf, type KpiText, type Tables } from "./tables.js";
import { Tape, tape } from "./tape.js";

/** Tables, formulas over them, and questions about some of them each. */
export interface Case {
  readonly tables: Tables;
  readonly kpis: Readonly<Record<string, KpiText>>;
  readonly questions: readonly Asked[];
}

/** A case of so many formulas; a few are asked at a time, each once. */
export function caseOf(formulas: number): fc.Arbitrary<Case> {
  const tapes = fc.array(tape(60), { minLength: formulas, maxLength: formulas, size: "max" });
  return fc
    .record({ tables, family: fc.constantFrom<Family>("events", "all"), named: tape(60), tapes, asked: tape(200) })
    .map((drawn) => {
      const named = namedKpis(new Tape(drawn.named), drawn.family);
      const own = drawn.tapes.map((numbers, i): readonly [string, KpiText] => [
        `k${i}`,
        kpiOf(new Tape(numbers), drawn.family, Object.keys(named)),
      ]);
      const t = new Tape(drawn.asked);
      const questions: Asked[] = [];
      for (let i = 0; i < own.length;) {
        const some = own.slice(i, i + 1 + t.below(6));
        i += some.length;
        const texts = some.map(
          ([name, kpi]) => [name, [kpi.formula, ...kpi.history.map((h) => h.formula)].join("; ")] as const,
        );
        questions.push(questionOf(t, drawn.family, texts));
      }
      return {
        tables: drawn.tables,
        kpis: { ...named, ...Object.fromEntries(own) },
        questions: questions.filter(({ kpis }) => kpis.length > 0),
      };
    });
}

/** Asks the product and the evaluator, and says where they differ, one line a KPI; how many formulas were asked. */
export async function differences(
  { tables: all, kpis, questions }: Case,
  elsewhere: Elsewhere | null = null,
): Promise<{ readonly asked: number; readonly found: readonly string[] }> {
  const { ask, errors } = await opened(filesOf(all), metricsOf(all, kpis), "native", elsewhere);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const world = worldOf(all, kpis);
  const found: string[] = [];
  for (const question of questions) {
    const expected = answer(world, forEvaluator(question));
    let got;
    try {
      got = await ask(question, { detail: question.detail });
    } catch (cause) {
      found.push(`${told(question, kpis)}\n  ${String(cause)}`);
      continue;
    }
    const [wanted, given] = [expected, got].map((rows) => rows.map(({ key }) => JSON.stringify(key))) as [string[], string[]];
    if (wanted.join() !== given.join()) {
      const missing = wanted.filter((key) => !given.includes(key));
      const more = given.filter((key) => !wanted.includes(key));
      found.push(`${told(question, kpis)}\n  other rows: missing ${missing.join(" ")}; too many ${more.join(" ")}`);
    } else
      for (const [i, name] of question.kpis.entries()) {
        const counts = question.detail && isSimple(kpis[name] as KpiText);
        const wrong = expected.filter(({ cells }, r) => !alike(got[r]?.cells[i], cells[i], counts));
        const [first] = wrong;
        if (first === undefined) continue;
        const mine = got[expected.indexOf(first)]?.cells[i];
        found.push(
          `${told({ ...question, kpis: [name] }, kpis)}\n  ${wrong.length} of ${expected.length} rows, first ${JSON.stringify(first.key)}: ${JSON.stringify(mine)}, expected ${JSON.stringify(first.cells[i])}`,
        );
      }
  }
  return { asked: questions.reduce((sum, question) => sum + question.kpis.length, 0), found };
}

/** A name's n follows its own definitions, and per's adds up over its periods: neither is looked at here. */
const isSimple = ({ formula, history }: KpiText): boolean => history.length === 0 && !/\bper\(|\bb\d\b/.test(formula);

function told(question: Asked, kpis: Case["kpis"]): string {
  const formulas = question.kpis.map((name) => `  ${name}: ${JSON.stringify(kpis[name])}`);
  return [JSON.stringify(question), ...formulas].join("\n");
}

function alike(
  got: Partial<AnswerCell> | { readonly value?: unknown } | undefined,
  expected: AnswerCell | undefined,
  counts: boolean,
): boolean {
  if (got === undefined || expected === undefined) return false;
  const { value, state, n } = got as AnswerCell;
  const near =
    typeof value === "number" && typeof expected.value === "number"
      ? Math.abs(value - expected.value) <= 1e-8 * Math.max(1, Math.abs(value))
      : value === expected.value;
  return near && state === expected.state && (!counts || n === expected.n);
}
