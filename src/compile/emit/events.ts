import type { Calendar } from "../../ground/day.js";
import { identifier } from "../../ground/quote.js";
import type { Events, EventRows, Model, Row, Steps } from "../cell.js";
import type { World } from "../scope.js";
import { isCalendarStep, later, microsBetween, operation, type Operand } from "./operation.js";
import { instantSql, rowSql, type RowContext } from "./row.js";
import { source } from "./scan.js";

/** What the rows of forms across events are emitted with. */
export interface EventContext {
  readonly world: World;
  readonly instants: boolean;
  readonly calendar: Calendar;
}

type Of<K extends Events["kind"]> = Extract<Events, { kind: K }>;

/** A table's rows with the columns that a form across events adds to them. */
export function eventsSql(table: string, events: Events, env: EventContext): string {
  switch (events.kind) {
    case "converted":
      return lines(
        `select b.*, credited.n as "@credits"`,
        `from ${identifier(table)} as b left join (`,
        `  select base, count(*) as n from (${convertedPairs(events, env)}) as pairs group by base`,
        `) as credited on credited.base = b."@row"`,
      );
    case "retained":
      return cohortSql(table, events, env);
    case "attributed":
      return lines(
        `select o.*, credited.touch as "@touch", credited.weight as "@weight"`,
        `from ${identifier(table)} as o left join (`,
        `  ${weighted(events, env)}`,
        `) as credited on credited.conversion = o."@row"`,
      );
  }
}

/** Each credited conversion with the one base row it is credited to: `base` and `conversion`, by their "@row". */
export function convertedPairs(events: Of<"converted">, env: EventContext): string {
  const { base, conversion, within, same, credit } = events;
  const order = credit === "last" ? "desc" : "asc";
  const on = [
    "c.e = b.e",
    withinSql(side("c", conversion, env), within, side("b", base, env), env),
    ...same.map((_, i) => `c.x${i} = b.x${i}`),
    ...(base.table === conversion.table ? ["c.r <> b.r"] : []),
  ];
  return lines(
    `select base, conversion from (`,
    `  select b.r as base, c.r as conversion,`,
    `    row_number() over (partition by c.r order by b.${clock(base, env)} ${order}, b.k ${order}) as place`,
    `  from (${looked(
      base,
      same.map(([a]) => a),
      env,
    )}) as b`,
    `  join (${looked(
      conversion,
      same.map(([, b]) => b),
      env,
    )}) as c on ${on.join(" and ")}`,
    `) as matched where place = 1`,
  );
}

/** The named table's rows whose entity has begun, with its start and whether it was kept. */
function cohortSql(table: string, events: Of<"retained">, env: EventContext): string {
  const { start, key, active, after } = events;
  const value = start.value.type === "time" && env.instants ? ["x0", "instant0"] : ["x0"];
  const first = (name: string): string =>
    start.fn === "min" ? `min(${name})` : `arg_min(${name}, (${clock(start, env)}, k)) filter (where x0 is not null)`;
  const begun: Operand = {
    sql: "s.x0",
    type: start.value.type,
    instant: value[1] ? "s.instant0" : null,
    steps: null,
    word: null,
  };
  const end = { ...after, count: after.count + 1 };
  const seen = side("a", active, env);
  return lines(
    `with starts as (`,
    `  select e, ${value.map((name) => `${first(name)} as ${name}`).join(", ")}`,
    `  from (${looked(start, [start.value], env)}) as r group by e`,
    `)`,
    `select m.*, s.x0 as "@start"${value[1] ? `, s.instant0 as "@start@utc"` : ""}, (kept.e is not null)::integer as "@kept"`,
    `from starts as s join ${identifier(table)} as m on m.${identifier(key.name)} = s.e${validSql(table, env)}`,
    `left join (`,
    `  select distinct s.e from starts as s join (${looked(active, [], env)}) as a`,
    `  on a.e = s.e and ${sinceSql(seen, after, begun, ">=")} and ${sinceSql(seen, end, begun, "<")}`,
    `) as kept on kept.e = s.e`,
    `where s.x0 is not null`,
  );
}

/** Of a table whose rows are valid for a time, the one that held at the start. */
function validSql(table: string, { world }: EventContext): string {
  const valid = world.definitions.tables[table]?.valid;
  if (!valid) return "";
  const [from, to] = [valid.from, valid.to].map((name) => `m.${identifier(name)}`);
  return ` and (s.x0 >= ${from} or ${from} is null) and (s.x0 < ${to} or ${to} is null)`;
}

