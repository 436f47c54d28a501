import { ask } from "../../src/query/ask.js";
import { openSession } from "../../src/cli/session.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { workspaceOf } from "../prepare/kit.js";
import { random, type Random } from "./random.js";

/** Rows of one repetition: a table's rows without their `rep`, in the order of the situation's columns. */
type Sample = Readonly<Record<string, readonly (readonly (string | number)[])[]>>;

/** A known world, and a KPI whose interval should hold what is true in it. */
export interface Situation {
  readonly name: string;
  readonly formula: string;
  /** What `tables:` says of each beside its file, and the columns of that file after `rep`. */
  readonly tables: Readonly<Record<string, { readonly columns: readonly string[]; readonly says?: string }>>;
  readonly assumptions?: Readonly<Record<string, readonly [low: number, value: number, high: number]>>;
  /** One repetition: the rows seen, and the truth behind them. `id` names things apart from other repetitions'. */
  readonly draw: (random: Random, id: (i: number) => string) => { readonly sample: Sample; readonly truth: number };
  /** As the product names it. */
  readonly method: string;
  /** Dimensions beside `rep`, and the group whose truth is drawn. */
  readonly group?: { readonly by: string; readonly value: string };
  /** Within these the coverage has to lie; 93 to 97 % where nothing else is said, and then the reason with it. */
  readonly expected?: { readonly from: number; readonly to: number; readonly because: string };
  /** Held by the short test too. */
  readonly quick?: true;
}

export interface Coverage {
  readonly method: string;
  readonly repetitions: number;
  readonly covered: number;
  /** Repetitions whose interval is not given or runs to infinity. */
  readonly without: number;
}

/**
 * The share of seeded repetitions whose interval holds the truth. All repetitions are rows of one workspace, told apart by
 * the column `rep`; the product is asked once, by `rep`.
 */
export async function coverage(situation: Situation, repetitions: number, seed: number): Promise<Coverage> {
  const source = random(seed);
  const lines: Record<string, string[]> = {};
  for (const [table, { columns }] of Object.entries(situation.tables)) lines[table] = [`rep,${columns.join(",")}`];
  const truths = Array.from({ length: repetitions }, (_, rep) => {
    const { sample, truth } = situation.draw(source, (i) => `${rep}-${i}`);
    for (const [table, rows] of Object.entries(sample)) lines[table]?.push(...rows.map((row) => `${rep},${row.join(",")}`));
    return truth;
  });
  const files = Object.fromEntries(Object.entries(lines).map(([table, rows]) => [`${table}.csv`, `${rows.join("\n")}\n`]));
  const folder = workspaceOf({ ...files, "metrics.yaml": definitions(situation) });
  const session = await openSession(readDefinitions(folder), ["kpi"], [], "native");
  try {
    const { group } = situation;
    const by = ["rep", ...(group ? [group.by] : [])];
    const question = { kpis: ["kpi"], by, from: null, to: null, where: null };
    const answer = await ask(session.engine, session.program, question, { detail: true });
    const rows = answer.rows.filter(({ key }) => group === undefined || key[1] === group.value);
    const cells = new Map(rows.map(({ key, cells }) => [Number(key[0]), cells[0]]));
    let [covered, without] = [0, 0];
    truths.forEach((truth, rep) => {
      const { low, high } = cells.get(rep) ?? { low: null, high: null };
      if (low === null || high === null) without++;
      else if (low <= truth && truth <= high) covered++;
    });
    return { method: answer.kpis[0]?.method ?? "", repetitions, covered, without };
  } finally {
    await session.engine.close();
  }
}

function definitions({ formula, tables, assumptions = {} }: Situation): string {
  const table = ([name, { says }]: [string, { readonly says?: string }]) =>
    `  ${name}: {from: ${name}.csv, row: ${name.replace(/s$/, "")}${says === undefined ? "" : `, ${says}`}}\n`;
  const assumption = ([name, [low, value, high]]: [string, readonly [number, number, number]]) =>
    `  ${name}: {value: ${value}, low: ${low}, high: ${high}, class: assumption, source: a made world, owner: nobody}\n`;
  const assumed = Object.entries(assumptions).map(assumption).join("");
  return `version: 1
tables:
${Object.entries(tables).map(table).join("")}${assumed === "" ? "" : `assumptions:\n${assumed}`}kpis:
  kpi: {formula: ${JSON.stringify(formula)}}
`;
}

/** A line a situation: how much was covered, and by which method. */
export function report(measured: readonly (readonly [Situation, Coverage])[]): string {
  const wide = Math.max(...measured.map(([{ name }]) => name.length));
  const line = ([{ name, expected }, { covered, without, repetitions, method }]: readonly [Situation, Coverage]) => {
    const share = ((100 * covered) / repetitions).toFixed(2).padStart(6);
    const none = without === 0 ? "" : `, ${without} without both ends`;
    return `${name.padEnd(wide)}  ${share} %  ${method}${none}${expected ? ` (${expected.because})` : ""}`;
  };
  return `\nCovered of ${measured[0]?.[1].repetitions ?? 0} repetitions each, nominal 95 %\n${measured.map(line).join("\n")}\n\n`;
}
