import { FUNCTIONS } from "../../formula/functions.js";
import { Bug } from "../../ground/diagnostic.js";
import type { Column, Measure } from "../cell.js";
import { keptOf, type Part } from "../cube.js";
import type { Program } from "../program.js";
import { DUCKDB } from "./duckdb.js";
import { argsOf, filterOf, measureSql, timeOf } from "./measure.js";
import { rowSql, type RowContext } from "./row.js";
import { source } from "./scan.js";

/**
 * The rows of all cubes of one table and date basis, by local day and one of the dimensions or none, in that order: "@set"
 * is the dimension's number, −1 for none. Then "@day", the dimensions as "@d0", … and the measures as `m0`, …; a mean is its sum
 * and, with an `n` behind, how many.
 */
export function cubesSql(part: Part, dimensions: readonly Column[], program: Program): string {
  const { lines, context } = read(part, dimensions, program);
  const names = dimensions.map((_, i) => `"@d${i}"`);
  const sets = ['("@day")', ...names.map((name) => `("@day", ${name})`)];
  return [
    `select ${[`${setSql(names)} as "@set"`, ...keys(part, dimensions, context), ...piecesOf(part, context, program)].join(",\n  ")}`,
    ...lines,
    `group by grouping sets (${sets.join(", ")})`,
    `order by ${['"@set"', '"@day"', ...names.map((name) => `${name} nulls last`)].join(", ")}`,
  ].join("\n");
}

/** Which of the dimensions a row is grouped by: `grouping_id` has a bit for each that it is not. */
function setSql(names: readonly string[]): string {
  if (names.length === 0) return "-1";
  const all = 2 ** names.length - 1;
  const cases = names.map((_, i) => `when ${all - 2 ** (names.length - 1 - i)} then ${i}`);
  return `case grouping_id(${names.join(", ")}) ${cases.join(" ")} else -1 end`;
}

/**
 * What must be known before: one row with about how many values each dimension has, as `d0`, …, and which numbers add up
 * to the last bit in any order, `true` or `false` under the measure's name: all that is whole, and doubles that are small
 * multiples of a 1024th.
 */
export function fitnessSql(part: Part, dimensions: readonly Column[], program: Program): string {
  const { lines, context } = read(part, dimensions, program);
  const counts = dimensions.map((column, i) => `approx_count_distinct(${rowSql(column, context)}) as d${i}`);
  const exact = part.measures.flatMap((measure, i) =>
    valuesOf(measure, context).map(({ value, filter }) => {
      const x = `(${value})::double`;
      const steps = `coalesce(bool_and(${x} * 1024 = trunc(${x} * 1024))${filter}, true)`;
      return `${steps} and coalesce(sum(abs(${x}))${filter}, 0) < 8e12 as m${i}`;
    }),
  );
  return [`select ${["count(*) as n", ...counts, ...exact].join(",\n  ")}`, ...lines].join("\n");
}

function read(
  { table, at, measures }: Part,
  dimensions: readonly Column[],
  { world }: Program,
): { readonly lines: readonly string[]; readonly context: RowContext } {
  const { catalog, definitions } = world;
  const rows = [at, ...dimensions, ...measures.flatMap((m) => [m.arg, m.where])];
  const { alias, joins } = source(table, rows, at, { world, dialect: DUCKDB });
  const { weekStart, fiscalYearStart } = definitions.community;
  const context: RowContext = { alias, instants: catalog.instants, calendar: { weekStart, fiscalYearStart }, dialect: DUCKDB };
  return {
    context,
    lines: [`from ${[`${DUCKDB.table(table)} as t`, ...joins].join("\n  ")}`, `where ${timeOf(at, context)} is not null`],
  };
}

const keys = ({ at }: Part, dimensions: readonly Column[], context: RowContext): readonly string[] => [
  `${timeOf(at, context)}::date as "@day"`,
  ...dimensions.map((column, i) => `${rowSql(column, context)} as "@d${i}"`),
];

const piecesOf = ({ measures }: Part, context: RowContext, { world }: Program): readonly string[] =>
  measures.flatMap((measure, i) => {
    if (keptOf(measure) !== "mean") return [`${measureSql(measure, context, world)} as m${i}`];
    return valuesOf(measure, context).flatMap(({ value, filter }) => [
      `sum(${value})${filter} as m${i}`,
      `count(${value})${filter} as m${i}n`,
    ]);
  });

/** What a measure adds up; nothing for one that counts or compares. */
function valuesOf(measure: Measure, context: RowContext): readonly { readonly value: string; readonly filter: string }[] {
  const kept = keptOf(measure);
  if (kept !== "sum" && kept !== "mean") return [];
  const args = argsOf(measure, context);
  const value = kept === "sum" ? args[0] : FUNCTIONS.get(measure.fn)?.meanOf?.(args);
  if (value === undefined) throw new Bug(`${measure.text} adds nothing up`);
  return [{ value, filter: filterOf(measure, context) }];
}
