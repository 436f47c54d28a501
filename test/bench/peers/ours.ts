import { understand } from "../../../src/compile/program.js";
import { readWorkspace } from "../../../src/compile/read.js";
import type { Catalog } from "../../../src/compile/catalog.js";
import { sqlOf } from "../../../src/query/ask.js";
import type { Compiler } from "./compiler.js";

let catalog: Catalog | null = null;

/** Our compiler; a question is a KPI's name, then what it is asked by. */
export const compiler: Compiler = {
  prepare: async (input) => {
    catalog = input.catalog as Catalog;
  },
  model: async (text) => {
    const { definitions, diagnostics } = readWorkspace({ read: () => text, list: () => [] }, "metrics.yaml");
    if (definitions === null || catalog === null)
      throw new Error(`the definitions are wrong: ${JSON.stringify(diagnostics[0])}`);
    const program = understand({ definitions, catalog });
    for (const { name, cell } of Object.values(program.kpis)) if (cell === null) throw new Error(`${name} is wrong`);
    return {
      sql: async (question) => {
        const [kpi = "", ...by] = question.split(" ");
        return sqlOf(program, { kpis: [kpi], by, from: null, to: null, where: null });
      },
    };
  },
};
