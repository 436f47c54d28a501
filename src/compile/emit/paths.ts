import { TOUCH, type Column, type Events, type Model } from "../cell.js";
import { clock, looked, meet, sideOf, type EventContext } from "./events.js";
import type { Dialect } from "./dialect.js";
import { microsBetween } from "./operation.js";

export type Attributed = Extract<Events, { kind: "attributed" }>;

/** What credited orders and touches have in common: forms that share it read the paths once, whatever their model. */
export const pathsKey = ({ order, touches, within }: Attributed): string => JSON.stringify([order, touches, within]);

/** The column of the paths that holds a touch's player. */
export const playerColumn = ({ via, name }: Column, { identifier }: Dialect): string =>
  identifier(["@", ...via, name].join("."));

/**
 * The touches of each order's path, `conversion` and `touch` by their "@row", with what these models ask of them: how long
 * before the order (`age`, in microseconds), the `place` among `n`, and their players.
 */
export function pathsSql(all: readonly Attributed[], env: EventContext): string {
  const [{ order, touches, within }] = all as readonly [Attributed, ...Attributed[]];
  const models = all.map(({ model }) => model);
  const players = [...new Map(models.flatMap(playerOf).map((player) => [playerColumn(player, env.dialect), player])).entries()];
  const asks = (...names: readonly Model["name"][]): boolean => models.some(({ name }) => names.includes(name));
  const [c, t] = [sideOf("c", order, env), sideOf("t", touches, env)];
  const columns = [
    "c.r as conversion",
    "t.r as touch",
    ...(asks("time_decay") ? [`${microsBetween(c, t, env.dialect)} as age`] : []),
    ...(asks("first", "last", "position", "markov")
      ? [
          `row_number() over (partition by c.r order by t.${clock(touches, env)}, t.k) as place`,
          `count(*) over (partition by c.r) as n`,
        ]
      : []),
    ...players.map(([name], i) => `t.x${i} as ${name}`),
  ];
  const earlier = {
    rows: touches,
    sql: looked(
      touches,
      players.map(([, player]) => player),
      env,
    ),
  };
  const own = order.table === touches.table ? " and c.r <> t.r" : "";
  const later = { rows: order, sql: looked(order, [], env) };
  return `select ${columns.join(", ")}\n  ${meet(["t", earlier], ["c", later], within, env)}${own}`;
}

const playerOf = (model: Model): readonly Column[] => ("player" in model ? [model.player] : []);

/** Each order once for each touch of its path, and once without one where it has none: "@touch" and, if asked, "@weight". */
export function attributedSql(table: string, { model }: Attributed, paths: string, weighs: boolean, dialect: Dialect): string {
  const { identifier } = dialect;
  const credited = weighs ? weighted(model, paths, dialect) : `select conversion, touch from ${paths}`;
  return [
    `select o.*, credited.touch as ${identifier(TOUCH)}${weighs ? `, credited.weight as "@weight"` : ""}`,
    `from ${dialect.table(table)} as o left join (`,
    `  ${credited}`,
    `) as credited on credited.conversion = o."@row"`,
  ].join("\n  ");
}

/** Every touch of every path with its share of the order. Sums by path are joined, which is quicker than a window. */
function weighted(model: Model, paths: string, dialect: Dialect): string {
  switch (model.name) {
    case "linear":
      return shared(paths, "1.0::double / whole.n", `select conversion, count(*) as n from ${paths} group by conversion`);
    case "time_decay": {
      const decay = `pow(2.0, (whole.least - p.age) / ${model.seconds * 1e6}::double)`;
      const youngest = `select conversion, min(age) as least from ${paths} group by conversion`;
      return shared(paths, `${decay} / sum(${decay}) over (partition by p.conversion)`, youngest);
    }
    case "shapley": {
      const player = playerColumn(model.player, dialect);
      const played = `select conversion, ${player}, count(*) as own, count(*) over (partition by conversion) as players from ${paths} group by conversion, ${player}`;
      return `${shared(paths, "1.0::double / (whole.players * whole.own)", played)} and whole.${player} is not distinct from p.${player}`;
    }
    default:
      return `select conversion, touch, ${placeShare(model)} as weight from ${paths}`;
  }
}

const shared = (paths: string, weight: string, whole: string): string =>
  `select p.conversion, p.touch, ${weight} as weight from ${paths} as p\n  join (${whole}) as whole on whole.conversion = p.conversion`;

/** The share of the touch at `place` of `n`. */
function placeShare(model: Model): string {
  if (model.name !== "position") return `(place = ${model.name === "first" ? "1" : "n"})::integer::double`;
  const { first, last } = model;
  const both = first + last;
  const [a, b] = both > 0 ? [first / both, last / both] : [0.5, 0.5];
  return `case when n = 1 then 1.0::double when n = 2 then (case place when 1 then ${a}::double else ${b}::double end) when place = 1 then ${first}::double when place = n then ${last}::double else ${Math.max(0, 1 - both)}::double / (n - 2) end`;
}
