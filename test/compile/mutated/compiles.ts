import fc from "fast-check";
import { expect } from "vitest";
import { DUCKDB } from "../../../src/compile/emit/duckdb.js";
import { emit } from "../../../src/compile/emit/query.js";
import type { KpiDef } from "../../../src/compile/definitions.js";
import { makePlan } from "../../../src/compile/plan.js";
import { understand, type Program } from "../../../src/compile/program.js";
import { CODES, type Diagnostic } from "../../../src/ground/diagnostic.js";
import { sentence } from "../../../src/ground/messages.js";
import { opened } from "../metamorphic/open.js";
import { SAMPLE_FILES, SAMPLE_TABLES } from "../sample.js";
import { mutant } from "./mutants.js";

const BLOCK = 500;
const QUESTIONS: readonly (readonly string[])[] = [[], ["month"], ["day", "members.segment"], ["week", "month"], ["channel"]];

/** What became of so many mutants: how many had a meaning, and how many statements were made of them. */
export interface Outcome {
  readonly understood: number;
  readonly statements: number;
}

/**
 * Checks, plans and emits so many mutants. Whatever the text, nothing is thrown: every mistake is placed inside the formula
 * with a sentence, and what is without mistakes becomes a statement or a complaint about the question.
 */
export async function compilesSafely(mutants: number, seed: number): Promise<Outcome> {
  const { program } = await opened(SAMPLE_FILES, `${SAMPLE_TABLES}kpis:\n  e_count: {formula: count(topics)}\n`);
  const model = program.world.definitions.kpis["e_count"] as KpiDef;
  let [understood, statements] = [0, 0];
  fc.assert(
    fc.property(fc.array(mutant, { minLength: BLOCK, maxLength: BLOCK }), (texts) => {
      const all = understandAll(program, model, texts);
      for (const [i, text] of texts.entries()) {
        const kpi = all.kpis[`k${i}`];
        for (const d of kpi?.diagnostics ?? []) isPlaced(d, text);
        if (kpi?.cell == null) {
          expect(kpi?.diagnostics.length, text).toBeGreaterThan(0);
          continue;
        }
        understood++;
        const by = QUESTIONS[i % QUESTIONS.length] as readonly string[];
        const question = { kpis: [kpi.name], by, from: null, to: null, where: null };
        const { plan, diagnostics } = makePlan(all, question, [{ name: "c", kpi, cell: kpi.cell }]);
        if (plan === null) expect(diagnostics.length, text).toBeGreaterThan(0);
        else if (plan.periods.length > 0 || plan.grains.length === 0) statements += emit(plan, all, DUCKDB) === "" ? 0 : 1;
      }
    }),
    { seed, numRuns: Math.ceil(mutants / BLOCK), endOnFailure: true },
  );
  return { understood, statements };
}

function understandAll({ world }: Program, model: KpiDef, texts: readonly string[]): Program {
  const kpis: Record<string, KpiDef> = { e_count: model };
  texts.forEach((text, i) => {
    kpis[`k${i}`] = {
      ...model,
      name: `k${i}`,
      formula: { text, file: "metrics.yaml", map: Array.from({ length: text.length + 1 }, (_, at) => at) },
    };
  });
  return understand({ ...world, definitions: { ...world.definitions, kpis } });
}

function isPlaced(d: Diagnostic, text: string): void {
  expect(CODES).toContain(d.code);
  expect(sentence(d)).toMatch(/\S/u);
  for (const span of [d.span, d.fix?.span]) {
    if (!span) continue;
    expect(span.start, text).toBeGreaterThanOrEqual(0);
    expect(span.end, text).toBeGreaterThanOrEqual(span.start);
    expect(span.end, text).toBeLessThanOrEqual(text.length);
  }
}
