import { openSession, type EngineKind, type Session } from "../../../src/cli/session.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import { ask, type Asked } from "../../../src/query/ask.js";
import { sameAnswers } from "../answers.js";
import { bestOf } from "../best.js";
import { against, alone, type Figure } from "../figure.js";
import { inTurn, median, processorTime, wallTime, type Clock } from "../measure.js";
import type { Options } from "../options.js";
import { installMalloy, KPIS, timeCompiler } from "../peers/compilers.js";
import type { Timed } from "../peers/compiler.js";
import { QUESTIONS } from "../peers/questions.js";
import { sideBySide, TOGETHER } from "../peers/together.js";
import { questionsWorkspace } from "../peers/workspace.js";

/**
 * 25 typical questions on one thread: from question to answer, beside the best SQL written by hand, the SQL that Malloy
 * makes, and DuckDB-WASM. The same engine, the same tables, and the answers compared.
 */
export async function* measure(options: Options): AsyncGenerator<Figure> {
  const absent = options.malloy ? await installMalloy() : "Malloy is measured with --malloy.";
  if (absent !== null) process.stderr.write(`${absent}\n`);
  for (const [i, rows] of options.rows.entries()) {
    const root = await questionsWorkspace(rows);
    const session = await opened(root, "native");
    try {
      const malloy = absent === null ? await timeCompiler("malloy", session, options) : null;
      yield* measureAt(root, session, sizeOf(rows), malloy?.[0]?.sql ?? {}, options);
      if (i === 0) yield* compilers(await timeCompiler("ours", session, options), malloy);
    } finally {
      await session.engine.close();
    }
  }
}

const sizeOf = (rows: number): string => (rows >= 1e6 ? `${rows / 1e6}M` : `${rows / 1e3}k`);

/** A workspace as it is used from the second opening on: the first prepares its tables and keeps them. */
async function opened(root: string, kind: EngineKind): Promise<Session> {
  const read = readDefinitions(root);
  await (await openSession(read, null, [], kind)).engine.close();
  const session = await openSession(read, null, [], kind);
  if (kind === "native") await session.engine.run("set threads = 1");
  return session;
}

interface Found {
  readonly name: string;
  readonly sql: string;
  readonly ours: number;
  readonly hand: number;
  readonly malloy: number | null;
}

async function* measureAt(
  root: string,
  session: Session,
  size: string,
  malloy: Timed["sql"],
  { runs, cpu }: Options,
): AsyncGenerator<Figure> {
  const clock = cpu ? processorTime : wallTime;
  const { engine } = session;
  let compared = 0;
  const found: Found[] = [];
  for (const [name, { hand, by }] of Object.entries(QUESTIONS)) {
    const ours = await answer(session, [name], by);
    const theirs = malloy[name] ?? null;
    for (const sql of theirs === null ? hand : [...hand, theirs])
      compared += sameAnswers(name, ours, 0, await engine.query(sql));
    const sql = await bestOf(engine, hand, clock);
    const works = [() => answer(session, [name], by), () => engine.query(sql)];
    const often = await enough(runs, () => engine.query(sql), clock);
    const took = await inTurn(often, theirs === null ? works : [...works, () => engine.query(theirs)], { clock });
    found.push({ name, sql, ours: took[0] ?? 0, hand: took[1] ?? 0, malloy: took[2] ?? null });
  }
  yield alone("peers", `${size} compared`, "values", compared, null, "the same as by hand, in every way, and as Malloy says");
  const sum = (pick: (one: Found) => number, of = found): number => of.reduce((total, one) => total + pick(one), 0);
  const total = { ours: sum((one) => one.ours), baseline: sum((one) => one.hand) };
  yield against("peers", `${size} questions`, "ms", total, 1.15, `${found.length} one by one against the best SQL by hand`);
  const worst = [...found].sort((a, b) => b.ours / b.hand - a.ours / a.hand)[0] as Found;
  yield against("peers", `${size} worst question`, "ms", { ours: worst.ours, baseline: worst.hand }, 1.5, worst.name);
  yield* together(session, size, found, { runs, clock });
  const stated = found.filter((one) => one.malloy !== null);
  if (stated.length > 0) {
    const beside = { ours: sum((one) => one.ours, stated), baseline: sum((one) => one.malloy ?? 0, stated) };
    yield against("peers", `${size} Malloy`, "ms", beside, 0.75, `the ${stated.length} it can state, its SQL alone`);
  }
  for (const { name, ours, hand, malloy: theirs } of found) {
    const most = name === "active_readers" ? 1.2 : 1.5;
    const of = theirs === null ? "" : `; Malloy ${theirs.toPrecision(3)} ms`;
    const { formula, by } = QUESTIONS[name] as (typeof QUESTIONS)[string];
    yield against("peers", `${size} ${name}`, "ms", { ours, baseline: hand }, most, `${formula} by ${by.join(", ")}${of}`);
  }
  yield* wasm(root, session, size, { runs, clock });
}

