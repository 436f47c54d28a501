import type { Session } from "../../src/cli/session.js";
import { ENTRY, filesOf } from "../../src/cli/workspace.js";
import { understand } from "../../src/compile/program.js";
import { readWorkspace } from "../../src/compile/read.js";
import { ask, type Asked } from "../../src/query/ask.js";
import { sameAnswers } from "./answers.js";
import { against, type Figure } from "./figure.js";
import { inTurn, type Clock } from "./measure.js";

/** Windows of 28 days by day, with the best SQL by hand: what a day adds and takes away, and its running sum. */
const WINDOWS: Readonly<Record<string, { readonly formula: string; readonly hand: string; readonly most: number | null }>> = {
  "rolling distinct": {
    formula: "rolling(count(distinct visits.member_id), 28 days)",
    hand: `
      with seen as (select distinct member_id as x, "visited_at@day" as day from visits where member_id is not null),
      spans as (select x, day, lag(day) over own as before, lead(day) over own as after from seen window own as (partition by x order by day)),
      steps as (
        select day, 1 as n from spans where before is null or before + 28 <= day
        union all
        select day + 28, -1 from spans where after is null or day + 28 <= after),
      days as (select day, sum(n) as n from steps group by day)
      select c.day as day, sum(coalesce(days.n, 0)) over (order by c.day) as value
      from (select unnest(range(min(day), max(day) + 1, interval 1 day))::date as day from seen) as c left join days using (day)`,
    most: 1.2,
  },
  "rolling sum": {
    formula: "rolling(sum(orders.amount), 28 days)",
    hand: `
      with days as (select "ordered_at@day" as day, sum(amount) as s from orders group by 1)
      select c.day as day, sum(coalesce(s, 0)) over (order by c.day rows between 27 preceding and current row) as value
      from (select unnest(range(min(day), max(day) + 1, interval 1 day))::date as day from days) as c left join days using (day)`,
    most: null,
  },
};

/** Each window by day, from question to answer, beside the hand's. */
export async function* measureWindows(session: Session, size: string, runs: number, clock: Clock): AsyncGenerator<Figure> {
  const kpis = Object.values(WINDOWS)
    .map(({ formula }, i) => `\n  bench_${i}: { formula: "${formula}" }`)
    .join("");
  const files = filesOf(session.read.root);
  const read = (path: string): string => files.read(path).replace(/^kpis:$/m, `kpis:${kpis}`);
  const { definitions } = readWorkspace({ ...files, read }, ENTRY);
  if (definitions === null) throw new Error("the definitions with windows cannot be read");
  const program = understand({ definitions, catalog: session.catalog });
  for (const [i, [name, { hand, most }]] of Object.entries(WINDOWS).entries()) {
    const question = { kpis: [`bench_${i}`], by: ["day"], from: null, to: null, where: null };
    const ours = (): Promise<Asked> => ask(session.engine, program, question, { detail: false });
    sameAnswers(name, await ours(), 0, await session.engine.query(hand));
    const [mine = 0, baseline = 0] = await inTurn(Math.max(runs, 5), [ours, () => session.engine.query(hand)], { clock });
    yield against(
      "query",
      `${size} ${name}`,
      "ms",
      { ours: mine, baseline },
      most,
      "28 days by day, against what each day adds and takes away",
    );
  }
}
