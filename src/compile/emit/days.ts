import { FUNCTIONS } from "../../formula/functions.js";
import { Bug } from "../../ground/diagnostic.js";
import type { Measure } from "../cell.js";
import type { World } from "../scope.js";
import type { Dialect } from "./dialect.js";
import { argsOf, filterOf, measureSql, weightParts, type ScanParts } from "./measure.js";

/*
 * Counts, sums, means and extremes by way of days: each local day keeps parts of them, and days are put together. Rows
 * are grouped by a day much faster than by what would have to be computed of each, and days are few.
 */

/** What a day keeps of a measure, and how parts are put together: `over` names a window, or is "". */
export interface Piece {
  readonly parts: readonly { readonly name: string; readonly sql: string; readonly fold: "sum" | "min" | "max" }[];
  readonly whole: (over: string) => string;
}

export function pieceOf(measure: Measure, i: number, context: ScanParts["context"], world: World): Piece {
  if (measure.weight) return weightedPiece(measure, i, context);
  const mean = FUNCTIONS.get(measure.fn)?.meanOf;
  if (mean) {
    const [value, filter] = [mean(argsOf(measure, context)), filterOf(measure, context)];
    return {
      parts: [
        { name: `part${i}`, sql: `${context.dialect.total(value, measure.arg?.type ?? "integer")}${filter}`, fold: "sum" },
        { name: `part${i}n`, sql: `count(${value})${filter}`, fold: "sum" },
      ],
      whole: (over) => `(sum(part${i})${over})::double / nullif(sum(part${i}n)${over}, 0)`,
    };
  }
  const fold = FOLDS[measure.fn];
  if (fold === undefined) throw new Bug(`${measure.fn} has no parts`);
  const whole = (over: string): string => {
    const sum = measure.fn === "sum" ? context.dialect.total(`part${i}`, measure.type) : `${fold}(part${i})`;
    const sql = `${sum}${over}`;
    return measure.fn !== "count" && measure.fn !== "added" ? sql : over === "" ? `${sql}::bigint` : `(${sql})::bigint`;
  };
  return { parts: [{ name: `part${i}`, sql: measureSql(measure, context, world), fold }], whole };
}
const FOLDS: Readonly<Record<string, Piece["parts"][number]["fold"]>> = {
  count: "sum",
  added: "sum",
  sum: "sum",
  min: "min",
  max: "max",
};

/** The same of answers with weights. */
function weightedPiece(measure: Measure, i: number, context: ScanParts["context"]): Piece {
  const { value, weight, filter } = weightParts(measure, context);
  const part = (end: string, sql: string, fold: "sum" | "min" | "max" = "sum") => ({
    name: `part${i}${end}`,
    sql: `${sql}${filter}`,
    fold,
  });
  return {
    parts: [
      part("", `sum(${value})`),
      part("n", `count(${value})`),
      part("v", `sum(${weight} * ${value})`),
      part("w", `sum(${weight})`),
      part("a", `min(${weight})`, "min"),
      part("b", `max(${weight})`, "max"),
    ],
    whole(over) {
      const of = (fold: string, end: string): string => `${fold}(part${i}${end})${over}`;
      const plain = `(${of("sum", "")})::double / nullif(${of("sum", "n")}, 0)`;
      return `case when ${of("min", "a")} = ${of("max", "b")} then ${plain} else ${of("sum", "v")} / ${of("sum", "w")} end`;
    },
  };
}

/** The days of a pass, each with its parts; `groups` begins with the local day. */
export const daysSql = ({ groups, lines, conditions }: ScanParts, pieces: readonly Piece[]): string =>
  [
    `select ${[...groups, ...pieces.flatMap(({ parts }) => parts.map(({ name, sql }) => `${sql} as ${name}`))].join(",\n      ")}`,
    `from ${lines.join("\n      ")}`,
    ...(conditions.length > 0 ? [`where ${conditions.join(" and ")}`] : []),
    `group by ${groups.map((_, i) => i + 1).join(", ")}`,
  ].join("\n    ");

/** Days put together by the keys of their periods; only some of them where there are conditions. */
export const periodsOfDays = (
  keys: readonly string[],
  days: string,
  conditions: readonly string[],
  pieces: readonly Piece[],
): string =>
  [
    `select ${[...keys, ...pieces.map(({ whole }, i) => `${whole("")} as m${i}`)].join(", ")}`,
    `from ${days} as t`,
    ...(conditions.length > 0 ? [`where ${conditions.join(" and ")}`] : []),
    ...(keys.length > 0 ? [`group by ${keys.map((_, g) => g + 1).join(", ")}`] : []),
  ].join("\n  ");

/** Windows that move on by a day each time: `first` is the last day of the first one, which has so many days, or all before. */
export interface Running {
  readonly first: string;
  readonly length: number | null;
  readonly windows: number;
}

/** Each window's days are the rows before it in a list of days without gaps: no day is joined to every window. */
export function runningSql(
  { first, length, windows }: Running,
  names: readonly string[],
  days: string,
  pieces: readonly Piece[],
  dialect: Dialect,
): string {
  const before = length === null ? 0 : length - 1;
  const since = dialect.daysSince("day", first);
  const place = length === null ? `greatest(${since}, 0)` : before === 0 ? since : `${since} + ${before}`;
  const folded = pieces.flatMap(({ parts }) => parts.map(({ name, fold }) => `${fold}(${name}) as ${name}`));
  const frame = length === null ? "unbounded preceding" : `between ${before} preceding and current row`;
  const by = names.length > 0 ? `partition by ${names.map((name) => `g.${name}`).join(", ")} ` : "";
  const range = (alias: string): string => dialect.range(windows + before, alias, "i");
  const own = names.map((name) => dialect.named(`g.${name}`, name));
  return [
    `with placed as ${names.length > 0 ? "materialized " : ""}(`,
    `  select ${[`${place} as i`, ...names, ...folded].join(", ")}`,
    `  from ${days} as t group by ${["1", ...names].join(", ")}`,
    `)`,
    `select ${[before === 0 ? "i as p" : `i - ${before} as p`, ...names, ...pieces.map((_, i) => `m${i}`)].join(", ")} from (`,
    `  select ${[dialect.named("g.i", "i"), ...own, ...pieces.map(({ whole }, i) => `${whole(" over w")} as m${i}`)].join(", ")}`,
    names.length > 0
      ? `  from (select * from (select distinct ${names.join(", ")} from placed) as groups cross join ${range("r")}) as g`
      : `  from ${range("g")}`,
    `  left join placed as t on t.i = g.i${names.map((name) => ` and t.${name} is not distinct from g.${name}`).join("")}`,
    `  window w as (${by}order by g.i rows ${frame})`,
    `) as run${before === 0 ? "" : ` where i >= ${before}`}`,
  ].join("\n  ");
}
