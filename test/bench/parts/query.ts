import { openSession, type Session } from "../../../src/cli/session.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import { ask, type Asked } from "../../../src/query/ask.js";
import { sameAnswers } from "../answers.js";
import { bestOf } from "../best.js";
import { against, alone, type Figure } from "../figure.js";
import { HAND } from "../hand.js";
import { NOT_BY_HAND } from "../hand-events.js";
import { inTurn, processorTime, timed, wallTime, type Clock } from "../measure.js";
import type { Options } from "../options.js";
import { demo, scaleOf } from "../place.js";
import { measureWindows } from "../windows.js";

/**
 * Every KPI of the demo by month, from question to answer, beside the best SQL written by hand: the same engine, the same
 * tables, the same threads, and the answers compared.
 */
export async function* measure({ rows, runs, cpu }: Options): AsyncGenerator<Figure> {
  for (const wanted of rows) yield* measureAt(wanted, runs, cpu ? processorTime : wallTime);
}

/** Questions that take less by hand are told, not judged one by one: what they cost more is the plan, not the data. */
const JUDGED_FROM = 5;

async function* measureAt(wanted: number, runs: number, clock: Clock): AsyncGenerator<Figure> {
  const size = wanted >= 1e6 ? `${wanted / 1e6}M` : `${wanted / 1e3}k`;
  const read = readDefinitions(await demo(scaleOf(wanted)));
  // The first opening prepares the tables and keeps them; what is measured is the product as it is used from then on.
  await (await openSession(read, null, [], "native")).engine.close();
  const session = await openSession(read, null, [], "native");
  try {
    const all = Object.keys(session.program.kpis).filter((kpi) => !NOT_BY_HAND.includes(kpi));
    const missing = all.filter((kpi) => !Object.hasOwn(HAND, kpi));
    if (missing.length > 0) throw new Error(`nobody has written ${missing.join(", ")} by hand`);
    const held = Object.values(session.catalog.tables).reduce((sum, table) => sum + table.rows, 0);
    yield alone("query", `${size} rows`, "rows", held, null, "in all tables");

    let compared = 0;
    const found: { kpi: string; ours: number; baseline: number; sql: string }[] = [];
    for (const kpi of all) {
      compared += await compare(session, kpi);
      const sql = await bestOf(session.engine, HAND[kpi] ?? [], clock);
      // Short ones are asked more often: a millisecond is easily disturbed.
      const often = Math.max(runs, Math.min(40, Math.ceil(200 / (await timed(() => session.engine.query(sql))))));
      const [ours = 0, baseline = 0] = await inTurn(often, [() => answer(session, [kpi]), () => session.engine.query(sql)], {
        clock,
      });
      found.push({ kpi, ours, baseline, sql });
    }
    yield alone("query", `${size} compared`, "values", compared, null, "the same as by hand, in every way they were written");
    const total = {
      ours: found.reduce((sum, { ours }) => sum + ours, 0),
      baseline: found.reduce((sum, { baseline }) => sum + baseline, 0),
    };
    const [ours = 0, baseline = 0] = await inTurn(
      runs,
      [
        () => answer(session, all),
        async () => {
          for (const { sql } of found) await session.engine.query(sql);
        },
      ],
      { clock },
    );
    const kpis = `${all.length} KPIs by month against the best SQL by hand`;
    yield against("query", `${size} as one question`, "ms", { ours, baseline }, 1.3, kpis);
    yield against("query", `${size} one by one`, "ms", total, 1.3, kpis);
    const judged = found.filter((one) => one.baseline >= JUDGED_FROM);
    const worst = judged.sort((a, b) => b.ours / b.baseline - a.ours / a.baseline)[0];
    if (worst) yield against("query", `${size} worst KPI`, "ms", worst, 2, worst.kpi);
    yield* measureWindows(session, size, runs, clock);
    for (const kpi of NOT_BY_HAND)
      yield alone(
        "query",
        `${size} ${kpi}`,
        "ms",
        await timed(() => answer(session, [kpi]), clock),
        null,
        "by month, not stated in SQL",
      );
    for (const one of found) {
      const most = one.baseline >= JUDGED_FROM ? 2 : null;
      yield against("query", `${size} ${one.kpi}`, "ms", one, most, "by month");
    }
  } finally {
    await session.engine.close();
  }
}

const answer = ({ engine, program }: Session, kpis: readonly string[]): Promise<Asked> =>
  ask(engine, program, { kpis, by: ["month"], from: null, to: null, where: null }, { detail: false });

/** How many values were found the same in every way of writing them. */
async function compare(session: Session, kpi: string): Promise<number> {
  const ours = await answer(session, [kpi]);
  let compared = 0;
  for (const sql of HAND[kpi] ?? []) compared += sameAnswers(kpi, ours, 0, await session.engine.query(sql));
  return compared;
}
