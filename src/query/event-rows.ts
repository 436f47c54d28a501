import type { Measure, Row } from "../compile/cell.js";
import { isMarkov, TOUCH } from "../compile/cell.js";
import { convertedPairs, eventsSql, type EventContext } from "../compile/emit/events.js";
import { attributedSql, pathsSql } from "../compile/emit/paths.js";
import { source, type Source } from "../compile/emit/scan.js";
import type { Program } from "../compile/program.js";

/** Where the rows behind a form across events are read from, and what is shown of them. */
export interface EventSource {
  readonly lines: readonly string[];
  readonly alias: Source["alias"];
  readonly columns: readonly string[];
  readonly conditions: readonly string[];
  /** What puts the rows of one row of the table in order. */
  readonly order: readonly string[];
}

/**
 * The credited pairs: base and conversion, order and touch with its weight (none where a chain credits whole players),
 * or each of the cohort with its start and whether it was kept. Columns of the other table carry its name.
 */
export function eventSource(
  measure: Measure,
  rows: readonly (Row | null)[],
  env: EventContext,
  shown: (table: string) => readonly { readonly stored: string; readonly name: string }[],
  program: Program,
): EventSource | null {
  const { events, table, at } = measure;
  if (!events) return null;
  const { identifier } = env.dialect;
  const from = source(table, rows, at, env, new Set(), events);
  const other = (of: string): readonly string[] =>
    shown(of).map(({ stored, name }) => `o.${identifier(stored)} as ${identifier(`${of}.${name}`)}`);
  const keyOf = (of: string): string => `o.${identifier(program.world.definitions.tables[of]?.key ?? "@row")}`;
  const own = env.dialect.table(table);
  switch (events.kind) {
    case "converted": {
      const then = events.conversion.table;
      return {
        lines: [
          `from ${own} as t`,
          `join (${convertedPairs(events, env)}) as pairs on pairs.base = t."@row"`,
          `join ${env.dialect.table(then)} as o on o."@row" = pairs.conversion`,
          ...from.joins,
        ],
        alias: from.alias,
        columns: other(then),
        conditions: [],
        order: [keyOf(then)],
      };
    }
    case "retained":
      return {
        lines: [`from (${eventsSql(table, events, env)}) as t`, ...from.joins],
        alias: from.alias,
        columns: [`t."@start" as start`, `${env.dialect.boolean(`t."@kept" = 1`)} as kept`],
        conditions: [],
        order: [],
      };
    case "attributed": {
      const touches = events.touches.table;
      const chain = isMarkov(events);
      const credited = chain ? ({ ...events, model: { name: "linear" } } as const) : events;
      return {
        lines: [
          `from (with paths as materialized (${pathsSql([credited], env)}) ${attributedSql(table, credited, "paths", true, env.dialect)}) as t`,
          `join ${env.dialect.table(touches)} as o on o."@row" = t.${identifier(TOUCH)}`,
          ...from.joins,
        ],
        alias: from.alias,
        columns: [...other(touches), `${chain ? "null::double" : `t."@weight"`} as weight`],
        conditions: [`t."@weight" > 0`],
        order: [keyOf(touches)],
      };
    }
  }
}
