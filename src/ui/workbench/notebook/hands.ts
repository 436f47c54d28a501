import type { KpiAnswer, Hands } from "../../notebook/runner.js";
import { Sandbox } from "../../notebook/sandbox.js";
import type { Workbench } from "../workbench.js";

/** What runs a notebook's cells in the workbench: its server, the frame for JavaScript, the chart's own part. */
export function handsOf(bench: Workbench, frame: string): Hands & { readonly close: () => void } {
  const sandbox = new Sandbox(frame);
  return {
    sql: (question, signal) => bench.desk.rows(question, signal),
    kpi: (kpi, by, signal): Promise<KpiAnswer> =>
      bench.desk.cell({ kpi, by, texts: bench.drafts(), language: bench.language }, signal),
    set: (name, rows) => sandbox.set(name, rows),
    js: (cell, signal) => sandbox.run(cell, signal),
    reset: () => sandbox.close(),
    chart: async (spec, rows) => (await import("../../notebook/chart.js")).drawChart(spec, rows, [560, 358]),
    close: () => sandbox.close(),
  };
}
