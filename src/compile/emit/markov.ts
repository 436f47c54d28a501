import { Bug } from "../../ground/diagnostic.js";
import { columnsOf, conjuncts, TOUCH, type Measure, type Row } from "../cell.js";
import type { By, Plan } from "../plan.js";
import type { Scan } from "../scans.js";
import { clock, looked, type EventContext } from "./events.js";
import { playerColumn } from "./paths.js";
import { periodSql } from "./period.js";
import type { Relations } from "./relations.js";
import { rowSql } from "./row.js";
import { scanParts } from "./scan.js";

/**
 * Credit by removal effects: in each cell a chain of order 1 over its paths, solved exactly.
 *
 *   paths ──steps──▶ share of each step = Q (player to player), r (to an order), s (from the start)
 *   N = (I − Q)⁻¹ by Gauss and Jordan; c = N r, the chance of an order from each player; P = s c
 *   removal effect of k = s N[·,k] / N[k,k] · c[k] / P: it was passed, and an order followed
 *   credit of k = its share of all effects × the value of the orders that had a path
 *
 * E. Anderl et al. (2016), Mapping the customer journey, IJRM 33, 457–474; J. G. Kemeny, J. L. Snell (1960), Finite
 * Markov Chains, chapter III. I − Q needs no pivoting: every player leads on to an end, so its minors are positive.
 */
