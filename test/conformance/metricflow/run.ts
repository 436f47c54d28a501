import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openEngine } from "../../../src/engine/open.js";
import type { NamedServer } from "../../kit/clickhouse.js";
import { command } from "../../kit/command.js";
import { compare, plain, restsOnNothing, type Answer, type Cell } from "./compare.js";
import type { Case, Pack, Value } from "./pack.js";
import { translate, type Asking } from "./translate.js";
import { Unfit } from "./unfit.js";

export type Outcome =
  | { readonly kind: "passed"; readonly notes: readonly string[] }
  | { readonly kind: "out of scope"; readonly reason: string }
  | { readonly kind: "failed"; readonly wrong: readonly string[]; readonly yaml: string; readonly argv: readonly string[] };

/**
 * Asks our command line what a case asks, in a folder that holds the pack's tables under data/. Where the product
 * refuses a key that names several rows, the case is asked again with the join in the table's SQL. A server, where one is
 * given, computes the numbers.
 */
export async function runCase(
  given: Case,
  pack: Pack,
  folder: string,
  { joining = false, server = null }: { readonly joining?: boolean; readonly server?: NamedServer | null } = {},
): Promise<Outcome> {
  let asking: Asking;
  try {
    asking = translate(given, pack, joining);
  } catch (cause) {
    if (cause instanceof Unfit) return { kind: "out of scope", reason: cause.message };
    throw cause;
  }
  writeFileSync(join(folder, "metrics.yaml"), `${asking.yaml}\n${server?.yaml ?? ""}`);
  const argv = ["query", ...asking.argv, "--detail", "--format", "json"];
  const failed = (wrong: readonly string[]): Outcome => ({ kind: "failed", wrong, yaml: asking.yaml, argv });
  const ran = await command(argv, folder, server?.env);
  if (ran.exit !== 0) {
    const errors = errorsOf(ran.out);
    if (!joining && errors.length > 0 && errors.every(({ code }) => code === "data-key"))
      return runCase(given, pack, folder, { joining: true, server });
    return failed([`exit ${ran.exit}: ${errors.map(({ message }) => message).join(" ") || `${ran.out}${ran.err}`}`]);
  }
  const { rows } = JSON.parse(ran.out) as { rows: (Value | Cell)[][] };
  const wide = asking.dimensions.length + (asking.firsts ? 1 : 0);
  const whole: Answer = {
    keys: rows.map((row) => row.slice(0, wide) as Value[]),
    cells: rows.map((row) => row.slice(wide) as Cell[]),
  };
  const answer = await kept(asking, asking.firsts ? firstRows(whole) : whole, folder);
  const types = new Map((pack.manifests[given.manifest]?.metrics ?? []).map((m) => [m.name, m.type.toLowerCase()]));
  const wrong = compare(given, asking, answer, (column) =>
    ["ratio", "conversion"].includes(types.get(asking.metricOf.get(column) ?? "") ?? ""),
  );
  return wrong.length === 0 ? { kind: "passed", notes: asking.notes } : failed(wrong);
}

/** The errors a command printed; none where it printed something else, as our own fault. */
function errorsOf(said: string): readonly { readonly code: string; readonly message: string }[] {
  if (!said.startsWith('{"diagnostics"')) return [];
  const { diagnostics } = JSON.parse(said) as { diagnostics: { code: string; severity: string; message: string }[] };
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** The first row with a value of each cell, rows being sorted by a finer period that goes away. */
function firstRows({ keys, cells }: Answer): Answer {
  const first = new Map<string, number>();
  keys.forEach(([, ...cell], r) => {
    const own = JSON.stringify(cell);
    if (!first.has(own) && !(cells[r] ?? []).every(restsOnNothing)) first.set(own, r);
  });
  const rows = [...first.values()];
  return { keys: rows.map((r) => (keys[r] ?? []).slice(1)), cells: rows.map((r) => cells[r] ?? []) };
}

/** The rows of an answer that fulfil a condition on its columns, told by plain SQL. */
async function kept(asking: Asking, answer: Answer, folder: string): Promise<Answer> {
  if (asking.keep.length === 0) return answer;
  const engine = await openEngine({ kind: "native" });
  try {
    const literal = (value: Value): string =>
      value === null ? "NULL" : typeof value === "string" ? `'${String(plain(value)).replaceAll("'", "''")}'` : String(value);
    const typed = (value: Value): string =>
      typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? `TIMESTAMP ${literal(value)}` : literal(value);
    const values = answer.keys.map((keys, r) => `(${[String(r), ...keys.map(typed)].join(", ")})`);
    const names = ["r", ...asking.dimensions].map((column) => `"${column}"`);
    for (const table of asking.calendars)
      await engine.query(`CREATE VIEW "${table}" AS SELECT * FROM read_json('${join(folder, "data", `${table}.ndjson`)}')`);
    const found = await engine.query(
      `SELECT r FROM (VALUES ${values.join(", ")}) AS t(${names.join(", ")}) WHERE ${asking.keep.map((c) => `(${c})`).join(" AND ")} ORDER BY r`,
    );
    const rows = (found.data[0] ?? []).map(Number);
    return { keys: rows.map((r) => answer.keys[r] ?? []), cells: rows.map((r) => answer.cells[r] ?? []) };
  } finally {
    await engine.close();
  }
}
