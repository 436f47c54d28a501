import { entityOf, sharedPartitions, type Found } from "./models.js";
import type { Model } from "./pack.js";
import { Unfit } from "./unfit.js";

export interface Column {
  readonly sql: string;
  readonly ref?: string;
  readonly unit?: string;
  readonly type?: "text";
}
export interface Table {
  readonly model: Model;
  readonly columns: Map<string, Column>;
  key: string | null;
  time: string | null;
  series: readonly string[] | null;
  /** The measure's column and the groups a level is added up over before its last moment is sought. */
  grouped: { readonly measure: string; readonly groups: readonly string[] } | null;
  joins: Map<string, Join>;
  /** Other times that rows are placed by: `at`. */
  times: Set<string>;
  spine: "day" | "hour" | null;
}

/** A join made by the table's own SQL: its alias, the joined rows, and their columns. */
export interface Join {
  readonly alias: string;
  readonly steps: Found["steps"];
  /** Each column's SQL and the step whose model it stands in. */
  readonly columns: Map<string, { readonly sql: string; readonly step: number }>;
}

export function groupedSql(
  model: Model,
  columns: ReadonlyMap<string, Column>,
  time: string | null,
  grouped: Table["grouped"],
): string {
  const from = `FROM raw_${model.node_relation.alias}`;
  const select = [...columns].map(([column, { sql }]) => `${grouped?.measure === column ? `sum(${sql})` : sql} AS "${column}"`);
  if (!grouped) return `SELECT ${select.length > 0 ? select.join(", ") : "1 AS one"} ${from}`;
  const fixed = [...grouped.groups, ...(time === null ? [] : [time])].map((group) => sqlOf(model, group));
  for (const [column, { sql }] of columns)
    if (column !== grouped.measure && !fixed.includes(sql)) throw new Unfit(`a level of groups, asked by ${column} too`);
  return `SELECT ${select.join(", ")} ${from} GROUP BY ALL`;
}

/** A chain of joins that another goes on from is part of it: the rows are matched once. */
export function merged(joins: readonly Join[]): readonly Join[] {
  const kept: Join[] = [];
  for (const join of [...joins].sort((a, b) => b.steps.length - a.steps.length)) {
    const longer = kept.find(({ steps }) =>
      join.steps.every(({ entity, to }, i) => steps[i]?.entity === entity && steps[i].to === to),
    );
    if (!longer) kept.push({ ...join, columns: new Map(join.columns) });
    else for (const [column, made] of join.columns) longer.columns.set(column, made);
  }
  return kept;
}

/** The rows of a model with each chain of joins beside them, as often as it matches. */
export function joinedSql(model: Model, columns: ReadonlyMap<string, Column>, joins: readonly Join[]): string {
  const own: string[] = [];
  const outer: string[] = [];
  for (const [column, { sql }] of columns) {
    if (sql !== "joined") {
      own.push(`${sql} AS "${column}"`);
      outer.push(`own."${column}"`);
    }
  }
  const joined = joins.map(({ alias, steps, columns: wanted }) => {
    const conditions: string[] = [];
    let sources = "";
    const links: string[] = [];
    steps.forEach(({ entity, to }, i) => {
      if ((to.dimensions ?? []).some((d) => d.type_params?.validity_params))
        throw new Unfit("rows valid for a time beside a key that names several rows");
      const next = steps[i + 1];
      const cells = [
        `${sqlOf(to, entity)} AS k`,
        ...(next ? [`${sqlOf(to, next.entity)} AS n`] : []),
        ...sharedPartitions(model, to).map((p) => `${sqlOf(to, p)} AS "p_${p}"`),
        ...[...wanted].flatMap(([column, { sql, step }]) => (step === i ? [`${sql} AS "${column}"`] : [])),
      ];
      const source = `(SELECT ${cells.join(", ")} FROM raw_${to.node_relation.alias}) AS s${i}`;
      sources += i === 0 ? source : ` LEFT JOIN ${source} ON s${i - 1}.n = s${i}.k`;
      if (i === 0) {
        own.push(`${sqlOf(model, entity)} AS "k_${alias}"`);
        conditions.push(`own."k_${alias}" = ${alias}.k`);
      }
      for (const p of sharedPartitions(model, to)) {
        own.push(`${sqlOf(model, p)} AS "p_${alias}_${i}_${p}"`);
        links.push(`s${i}."p_${p}" AS "p_${i}_${p}"`);
        conditions.push(`own."p_${alias}_${i}_${p}" = ${alias}."p_${i}_${p}"`);
      }
    });
    const inner = ["s0.k AS k", ...links, ...[...wanted].map(([column, { step }]) => `s${step}."${column}"`)];
    outer.push(...[...wanted.keys()].map((column) => `${alias}."${column}"`));
    return `LEFT JOIN (SELECT ${inner.join(", ")} FROM ${sources}) AS ${alias} ON ${conditions.join(" AND ")}`;
  });
  return `SELECT ${outer.join(", ")} FROM (SELECT ${own.join(", ")} FROM raw_${model.node_relation.alias}) AS own ${joined.join(" ")}`;
}

/** The columns between which a row of several versions holds; they are made where they are not yet there. */
export function validity(model: Model, columns: Map<string, Column>): { from: string; to: string } | null {
  const bound = (key: "is_start" | "is_end") => model.dimensions?.find((d) => d.type_params?.validity_params?.[key]);
  const [from, to] = [bound("is_start"), bound("is_end")];
  if (!from || !to) return null;
  for (const { name: column } of [from, to]) columns.set(column, { sql: sqlOf(model, column) });
  return { from: from.name, to: to.name };
}

const TYPES: Readonly<Record<string, string>> = {
  BIGINT: "integer",
  INTEGER: "integer",
  HUGEINT: "integer",
  DOUBLE: "number",
  FLOAT: "number",
  BOOLEAN: "boolean",
  DATE: "date",
  TIMESTAMP: "time",
};
export const typeOf = (type: string): string => TYPES[type] ?? (type.startsWith("DECIMAL") ? "number" : "text");

/** An element's SQL over the raw table. */
export function sqlOf(model: Model, element: string): string {
  const found = model.dimensions?.find((d) => d.name === element) ?? entityOf(model, element);
  return String(found?.expr ?? `"${element}"`);
}

export const keySql = (model: Model, entity: string, partitions: readonly string[]): string =>
  [sqlOf(model, entity), ...partitions.map((p) => `CAST(${sqlOf(model, p)} AS VARCHAR)`)].join(" || '|' || ");
