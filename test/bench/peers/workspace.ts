import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { demo, HOME, inEnglish, scaleOf } from "../place.js";
import { QUESTIONS } from "./questions.js";

interface Definitions {
  readonly community: object;
  readonly sources: object;
  readonly tables: Readonly<Record<string, object>>;
}

/** The tables that the questions read, and those that they refer to. */
const READ = ["members", "topics", "posts", "visits", "customers", "orders", "tickets", "signups", "referrals", "responses"];
/** Those that many KPIs over visits read, and those that they refer to. */
const OF_VISITS = ["members", "topics", "posts", "visits"];

/** The demo's tables under the questions' KPIs, over the demo's own rows. */
export async function questionsWorkspace(rows: number): Promise<string> {
  const from = await demo(scaleOf(rows));
  const root = join(HOME, `peers-${rows}`);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await symlink(join(from, "data"), join(root, "data"));
  const definitions = parse(await readFile(join(from, "metrics.yaml"), "utf8")) as Definitions;
  const formulas = Object.entries(QUESTIONS).map(([name, { formula }]) => [name, formula] as const);
  await writeFile(join(root, "metrics.yaml"), definitionsText(definitions, READ, formulas));
  return root;
}

/** The text of a metrics.yaml of so many KPIs over visits. */
export async function visitsText(root: string, formulas: readonly (readonly [string, string])[]): Promise<string> {
  const definitions = parse(await readFile(join(root, "metrics.yaml"), "utf8")) as Definitions;
  return definitionsText(definitions, OF_VISITS, formulas);
}

function definitionsText(
  whole: Definitions,
  tables: readonly string[],
  formulas: readonly (readonly [string, string])[],
): string {
  const { community, sources, tables: all } = inEnglish(whole) as Definitions;
  const kept = Object.fromEntries(tables.map((table) => [table, all[table]]));
  // Weeks begin on Sunday, as Malloy's do; an order says what its customer pays from then on.
  const levels = kept["orders"] ? { orders: { ...kept["orders"], series: ["customer_id"] } } : {};
  const definitions = {
    version: 1,
    community: { ...community, week_start: "sunday" },
    sources,
    tables: { ...kept, ...levels },
    kpis: Object.fromEntries(formulas.map(([name, formula]) => [name, { formula }])),
  };
  return stringify(definitions, { lineWidth: 0, aliasDuplicateObjects: false });
}
