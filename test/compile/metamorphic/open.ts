import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { diskFiles } from "../../../loaders/formats/files.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import type { Engine } from "../../../src/engine/engine.js";
import { understand, type Program } from "../../../src/compile/program.js";
import type { Question } from "../../../src/compile/question.js";
import { Refused, type Diagnostic } from "../../../src/ground/diagnostic.js";
import { sentence } from "../../../src/ground/messages.js";
import { prepare } from "../../../src/prepare/prepare.js";
import { ask } from "../../../src/query/ask.js";
import { countedRows } from "../../../src/query/rows.js";
import type { Elsewhere } from "../../kit/clickhouse.js";
import { emptyEngine, workspaceOf, type EngineName } from "../../prepare/kit.js";

/** One answered row: its key, and each KPI's value and state. */
export interface Row {
  readonly key: readonly unknown[];
  readonly cells: readonly { readonly value: unknown; readonly n: number | null; readonly state: string }[];
}

/** How many rows `rows` lists for each aggregate of a KPI. */
export type Counts = (kpi: string, asked: Pick<Question, "from" | "to" | "where">) => Promise<readonly number[]>;
/** With detail the n of each value comes too. */
export type Asks = (question: Partial<Question>, options?: { readonly detail: boolean }) => Promise<readonly Row[]>;

const workspace = workspaceOf();

/** Writes a workspace, prepares it on an engine without tables, and asks. */
export async function opened(
  files: Readonly<Record<string, string>>,
  metrics: string,
  engineName: EngineName = "native",
  elsewhere: Elsewhere | null = null,
): Promise<{
  readonly ask: Asks;
  readonly errors: readonly Diagnostic[];
  readonly kept: string;
  readonly counted: Counts;
  readonly program: Program;
  readonly engine: Engine;
}> {
  for (const [name, text] of Object.entries({ ...files, "metrics.yaml": metrics })) writeFileSync(join(workspace, name), text);
  const { definitions, diagnostics } = readDefinitions(workspace);
  if (definitions === null) throw new Refused(diagnostics);
  const engine = await emptyEngine(engineName);
  const prepared = await prepare(engine, definitions, { workspace, lake: join(workspace, "data/lake"), read: diskFiles });
  const program = understand({ definitions, catalog: prepared.catalog });
  const answers = elsewhere === null ? engine : await elsewhere(engine, prepared.catalog, definitions, workspace);
  return {
    program,
    engine,
    kept: join(workspace, "data/lake/.prepared"),
    errors: prepared.diagnostics.filter((d) => d.severity === "error"),
    counted: async (kpi, asked) =>
      (await countedRows(answers, program, { kpi, ...asked, limit: null })).map(({ total, rows }) => {
        if (total !== rows.rows) throw new Error("all rows are listed where no limit is given");
        return total;
      }),
    async ask(question, options = { detail: true }) {
      const all = { kpis: Object.keys(program.kpis), by: [], from: null, to: null, where: null, ...question };
      try {
        const { rows } = await ask(answers, program, all, options);
        return rows.map(({ key, cells }) => ({
          key,
          cells: cells.map(({ value, n, state }) => ({ value: rounded(value), n, state })),
        }));
      } catch (cause) {
        if (cause instanceof Refused) throw new Error(cause.diagnostics.map(sentence).join("\n"), { cause });
        throw cause;
      }
    },
  };
}

/** Ten digits: sums in another order differ in the last ones. */
const rounded = (value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(10)) + 0 : value);

export const numberOf = (row: Row | undefined, kpi = 0): number => Number(row?.cells[kpi]?.value ?? Number.NaN);
export const sumOf = (rows: readonly Row[], kpi = 0): number => rows.reduce((sum, row) => sum + numberOf(row, kpi), 0);
