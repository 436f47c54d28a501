import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pilotUnits } from "../../../loaders/aurora/pilots.js";
import { world } from "../../../loaders/aurora/world.js";
import { random } from "../../stats/random.js";

/** A unit's row in a month; units below `treated` gain `effect` from month 12 on, each from its own where `waves` says so. */
export interface Made {
  readonly unit: string;
  readonly month: number;
  readonly value: number;
}

const MONTHS = 18;
export const START = 12;
const list = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));
export const monthOf = (i: number): string => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`;

/** Months of `count` units that go up and down together, with noise of their own; unit u00 is the first. */
export function panel(
  name: string,
  count: number,
  gain: (unit: number, month: number) => number,
  {
    noise = 0.4,
    seed = 1,
    months = MONTHS,
  }: { readonly noise?: number; readonly seed?: number; readonly months?: number } = {},
): readonly Made[] {
  const source = random(seed);
  const season = list(months, (t) => 20 + 3 * Math.sin(t / 2) + source.normal(0, 0.5));
  return list(count, (u) => {
    const level = source.normal(0, 2);
    return list(months, (t) => ({
      unit: `${name}${String(u).padStart(2, "0")}`,
      month: t,
      value: (season[t] ?? 0) + level + gain(u, t) + source.normal(0, noise),
    }));
  }).flat();
}

const csv = (rows: readonly Made[]): string =>
  `month,unit,value\n${rows.map(({ month, unit, value }) => `${monthOf(month)},${unit},${value.toFixed(4)}`).join("\n")}\n`;

export const even = (prefix: string, count: number): string =>
  `[${list(count, (i) => `${prefix}${String(i).padStart(2, "0")}`)
    .filter((_, i) => i % 2 === 0)
    .join(", ")}]`;

/** A workspace of panels, one table and KPI each, with `pilots` in YAML. */
export async function workspace(panels: Readonly<Record<string, readonly Made[]>>, pilots: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-pilots-"));
  const names = Object.keys(panels);
  const months = Math.max(...Object.values(panels).flatMap((rows) => rows.map(({ month }) => month))) + 1;
  const coverage = `coverage: {from: ${monthOf(0)}, to: ${monthOf(months)}}`;
  const tables = names.map((name) => `  ${name}: {from: ${name}.csv, row: row, time: month, grain: month, ${coverage}}\n`);
  const kpis = names.map((name) => `  ${name}_mean: {label: ${name}, formula: avg(${name}.value)}\n`);
  const text = `version: 1\ncommunity: {name: Test, languages: [en]}\ntables:\n${tables.join("")}kpis:\n${kpis.join("")}pilots:\n${pilots}`;
  await writeFile(join(root, "metrics.yaml"), text);
  for (const name of names) await writeFile(join(root, `${name}.csv`), csv(panels[name] ?? []));
  return root;
}

/** The rows of Aurora's pilots in the world of a seed. */
export interface AuroraRow {
  readonly week: string;
  readonly pilot: string;
  readonly unit_id: string;
  readonly arm: string;
  readonly phase: string;
  readonly outcome: number;
}
export const auroraRows = (seed: number): readonly AuroraRow[] => [...pilotUnits(world(seed, 1))] as unknown as AuroraRow[];
