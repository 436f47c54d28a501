import { openSession, type Session } from "../../../src/cli/session.js";
import { ENTRY, filesOf, readDefinitions } from "../../../src/cli/workspace.js";
import { understand } from "../../../src/compile/program.js";
import { readWorkspace } from "../../../src/compile/read.js";
import { sqlOf } from "../../../src/query/ask.js";
import { alone, type Figure } from "../figure.js";
import { median, processorTime, timed, wallTime, type Clock } from "../measure.js";
import type { Options } from "../options.js";
import { demo, inEnglish, variant, type Document } from "../place.js";

const KPIS = 200;

/** From the text of metrics.yaml to the SQL of 200 KPIs by month: read, understood, planned, emitted. */
export async function* measure(options: Options): AsyncGenerator<Figure> {
  const { runs, cpu } = options;
  const root = await variant("compile", await demo(1), (whole) => {
    const english = inEnglish(whole) as Document;
    return { ...english, kpis: many(english.kpis, KPIS) };
  });
  const session = await openSession(readDefinitions(root), null, [], "native");
  await session.engine.close();
  const { catalog } = session;
  const files = filesOf(root);
  const whole = (): void => {
    const { definitions, diagnostics } = readWorkspace(files, ENTRY);
    const wrong = diagnostics.filter((d) => d.severity === "error");
    if (definitions === null || wrong.length > 0)
      throw new Error(`the generated workspace is wrong: ${JSON.stringify(wrong[0])}`);
    const program = understand({ definitions, catalog });
    const names = Object.keys(program.kpis);
    if (names.length !== KPIS) throw new Error(`${names.length} KPIs`);
    for (const kpi of names) {
      const sql = sqlOf(program, { kpis: [kpi], by: ["month"], from: null, to: null, where: null });
      if (!sql.startsWith("with ")) throw new Error(`no SQL for ${kpi}`);
    }
  };
  const clock = cpu ? processorTime : wallTime;
  const first = await timed(whole, clock);
  for (let i = 0; i < 10; i++) whole();
  const times: number[] = [];
  for (let i = 0; i < Math.max(runs, 9); i++) times.push(await timed(whole, clock));
  yield alone("compile", `${KPIS} KPIs`, "ms", median(times), 100, "text to SQL, in a warm process");
  yield alone("compile", `${KPIS} KPIs, first`, "ms", first, null, "the same, first time in a process");
  yield* measureChecked(catalog, options, clock);
}

const CHECKED = 500;

/** From the text to what every formula means: read, parsed, typed, checked. */
async function* measureChecked(catalog: Session["catalog"], { runs }: Options, clock: Clock): AsyncGenerator<Figure> {
  const root = await variant("checked", await demo(1), (whole) => {
    const english = inEnglish(whole) as Document;
    return { ...english, kpis: many(english.kpis, CHECKED) };
  });
  const files = filesOf(root);
  const whole = (): void => {
    const { definitions } = readWorkspace(files, ENTRY);
    if (definitions === null) throw new Error("the generated workspace cannot be read");
    const { kpis } = understand({ definitions, catalog });
    if (Object.values(kpis).some(({ cell }) => cell === null)) throw new Error("a generated KPI is wrong");
  };
  for (let i = 0; i < 5; i++) whole();
  const times: number[] = [];
  for (let i = 0; i < Math.max(runs, 9); i++) times.push(await timed(whole, clock));
  yield alone("compile", `${CHECKED} KPIs checked`, "ms", median(times), 150, "text to checked meaning, in a warm process");
}

/** The demo's KPIs over and over under other names, references led to their own copy. */
export function many(kpis: Readonly<Record<string, unknown>>, wanted: number): Record<string, unknown> {
  const names = Object.keys(kpis);
  const copies = Array.from({ length: wanted }, (_, i) => {
    const copy = Math.floor(i / names.length);
    return { of: names[i % names.length] ?? "", suffix: copy === 0 ? "" : `_${copy + 1}` };
  });
  const made = new Set(copies.map(({ of, suffix }) => of + suffix));
  return Object.fromEntries(
    copies.map(({ of, suffix }) => {
      const own = names.filter((name) => made.has(name + suffix));
      return [of + suffix, renamed(kpis[of], own, suffix)];
    }),
  );
}

function renamed(kpi: unknown, names: readonly string[], suffix: string): unknown {
  const whole = new RegExp(`(?<![\\w.])(${names.join("|")})(?![\\w.(])`, "g");
  return JSON.parse(JSON.stringify(kpi), (key, value: unknown) => {
    return key === "formula" ? String(value).replace(whole, `$1${suffix}`) : value;
  }) as unknown;
}