export function markovSql(
  plan: Plan,
  scan: Scan,
  env: EventContext,
  { paths, prefix, relations }: { readonly paths: string; readonly prefix: string; readonly relations: Relations },
): string {
  const { events, measures, lost } = scan;
  const measure = measures[0];
  if (events?.kind !== "attributed" || !("player" in events.model) || !measure || !lost) throw new Bug("no Markov chain");
  const { dialect } = env;
  const { identifier } = dialect;
  const { touches, model } = events;
  const player = identifier(model.player.name);
  const all = looked(touches, [model.player], env);
  const order = `${clock(touches, env)}, k`;
  const isPlayers = (row: Row | null): boolean => columnsOf(row).some(({ via }) => via[0] === TOUCH);
  const players = scan.dimensions.map(isPlayers);
  const won = {
    ...scan,
    events: null,
    dimensions: scan.dimensions.filter((row) => !isPlayers(row)),
    where: allOf(conjuncts(scan.where).filter((row) => !isPlayers(row))),
    measures: [{ ...measure, where: null }],
  };
  const lostScan: Scan = {
    ...won,
    table: events.touches.table,
    at: events.touches.at,
    dimensions: lost.dimensions.filter((_, i) => !players[i]).map((row, i) => (won.dimensions[i] === null ? null : row)),
    where: lost.where,
    measures: [],
  };
  const dimensions = plan.by.filter((b): b is Extract<By, { kind: "dimension" }> => b.kind === "dimension");
  const ofPaths: Plan = { ...plan, by: plan.by.filter((b) => b.kind === "grain" || !players[dimensions.indexOf(b)]) };
  const orders = scanParts(ofPaths, won, env, "orders_seen");
  const losses = scanParts(ofPaths, lostScan, env, "losses");
  const names = orders.groups.map((group) => group.slice(group.lastIndexOf(" as ") + 4));
  const select = ({ groups, lines, conditions }: typeof orders, value: string, isWon: boolean): string =>
    [
      `select ${[...groups, `t."@path" as path`, `${isWon} as won`, `${value} as value`].join(", ")}`,
      `from ${lines.join(" ")}`,
      ...(conditions.length > 0 ? [`where ${conditions.join(" and ")}`] : []),
    ].join(" ");
  const picked = [...conjuncts(measure.where), ...conjuncts(scan.where).filter(isPlayers)].map((row) =>
    rowSql(row, { alias: () => "player", instants: false, calendar: plan.calendar, dialect }),
  );
  // Dimensions keep their places: d0 may be the player's and d1 the order's.
  let own = 0;
  const shown = dimensions.flatMap(({ grain }, i) => {
    if (!players[i]) {
      const name = `g.d${own++} as d${i}`;
      return scan.dimensions[i] === null ? [] : [name];
    }
    const value = `player.${player}`;
    return `${grain === null ? value : periodSql(grain, value, plan.calendar, dialect)} as d${i}`;
  });
  const keys = names.filter((name) => !/^d\d+$/.test(name)).map((name) => `g.${name} as ${name}`);
  const by = [...keys, ...shown];
  const ordered = names.length > 0 ? `dense_rank() over (order by ${names.join(", ")})` : "1";
  const split = players.some(Boolean) || picked.length > 0;
  // The same for every grouping: who there is, and each path's steps.
  const ids = relations.named(
    `${prefix}ids`,
    `select x0 as ${player}, ${dialect.signed("dense_rank() over (order by x0)")} as id from (select distinct x0 from (${all}) as u) as u`,
  );
  const walks = relations.named(
    `${prefix}walks`,
    [
      `select conversion as path, true as won, id, lag(id, 1, 0) over (partition by conversion order by place) as prior, place = n as ends`,
      `from ${paths} as p join ${ids} as i on i.${player} is not distinct from p.${playerColumn(model.player, dialect)}`,
      `union all select last_value(r) over (partition by e order by ${order} rows between unbounded preceding and unbounded following), false, id,`,
      `  lag(id, 1, 0) over (partition by e order by ${order}), lead(r) over (partition by e order by ${order}) is null`,
      `from (${all}) as u join ${ids} as i on i.${player} is not distinct from u.x0 where r not in (select touch from ${paths})`,
    ].join("\n  "),
    "materialized",
  );
  const pair = dialect.paired("credits", ids, "player", "id");
  return [
    `${dialect.chain.with} orders_seen as (select o.*, w.path as "@path" from ${dialect.table(scan.table)} as o left join ${walks} as w on w.won and w.ends and w.path = o."@row"),`,
    `losses as (select t.*, w.path as "@path" from ${dialect.table(events.touches.table)} as t join ${walks} as w on not w.won and w.ends and w.path = t."@row"),`,
    `paths as materialized (select *, ${ordered} as g from (`,
    `  ${select(orders, valueOf(measure, orders), true)}`,
    `  union all ${select(losses, "null", false)}`,
    `) as u),`,
    `steps as materialized (select g, a, b, count(*) as n from (`,
    `  select g, prior as a, id as b from ${walks} as w join paths using (path, won)`,
    `  union all select g, id, case when won then -1 else -2 end from ${walks} as w join paths using (path, won) where ends`,
    `) as u group by all),`,
    ...dialect.chain.effects,
    `totals as (select g, sum(value) filter (where path is not null) as total from paths group by g),`,
    `credits as (`,
    `  select e.g, e.id, total * effect / nullif(sum(effect) over (partition by e.g), 0) as credit`,
    `  from effects as e join totals using (g)`,
    `)`,
    `select ${[...by, "sum(credit) as m0"].join(", ")}`,
    `from (select distinct ${["g", ...names].join(", ")} from paths) as g`,
    split
      ? `${players.some(Boolean) ? "" : "left "}join ${pair.sql} on ${pair.left}.g = g.g${picked.map((sql) => ` and ${sql}`).join("")}`
      : `left join credits on credits.g = g.g`,
    ...(by.length > 0 ? [`group by ${by.map((_, i) => i + 1).join(", ")}`] : []),
  ].join("\n  ");
}

/** The value of an order that enters the measure. */
function valueOf(measure: Measure, { context }: ReturnType<typeof scanParts>): string {
  return measure.arg ? rowSql(measure.arg, context) : "1";
}

const allOf = (rows: readonly Row[]): Row | null =>
  rows.reduce<Row | null>((all, row) => (all ? { kind: "call", fn: "and", args: [all, row], type: "boolean" } : row), null);