/** Every touch of every order's path: `conversion` and `touch` by their "@row", and its share of the order. */
function weighted(events: Of<"attributed">, env: EventContext): string {
  const { model } = events;
  const pairs = pathPairs(events, env);
  if (model.name === "time_decay") {
    return lines(
      `select conversion, touch, decay / sum(decay) over (partition by conversion) as weight from (`,
      `  select *, pow(2.0, (min(age) over (partition by conversion) - age) / ${model.seconds * 1e6}::double) as decay from (${pairs}) as pairs`,
      `) as decayed`,
    );
  }
  if (model.name === "shapley") {
    return lines(
      `select conversion, touch, 1.0::double / (sum(fresh) over (partition by conversion) * own) as weight from (`,
      `  select *, count(*) over (partition by conversion, player) as own,`,
      `    (row_number() over (partition by conversion, player order by place) = 1)::integer as fresh from (${pairs}) as pairs`,
      `) as played`,
    );
  }
  return `select conversion, touch, ${shareSql(model)} as weight from (${pairs}) as pairs`;
}

/** The share of the touch at `place` of `n`. */
function shareSql(model: Model): string {
  switch (model.name) {
    case "first":
      return "(place = 1)::integer::double";
    case "last":
      return "(place = n)::integer::double";
    case "position": {
      const { first, last } = model;
      const both = first + last;
      const [a, b] = both > 0 ? [first / both, last / both] : [0.5, 0.5];
      return `case when n = 1 then 1.0::double when n = 2 then (case place when 1 then ${a}::double else ${b}::double end) when place = 1 then ${first}::double when place = n then ${last}::double else ${Math.max(0, 1 - both)}::double / (n - 2) end`;
    }
    default:
      return "1.0::double / n";
  }
}

/** The touches of each order's path in their order: `place` of `n`, how long before it (`age`), and the player. */
export function pathPairs(events: Of<"attributed">, env: EventContext): string {
  const { order, touches, within, model } = events;
  const player = "player" in model ? [model.player] : [];
  const [c, t] = [side("c", order, env), side("t", touches, env)];
  const own = order.table === touches.table ? " and c.r <> t.r" : "";
  return lines(
    `select c.r as conversion, t.r as touch, ${microsBetween(c, t)} as age, ${player.length > 0 ? "t.x0 as player, " : ""}`,
    `  row_number() over (partition by c.r order by t.${clock(touches, env)}, t.k) as place, count(*) over (partition by c.r) as n`,
    `from (${looked(order, [], env)}) as c`,
    `join (${looked(touches, player, env)}) as t on t.e = c.e and ${withinSql(c, within, t, env)}${own}`,
  );
}

/**
 * The rows one side looks at: `r` its "@row", `k` its key, `e` its entity, `at` and `instant` its moment, `x0` … further
 * values (and `instant0` the first one's instant, where it is a time).
 */
export function looked(rows: EventRows, further: readonly Row[], env: EventContext): string {
  const { table, where, at, by } = rows;
  const from = source(table, [where, at, by, ...further], at, env.world);
  const context: RowContext = { alias: from.alias, instants: env.instants, calendar: env.calendar };
  const key = env.world.definitions.tables[table]?.key ?? "@row";
  const instant = instantSql(at, context);
  const [first] = further;
  const firstInstant = first ? instantSql(first, context) : null;
  const columns = [
    `t."@row" as r`,
    `t.${identifier(key)} as k`,
    `${rowSql(by, context)} as e`,
    `${rowSql(at, context)} as moment`,
    ...(instant === null ? [] : [`${instant} as instant`]),
    ...further.map((row, i) => `${rowSql(row, context)} as x${i}`),
    ...(firstInstant === null ? [] : [`${firstInstant} as instant0`]),
  ];
  const kept = [rowSql(by, context), rowSql(at, context)].map((sql) => `${sql} is not null`);
  const conditions = [...(where ? [rowSql(where, context)] : []), ...kept];
  return `select ${columns.join(", ")} from ${[`${identifier(table)} as t`, ...from.joins].join(" ")} where ${conditions.join(" and ")}`;
}

/** The column of `looked` that puts its rows in order. */
export const clock = ({ at }: EventRows, env: EventContext): string =>
  env.instants && at.type === "time" ? "instant" : "moment";

const side = (alias: string, rows: EventRows, env: EventContext): Operand => ({
  sql: `${alias}.moment`,
  type: rows.at.type,
  instant: clock(rows, env) === "instant" ? `${alias}.instant` : null,
  steps: null,
  word: null,
});

const withinSql = (a: Operand, steps: Steps, b: Operand, env: EventContext): string =>
  operation("within", [a, { sql: "", type: "duration", instant: null, steps, word: null }, b], env.calendar);

/** Whether `a` lies before or not before `b` and some steps: of the local calendar, hours between instants. */
function sinceSql(a: Operand, steps: Steps, b: Operand, sign: ">=" | "<"): string {
  const length: Operand = { sql: "", type: "duration", instant: null, steps, word: null };
  const instants = a.instant !== null && b.instant !== null && !isCalendarStep(steps);
  const [x, y] = instants ? [a.instant as string, b.instant as string] : [a.sql, b.sql];
  return `${x} ${sign} ${later(y, length, "+")}`;
}

const lines = (...parts: readonly string[]): string => parts.join("\n  ");
