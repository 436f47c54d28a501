import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { stringify } from "yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "../kit/command.js";
import { same, type Cell } from "./metricflow/compare.js";
import type { Value } from "./metricflow/pack.js";
import { Tally } from "./table.js";
import { packOf } from "./which.js";

interface Case {
  readonly name: string;
  readonly metrics: readonly string[];
  readonly group_by: readonly string[];
  readonly filter: string | null;
  readonly rows: readonly (readonly Value[])[];
}
interface Pack {
  /** "orders.customer_id": "customers.id" */
  readonly relations?: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

/** How the first word of a measure is asked. */
const CALLS: Readonly<Record<string, string>> = {
  total: "sum(",
  sum: "sum(",
  unique: "count(distinct ",
  avg: "avg(",
  average: "avg(",
  min: "min(",
  max: "max(",
};

const read = (folder: string): Pack => JSON.parse(readFileSync(join(folder, "cases.json"), "utf8")) as Pack;
const which = packOf("cube-multifact");

if ("without" in which) describe.skip(`Cube's fan-out and chasm traps${which.without}`, () => it("reads the pack"));
else {
  const { folder } = which;
  const { relations = {}, cases } = read(folder);
  const tally = new Tally(`Cube's fan-out and chasm traps (${basename(folder)})`);
  const workspace = mkdtempSync(join(tmpdir(), "worthwhile-conformance-"));
  const columns = new Map(
    readdirSync(join(folder, "tables")).map((file) => {
      const [header = ""] = readFileSync(join(folder, "tables", file), "utf8").split(/\r?\n/);
      return [file.replace(/\.csv$/, ""), header.split(",")];
    }),
  );
  const tables = Object.fromEntries(
    [...columns.keys()].map((table) => {
      const refs = Object.entries(relations).filter(([from]) => from.startsWith(`${table}.`));
      const to = refs.map(([from, target]) => [from.slice(table.length + 1), { ref: target.split(".")[0] }]);
      return [table, { from: `tables/${table}.csv`, key: "id", columns: Object.fromEntries(to) }];
    }),
  );

  /** `orders.total_amount` is the sum of orders' amount, `returns.unique_customers` the distinct customers, and so on. */
  const formula = (metric: string): string | null => {
    const [table = "", measure = ""] = metric.split(".");
    const named = (start: string) => columns.get(table)?.find((column) => column === start || column.startsWith(`${start}_`));
    if (measure === "count") return `count(${table})`;
    const [, kind = "", what = "", only] = /^([a-z]+)_(.*?)(?:_for_(\w+))?$/.exec(measure) ?? [];
    const call = CALLS[kind];
    const column = named(kind === "unique" ? what.replace(/s$/, "") : what);
    if (column === undefined || call === undefined) return null;
    const region = only && `${way(table, "regions", relations)}.name = "${only.charAt(0).toUpperCase()}${only.slice(1)}"`;
    return `${call}${table}.${column}${region === undefined ? "" : ` where ${region}`})`;
  };

  describe(`Cube's fan-out and chasm traps of ${basename(folder)}`, () => {
    beforeAll(() => cpSync(join(folder, "tables"), join(workspace, "tables"), { recursive: true }));
    afterAll(() => {
      rmSync(workspace, { recursive: true, force: true });
      tally.print();
    });

    it.for(cases)("$name", async ({ name, metrics, group_by, filter, rows }, { skip }) => {
      const unsaid = metrics.find((metric) => formula(metric) === null);
      if (unsaid !== undefined) {
        const reason = `the name ${unsaid} does not say what it measures`;
        tally.leave(reason, name);
        return skip(reason);
      }
      const kpis = Object.fromEntries(metrics.map((metric) => [metric.replace(".", "_"), { formula: formula(metric) }]));
      writeFileSync(join(workspace, "metrics.yaml"), stringify({ version: 1, tables, kpis }));
      const having = /^having (\S+) (>=?|<=?|<>|!=|=) (-?[\d.]+)$/.exec(filter ?? "");
      // Words in brackets are the pack's remark, but for a list of values and what stands together.
      const where =
        having || filter === null ? null : filter.replace(/(?<!\b(?:in|and|or|not))\s+\(.*\)$/i, "").replaceAll("<>", "!=");
      const ran = await command(
        [
          ...["query", Object.keys(kpis).join(","), "--detail", "--format", "json"],
          ...(group_by.length > 0 ? ["--by", group_by.join(",")] : []),
          ...(where === null ? [] : ["--where", where]),
        ],
        workspace,
      );
      const facts = metrics.map((metric) => metric.split(".")[0] ?? "");
      const names = [...group_by, ...(where?.match(/\b\w+\.\w+\b/g) ?? [])].map((name) => name.split(".")[0] ?? "");
      const far = names.some((to) => facts.some((from) => !reaches(from, to, relations)));
      try {
        if (far) {
          // Cube counts a hub's rows once for each match; here what a table cannot reach is an error (Meaning 2).
          expect(ran.exit).toBe(2);
          expect(ran.out).toContain('"code":"unreachable"');
          return tally.pass(["a dimension or filter that a counted table cannot reach is an error that names it (Meaning 2)"]);
        }
        expect(ran.exit, ran.out).toBe(0);
        const found = (JSON.parse(ran.out) as { rows: (Value | Cell)[][] }).rows.map((row) => ({
          key: row.slice(0, group_by.length) as Value[],
          cells: row.slice(group_by.length) as Cell[],
        }));
        // A condition on an aggregate picks rows of the answer: --where is a row condition.
        const kept = having
          ? found.filter((row) =>
              holds(row.cells[metrics.indexOf(having[1] ?? "")]?.value ?? null, having[2] ?? "", Number(having[3])),
            )
          : found;
        expect(kept.map(({ key }) => JSON.stringify(key)).sort()).toEqual(
          rows.map((row) => JSON.stringify(row.slice(0, group_by.length))).sort(),
        );
        for (const row of rows) {
          const { cells } = kept.find(({ key }) => JSON.stringify(key) === JSON.stringify(row.slice(0, group_by.length))) ?? {};
          row.slice(group_by.length).forEach((want, i) => {
            const cell = cells?.[i];
            // A sum of no rows is 0 here (Meaning 8), null there.
            const right = cell && (same(want, cell.value) || (want === null && cell.value === 0 && cell.n === 0));
            expect(right, `${JSON.stringify(row)} ${metrics[i]}: ${JSON.stringify(cell)}`).toBe(true);
          });
        }
        tally.pass();
      } catch (cause) {
        tally.fail();
        throw cause;
      }
    });
  });
}

/** Whether a value stands to a number as a sign says; null to none. */
function holds(value: Value, sign: string, than: number): boolean {
  if (value === null) return false;
  const number = Number(value);
  if (sign === "=" || ((sign === ">=" || sign === "<=") && number === than)) return number === than;
  if (sign.startsWith(">")) return number > than;
  return sign === "<>" || sign === "!=" ? number !== than : number < than;
}

/** The columns whose references lead from a table to another, as a path. */
function way(from: string, to: string, relations: Readonly<Record<string, string>>): string | null {
  for (const [column, target] of Object.entries(relations)) {
    const [table = "", name = ""] = column.split(".");
    const next = target.split(".")[0] ?? "";
    if (table !== from) continue;
    const rest = next === to ? "" : way(next, to, relations);
    if (rest !== null) return rest === "" ? name : `${name}.${rest}`;
  }
  return null;
}

/** Whether a table's references lead to another. */
function reaches(from: string, to: string, relations: Readonly<Record<string, string>>): boolean {
  if (from === to) return true;
  return Object.entries(relations).some(
    ([column, target]) => column.startsWith(`${from}.`) && reaches(target.split(".")[0] ?? "", to, relations),
  );
}