const answer = ({ engine, program }: Session, kpis: readonly string[], by: readonly string[]): Promise<Asked> =>
  ask(engine, program, { kpis, by, from: null, to: null, where: null }, { detail: false });

interface Runs {
  readonly runs: number;
  readonly clock: Clock;
}

/** Short questions are asked more often: a millisecond is easily disturbed. */
async function enough(runs: number, work: () => Promise<unknown>, clock: Clock): Promise<number> {
  const [once = 0] = await inTurn(1, [work], { clock });
  return Math.max(runs, Math.min(40, Math.ceil(200 / Math.max(once, 1))));
}

/** All questions of one grain in one: ours in one call, by hand in one statement, the better of several. */
async function* together(
  session: Session,
  size: string,
  found: readonly Found[],
  { runs, clock }: Runs,
): AsyncGenerator<Figure> {
  const { engine } = session;
  const calls = new Map<string, readonly Found[]>();
  for (const one of found) {
    const by = QUESTIONS[one.name]?.by.join(",") ?? "";
    calls.set(by, [...(calls.get(by) ?? []), one]);
  }
  const best = (name: string): string => found.find((one) => one.name === name)?.sql ?? "";
  const hands: string[] = [];
  for (const [by, questions] of calls) {
    const names = questions.map(({ name }) => name);
    const alone = names.length === 1 ? [best(names[0] ?? "")] : [sideBySide(names, best)];
    const ways = [...alone, ...(TOGETHER[by] ?? []).map((way) => way(best))];
    const ours = await answer(session, names, by.split(","));
    for (const sql of ways) {
      const table = await engine.query(sql);
      const at = (name: string): number =>
        names.length === 1 ? table.columns.length - 1 : table.columns.findIndex((column) => column.name === name);
      for (const [i, name] of names.entries()) sameAnswers(name, ours, i, table, at(name));
    }
    hands.push(await bestOf(engine, ways, clock));
  }
  const [ours = 0, baseline = 0] = await inTurn(
    runs,
    [
      async () => {
        for (const [by, questions] of calls)
          await answer(
            session,
            questions.map(({ name }) => name),
            by.split(","),
          );
      },
      async () => {
        for (const sql of hands) await engine.query(sql);
      },
    ],
    { clock },
  );
  const about = `those of one grain in one call, against the best single statement: ${calls.size} of each`;
  yield against("peers", `${size} together`, "ms", { ours, baseline }, 1.15, about);
}

/** DuckDB-WASM beside native on one thread: the same questions over the same tables. */
async function* wasm(root: string, session: Session, size: string, { runs, clock }: Runs): AsyncGenerator<Figure> {
  const other = await opened(root, "wasm");
  let total = { ours: 0, baseline: 0 };
  try {
    for (const [name, { by }] of Object.entries(QUESTIONS)) {
      const [ours = 0, baseline = 0] = await inTurn(
        Math.min(runs, 3),
        [() => answer(other, [name], by), () => answer(session, [name], by)],
        { clock },
      );
      total = { ours: total.ours + ours, baseline: total.baseline + baseline };
    }
  } finally {
    await other.engine.close();
  }
  yield against("peers", `${size} DuckDB-WASM`, "ms", total, 1.4, "all questions against native on one thread");
}

function* compilers(ours: readonly Timed[], malloy: readonly Timed[] | null): Generator<Figure> {
  const of = (timed: readonly Timed[], pick: (one: Timed) => number): number => median(timed.map(pick));
  const figures: readonly (readonly [string, number, string, (one: Timed) => number])[] = [
    ["model", 0.5, `${KPIS} KPIs from text to checked, against as many measures of a Malloy source`, ({ model }) => model],
    ["one to SQL", 0.25, "a KPI by month to SQL, its model loaded", ({ question }) => question],
    [
      "import and first",
      0.4,
      "in a fresh process: the compiler imported, the first question to SQL",
      (one) => one.import + one.first,
    ],
  ];
  for (const [name, most, about, pick] of figures) {
    if (malloy === null) yield alone("peers", name, "ms", of(ours, pick), null, about);
    else yield against("peers", name, "ms", { ours: of(ours, pick), baseline: of(malloy, pick) }, most, about);
  }
}
