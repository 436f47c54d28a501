import fc from "fast-check";
import { mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { understand, type Program } from "../../src/compile/program.js";
import type { Question } from "../../src/compile/question.js";
import { fromArrow } from "../../src/engine/arrow.js";
import type { Engine } from "../../src/engine/engine.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { ask } from "../../src/query/ask.js";
import { measuresAnswered } from "../../src/query/measures.js";
import { canonical } from "../../src/report/canonical.js";
import { publishedCubes } from "../../src/site/published-cubes.js";
import type { Publication } from "../../src/ui/explore/published.js";
import { cubesOf, relations } from "../../src/ui/explore/relations.js";
import { caseOf } from "../compile/differential/compared.js";
import { filesOf as timedFiles, metricsOf as timedMetrics, tables } from "../compile/differential/tables.js";
import { eventMeasure } from "../compile/metamorphic/formulas.js";
import { opened } from "../compile/metamorphic/open.js";
import { filesOf, metricsOf, world } from "../compile/metamorphic/world.js";
import { workspaceOf } from "../prepare/kit.js";

/*
 * Cubes give the answers of the rows, to the last bit: values, states, n, intervals, groups, notes. On the page's engine:
 * the native one rounds the mean of whole numbers twice. SEED and RUNS in the environment look elsewhere and longer.
 */
const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 4);

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
  const splits = ["members.segment", "companies.country"];
  const split = Object.values(program.kpis).map((kpi) => [kpi.name, { ...kpi, def: { ...kpi.def, splits } }] as const);
  const found = await publishedCubes(
    { program: { ...program, kpis: Object.fromEntries(split) }, engine, measures: measuresAnswered(program), tables },
    cache,
  );
  const cubes = found.map((of) => ({ ...of, cubes: of.cubes.map(({ file: path, ...cube }) => ({ ...cube, path })) }));
  // As the page reads it, its keys in another order.
  const read = JSON.parse(canonical({ ...program.world, tables: {}, cubes })) as Publication;
  vi.stubGlobal("fetch", async (path: string) => new Response(new Uint8Array(await readFile(path))));
  const holder = { ...engine, insertArrow: (name: string, bytes: Uint8Array) => engine.insert(name, fromArrow(bytes)) };
  const held = cubesOf(read);
  await relations("", read, held).into(
    Promise.resolve(holder),
    held.map(({ name }) => name),
  );
  return { ...understand(read), cubes: held };
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

/** Plain KPIs over the tables of times: all that a cube can put together, and some that it cannot. */
const PLAIN: readonly string[] = [
  "count(events)",
  'count(events where kind = "a")',
  "count(events where flag at done)",
  "sum(events.v)",
  "sum(events.x where v > 0)",
  "avg(events.v)",
  "avg(events.x where flag)",
  "min(events.v)",
  "max(events.x)",
  "nps(events.score)",
  "csat(events.score, 7)",
  'poll(events.kind, "a")',
  "count(events where flag) / count(events)",
  "sum(events.v) / count(events)",
  "count(members) / count(events)",
  "sum(members.w) + count(events)",
  "rolling(sum(events.v), 28 days)",
  "rolling(avg(events.v), 7 days)",
  "cumulative(count(events))",
  "to_date(count(events where flag), month)",
  "prior(count(events), 1 month)",
  "growth(sum(events.v), 1 month)",
  "share(count(events), kind)",
  "all(sum(events.v))",
  "per(count(events), day, avg)",
  "median(events.v)",
  "count(distinct events.member)",
  "avg(events.done - events.t)",
];
const questions = fc.array(
  fc.record({
    beside: fc.array(fc.integer({ min: 0, max: PLAIN.length - 1 }), { maxLength: 2 }),
    grains: fc.constantFrom<string[]>([], ["day"], ["week"], ["month"], ["month", "week"], ["fiscal_quarter"], ["hour"]),
    groups: fc.constantFrom<string[]>([], [], ["members.segment"], ["companies.country"]),
    from: fc.constantFrom(null, null, "2025-10-01", "2025-10-26", "2026-01-01", "2026-03-29", "2025-10-26T12:00"),
    to: fc.constantFrom(null, null, "2026-02-01", "2026-03-30", "2026-04-10", "2026-05-15", "2026-01-31T23:00"),
    where: fc.constantFrom(null, null, null, 'members.segment != "pro"', "companies.country is null"),
    detail: fc.boolean(),
  }),
  { minLength: 40, maxLength: 40, size: "max" },
);

