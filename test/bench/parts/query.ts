import { openSession } from "../../../src/cli/session.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import { ask } from "../../../src/query/ask.js";
import { sameAnswers } from "../answers.js";
import { against, alone, type Figure } from "../figure.js";
import { HAND } from "../hand.js";
import { inTurn } from "../measure.js";
import type { Options } from "../options.js";
import { demo, scaleOf } from "../place.js";

/**
 * Every KPI of the demo by month, from question to answer, beside the best SQL written by hand: the same engine, the same
 * tables, the same threads, and the answers compared.
 */
export async function* measure({ rows, runs }: Options): AsyncGenerator<Figure> {
  for (const wanted of rows) yield* measureAt(wanted, runs);
}

async function* measureAt(wanted: number, runs: number): AsyncGenerator<Figure> {
  const size = wanted >= 1e6 ? `${wanted / 1e6}M` : `${wanted / 1e3}k`;
  const read = readDefinitions(await demo(scaleOf(wanted)));
  // The first opening prepares the tables and keeps them; what is measured is the product as it is used from then on.
  await (await openSession(read, null, [], "native")).engine.close();
  const { engine, program, catalog } = await openSession(read, null, [], "native");
  try {
    const all = Object.keys(program.kpis);
    const question = (kpis: readonly string[]) => ({ kpis, by: ["month"], from: null, to: null, where: null });
    const missing = all.filter((kpi) => !Object.hasOwn(HAND, kpi));
    if (missing.length > 0) throw new Error(`nobody has written ${missing.join(", ")} by hand`);
    const held = Object.values(catalog.tables).reduce((sum, table) => sum + table.rows, 0);
    yield alone("query", `${size} rows`, "answers", held, null, "rows in all tables");

    let compared = 0;
    const single = new Map<string, { ours: number; baseline: number }>();
    for (const kpi of all) {
      const ways = HAND[kpi] ?? [];
      const ours = await ask(engine, program, question([kpi]), { detail: false });
      for (const sql of ways) compared += sameAnswers(kpi, ours, 0, await engine.query(sql));
      const [own = 0, ...hand] = await inTurn(runs, [
        () => ask(engine, program, question([kpi]), { detail: false }),
        ...ways.map((sql) => () => engine.query(sql)),
      ]);
      single.set(kpi, { ours: own, baseline: Math.min(...hand) });
    }
    yield alone("query", `${size} compared`, "answers", compared, null, "values the same as by hand");
    const sum = (pick: (one: { ours: number; baseline: number }) => number): number =>
      [...single.values()].reduce((total, one) => total + pick(one), 0);
    const byHand = sum((one) => one.baseline);
    const [worst = "", measured] = [...single].sort(([, a], [, b]) => b.ours / b.baseline - a.ours / a.baseline)[0] ?? [];
    const [together = 0] = await inTurn(runs, [() => ask(engine, program, question(all), { detail: false })]);
    yield against(
      "query",
      `${size} one by one`,
      "ms",
      { ours: sum((one) => one.ours), baseline: byHand },
      1.3,
      `${all.length} KPIs by month against SQL by hand`,
    );
    yield against(
      "query",
      `${size} as one question`,
      "ms",
      { ours: together, baseline: byHand },
      1.3,
      `the same in one question`,
    );
    if (measured) yield against("query", `${size} worst KPI`, "ms", measured, 2, worst);
    for (const [kpi, times] of single) yield against("query", `${size} ${kpi}`, "ms", times, 2, "by month against SQL by hand");
  } finally {
    await engine.close();
  }
}
