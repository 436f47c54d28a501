import fc from "fast-check";
import { mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Program } from "../../src/compile/program.js";
import type { Question } from "../../src/compile/question.js";
import { fromArrow } from "../../src/engine/arrow.js";
import type { Engine } from "../../src/engine/engine.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { ask } from "../../src/query/ask.js";
import { measuresAnswered } from "../../src/query/measures.js";
import { publishedCubes } from "../../src/site/published-cubes.js";
import { cubesOf, relations } from "../../src/ui/explore/relations.js";
import { caseOf } from "../compile/differential/compared.js";
import { filesOf as timedFiles, metricsOf as timedMetrics } from "../compile/differential/tables.js";
import { aggregate, formula } from "../compile/metamorphic/formulas.js";
import { opened } from "../compile/metamorphic/open.js";
import { dayAt, filesOf, metricsOf, world } from "../compile/metamorphic/world.js";
import { workspaceOf } from "../prepare/kit.js";

/*
 * Cubes give the answers of the rows, to the last bit: values, states, n, intervals, groups, notes. On the page's engine:
 * the native one rounds the mean of whole numbers twice. SEED and RUNS in the environment look elsewhere and longer.
 */
const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 6);

const folder = workspaceOf();
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The program with the cubes that a site would publish of these tables, and the engine that holds them as a page does. */
async function withCubes(program: Program, engine: Engine): Promise<Program> {
  const cache = join(folder, "cache");
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache);
  // So large that every cube is small beside it.
  const rows = join(folder, "rows.arrow");
  writeFileSync(rows, "");
  truncateSync(rows, 1e8);
  const tables = Object.keys(program.world.catalog.tables).map((name) => ({ name, columns: [], parts: [rows] }));
  const found = await publishedCubes({ program, engine, measures: measuresAnswered(program), tables }, cache);
  const publication = {
    ...program.world,
    tables: {},
    cubes: found.map(({ from, ...cube }) => ({ ...cube, path: from })),
  };
  vi.stubGlobal("fetch", async (path: string) => new Response(new Uint8Array(await readFile(path))));
  const holder = { ...engine, insertArrow: (name: string, bytes: Uint8Array) => engine.insert(name, fromArrow(bytes)) };
  const cubes = cubesOf(program, publication);
  await relations("", publication).into(
    Promise.resolve(holder),
    cubes.map(({ name }) => name),
  );
  return { ...program, cubes };
}

/** The answer without its SQL, or why there is none; the statements that ran. */
async function answered(engine: Engine, program: Program, question: Question, detail: boolean) {
  const ran: string[] = [];
  const told: Engine = { ...engine, query: (sql, options) => (ran.push(sql), engine.query(sql, options)) };
  try {
    const { sql: _sql, ...answer } = await ask(told, program, question, { detail });
    return { answer, ran };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return { answer: cause.diagnostics.map(sentence), ran };
  }
}

const usesCube = (sql: string): boolean => sql.includes('"@cube');

/** How many of these questions a cube answered, each of them as the rows do. */
async function compared(
  files: Readonly<Record<string, string>>,
  metrics: string,
  questions: readonly (Question & { readonly detail: boolean })[],
): Promise<number> {
  const { engine, program } = await opened(files, metrics, "wasm");
  const small = await withCubes(program, engine);
  let used = 0;
  for (const { detail, ...question } of questions) {
    const rows = await answered(engine, program, question, detail);
    const cube = await answered(engine, small, question, detail);
    expect(cube.answer, JSON.stringify(question)).toEqual(rows.answer);
    expect(rows.ran.some(usesCube)).toBe(false);
    if (cube.ran.some(usesCube)) used++;
  }
  return used;
}

describe("answers from cubes", () => {
  it("are those of the rows, whatever is asked of whatever rows", { timeout: 300_000 }, async () => {
    let used = 0;
    await fc.assert(
      fc.asyncProperty(caseOf(40), async ({ tables, kpis, questions }) => {
        used += await compared(timedFiles(tables), timedMetrics(tables, kpis), questions);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(used).toBeGreaterThan(2 * RUNS);
  });

  it("are those of the rows where much is counted and added up, by day and group", { timeout: 300_000 }, async () => {
    const dimension = fc.constantFrom("members.segment", "companies.country", "kind", "flag");
    const grain = fc.constantFrom("day", "week", "month", "quarter", "year");
    const asked = fc.record({
      by: fc.oneof(
        fc.constant<string[]>([]),
        fc.tuple(grain),
        fc.tuple(dimension),
        fc.tuple(grain, dimension),
        fc.tuple(grain, fc.constantFrom("month", "week"), dimension),
      ),
      from: fc.constantFrom(null, "2026-01-01", "2026-01-15", "2026-02-28", "2025-11-01", "2026-01-10T12:00"),
      to: fc.constantFrom(null, "2026-03-01", "2026-04-01", "2026-04-11", "2026-06-01"),
      where: fc.constantFrom(null, null, 'members.segment = "pro"', "members.segment is null", 'companies.country != "DK"'),
      detail: fc.boolean(),
    });
    let [used, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.oneof(aggregate, formula), { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(asked, fc.integer({ min: 0, max: 5 })), { minLength: 20, maxLength: 20, size: "max" }),
        async (rows, formulas, questions) => {
          all += questions.length;
          used += await compared(
            filesOf(rows),
            metricsOf(formulas),
            questions.map(([question, kpi]) => ({ ...question, kpis: [`k${kpi}`] })),
          );
        },
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(used).toBeGreaterThan(all / 10);
  });
});