describe("answers from cubes", () => {
  it("are given where days make up the whole, and where no more is asked than they hold", async () => {
    const kpis = Object.fromEntries(PLAIN.map((formula, i) => [`k${i}`, { formula, matureAfter: null, history: [] }]));
    const [drawn] = fc.sample(tables, { seed: SEED, numRuns: 1 });
    if (!drawn) throw new Error("nothing was drawn");
    const { engine, program } = await opened(timedFiles(drawn), timedMetrics(drawn, kpis), "wasm");
    const small = await withCubes(program, engine);
    const byRows = async (question: Partial<Question>, detail: boolean): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const [i, formula] of PLAIN.entries()) {
        const asked = { by: [], from: null, to: null, where: null, ...question, kpis: [`k${i}`] };
        const { ran } = await answered(engine, small, asked, detail);
        if (!ran.some(usesCube)) found.push(formula);
      }
      return found;
    };
    const never = ["median(events.v)", "count(distinct events.member)"];
    expect(await byRows({ by: ["month"] }, false)).toEqual(never);
    // A share by kind is a share of all kinds: the same dimension, so the same cube.
    expect(await byRows({ by: ["week", "members.segment"], where: "members.segment is not null" }, false)).toEqual(never);
    // The interval of a mean needs more than sums.
    const means = PLAIN.filter((formula) => formula.includes("avg(events"));
    expect(await byRows({}, true)).toEqual(PLAIN.filter((formula) => [...never, ...means].includes(formula)));
    // What ignores every dimension ignores the condition too.
    const conditioned = PLAIN.filter((formula) => !formula.startsWith("all("));
    expect(await byRows({ where: 'member = "m1"' }, false)).toEqual(conditioned);
    expect(await byRows({ by: ["hour"], from: "2026-03-28" }, false)).toEqual(PLAIN);
    expect(await byRows({ from: "2025-12-31T10:00", to: "2026-01-31" }, false)).toContain("count(events)");
  });

  it("are those of the rows, whatever is put together how and when", { timeout: 300_000 }, async () => {
    const kpis = Object.fromEntries(PLAIN.map((formula, i) => [`k${i}`, { formula, matureAfter: null, history: [] }]));
    let [used, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(tables, questions, async (drawn, asked) => {
        all += asked.length;
        used += await compared(
          timedFiles(drawn),
          timedMetrics(drawn, kpis),
          asked.map(({ beside, grains, groups, ...question }, i) => ({
            ...question,
            // Hours of half a year are many rows.
            ...(grains.includes("hour") ? { from: "2026-03-28", to: "2026-03-31" } : {}),
            // Each has its turn.
            kpis: [...new Set([i % PLAIN.length, ...beside])].map((kpi) => `k${kpi}`),
            by: [...grains, ...groups],
          })),
        );
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(used).toBeGreaterThan(all / 4);
  });

  it("are those of the rows, whatever the formula", { timeout: 300_000 }, async () => {
    let used = 0;
    await fc.assert(
      fc.asyncProperty(caseOf(30), async ({ tables: drawn, kpis, questions: asked }) => {
        const alone = asked.flatMap((question) => question.kpis.map((kpi) => ({ ...question, kpis: [kpi] })));
        used += await compared(timedFiles(drawn), timedMetrics(drawn, kpis), alone);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(used).toBeGreaterThan(RUNS);
  });

  it("are those of the rows by the tables' own groups", { timeout: 300_000 }, async () => {
    const dimension = fc.constantFrom("members.segment", "companies.country", "kind", "flag");
    const asked = fc.record({
      by: fc.tuple(fc.constantFrom("day", "week", "month", "year"), dimension),
      from: fc.constantFrom(null, "2026-01-15", "2026-02-28", "2025-11-01"),
      to: fc.constantFrom(null, "2026-03-01", "2026-04-11", "2026-06-01"),
      where: fc.constantFrom(null, null, 'kind != "a"', "kind is null", "flag or flag is null", 'members.segment = "pro"'),
      detail: fc.boolean(),
    });
    let [used, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(eventMeasure, { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(asked, fc.integer({ min: 0, max: 5 })), { minLength: 20, maxLength: 20, size: "max" }),
        async (rows, formulas, drawn) => {
          all += drawn.length;
          used += await compared(
            filesOf(rows),
            metricsOf(formulas),
            drawn.map(([question, kpi]) => ({ ...question, kpis: [`k${kpi}`] })),
          );
        },
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(used).toBeGreaterThan(all / 4);
  });
});
