import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, type Ran } from "../kit/command.js";

/** A sale: its day, its amount, and whether it was paid or a gift. */
export type Sale = readonly [day: string, amount: number, kind: "paid" | "gift"];

export interface Shop {
  readonly sales: readonly Sale[];
  readonly rate: number;
  readonly formula?: string;
  readonly history?: string;
  readonly more?: string;
}

const metrics = ({ rate, formula = "sum(sales.amount) * rate", history = "", more = "" }: Shop): string => `version: 1
community: {name: A shop, languages: [en, da], timezone: Europe/Copenhagen}
tables:
  sales: {from: sales.csv, row: sale, time: day, columns: {amount: {type: integer, unit: point}}}
assumptions:
  rate: {value: ${rate}, low: 1, high: 5, unit: "1", class: assumption, source: A guess, owner: Finance}
kpis:
  worth: {label: Worth, formula: '${formula}', better: higher${history}}
  sold: {label: Sales, formula: count(sales)}
${more}stakeholders:
  boss: {name: The boss, language: da}
goals:
  earn:
    for: boss
    problem: Money is short.
    kpi: worth
    target: {at_least: 100 point, by: 2026-12-31}
    owner: Head of sales
executive: {organisation: [worth], members: [sold], alignment: [worth, sold]}
`;

/** Writes the workspace, over what is there. */
export async function writeShop(root: string, shop: Shop): Promise<void> {
  const rows = shop.sales.map((sale) => sale.join(","));
  await writeFile(join(root, "metrics.yaml"), metrics(shop));
  await writeFile(join(root, "sales.csv"), `day,amount,kind\n${rows.join("\n")}\n`);
}

export async function makeShop(shop: Shop): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-shop-"));
  await writeShop(root, shop);
  return root;
}

/** June as it was known at its end; June and July, with a late row of June, as known a month later. */
export const JUNE: Shop = {
  rate: 2,
  sales: [
    ["2026-06-01", 10, "paid"],
    ["2026-06-15", 20, "paid"],
    ["2026-06-30", 3, "gift"],
  ],
};
export const JULY: Shop = {
  rate: 3,
  formula: 'sum(sales.amount where kind = "paid") * rate',
  sales: [...JUNE.sales, ["2026-06-20", 5, "paid"], ["2026-07-01", 40, "paid"], ["2026-07-31", 2, "gift"]],
};

export const run = (root: string, ...words: readonly string[]): Promise<Ran> => command(words, root);

/** Every file of a folder with its bytes, by path. */
export async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, "latin1")] as const),
  );
  return new Map(read.sort());
}
