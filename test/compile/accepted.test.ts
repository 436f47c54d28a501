import { describe, expect, it } from "vitest";
import { understand } from "../../src/compile/program.js";
import { FUNCTIONS } from "../../src/formula/functions.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { ask } from "../../src/query/ask.js";
import { diskFiles } from "../../loaders/formats/files.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { prepare } from "../../src/prepare/prepare.js";
import { emptyEngine, ENGINES, workspaceOf } from "../prepare/kit.js";

/*
 * What the checker accepts, the database runs. Every operator and function meets every sort of operand, in rows and in
 * cells: tens of thousands of formulas, of which each run takes every STRIDE-th (1 in the environment: all of them).
 */
const STRIDE = Number(process.env["STRIDE"] ?? 17);

const ROWS = [
  "i",
  "i2",
  "x",
  "s",
  "b",
  "d",
  "tm",
  "pct",
  "mins",
  "null",
  "3",
  "2.5",
  '"q"',
  "true",
  "@2026-01-01",
  "@2026-01-01T10:00",
];
const LENGTHS = ["7 days", "2 hours", "1 month", "tm - d", "d - d2", "tm + 1 month", "i * i2", "i / i2", "9223372036854775808"];
const CELLS = [
  ...[
    "sum(t.i)",
    "sum(t.x)",
    "count(t)",
    "avg(t.i)",
    "min(t.s)",
    "max(t.d)",
    "max(t.tm)",
    "min(t.b)",
    "last(t.s)",
    "avg(t.tm - d)",
  ],
  ...[
    "sum(t.mins)",
    "count(distinct t.s)",
    "median(t.i)",
    "nps(t.i)",
    "two",
    "price",
    "null",
    "3",
    "2.5",
    '"q"',
    "true",
    "@2026-01-01",
    "7 days",
  ],
];

function* pairs(pool: readonly string[]): Generator<readonly [string, string]> {
  for (const a of pool) for (const b of pool) yield [a, b];
}

/** Every operator and row function over a pool of operands. */
function* expressions(pool: readonly string[], rows: boolean): Generator<string> {
  const part = (text: string): string => (/^\d+ \w+$/.test(text) ? text : `(${text})`);
  for (const { name, kind, arity } of FUNCTIONS.values()) {
    if (kind !== "row") continue;
    if (name === "date_part" || name === "date_trunc")
      for (const word of ["year", "quarter", "month", "week", "day", "weekday", "hour", "minute"])
        for (const a of pool) yield `${name}("${word}", ${a})`;
    else if (name === "round") for (const a of pool) yield* [`round(${a})`, `round(${a}, 0)`, `round(${a}, 15)`];
    else if (name === "if") for (const [a, b] of pairs(pool)) yield `if(${rows ? "b" : "count(t) > 1"}, ${a}, ${b})`;
    else if (arity[0] === 1) for (const a of pool) yield `${name}(${a})`;
    else for (const [a, b] of pairs(pool)) yield `${name}(${a}, ${b})`;
  }
  for (const a of pool) yield* [`-${part(a)}`, `not ${part(a)}`, `${part(a)} is null`, `${part(a)} like "a%"`];
  for (const [a, b] of pairs(pool)) {
    for (const op of ["+", "-", "*", "/", "=", "!=", "<", ">=", "and", "or"]) yield `${part(a)} ${op} ${part(b)}`;
    yield `${part(a)} in (${b})`;
    yield `${part(a)} not between ${part(b)} and ${part(b)}`;
    if (rows) yield* [`${part(a)} within 1 day of ${part(b)}`, `${part(a)} not within 1.5 hours of ${part(b)}`];
  }
}

function* formulas(): Generator<string> {
  const rows = [...ROWS, ...LENGTHS];
  for (const e of expressions(rows, true)) yield* [`count(distinct t.i where (${e}) is not null)`, `count(t where ${e})`];
  yield* expressions(CELLS, false);
  for (const name of [
    "count(t",
    "sum(t.i",
    "avg(t.x",
    "min(t.s",
    "max(t.tm",
    "last(t.b",
    "last(balance.i",
    "count(distinct moment.s",
  ])
    for (const by of ["i2", "i", "s = s", "tm = tm", "i = x"])
      for (const end of ["", " over all"])
        yield* [
          `count(t where each(${name} where i > 0) by ${by}${end}) is not null)`,
          `max(if(t.b, each(${name}) by ${by}${end}), null))`,
        ];
  for (const a of rows) {
    for (const name of ["sum", "avg", "min", "max", "median", "stddev", "first", "last", "nps"]) {
      yield* [`${name}(if(t.b, ${a}, ${a}))`, `${name}(balance.${a})`, `${name}(moment.${a})`];
    }
    yield* [`percentile(if(t.b, ${a}, ${a}), 0.9)`, `csat(if(t.b, ${a}, ${a}), 4)`, `count(distinct if(t.b, ${a}, ${a}))`];
    for (const answer of ['"q"', "3", "2.5", "true"]) yield `poll(if(t.b, ${a}, ${a}), ${answer})`;
  }
  for (const form of [
    "prior(%, 1 month)",
    "prior(%, 1.5 hours)",
    "change(%, 7 days)",
    "growth(%, 1 year)",
    "rolling(%, 28 days)",
  ])
    for (const a of CELLS) yield form.replace("%", a);
  for (const key of KEYS) {
    for (const at of ["", " at d", " at tm"]) {
      yield* ["7 days", "2 hours", "1 month"].map(
        (n) => `converted(t${at} to t at d2 by ${key} within ${n} same s, b count entities)`,
      );
      for (const model of ["first", "time_decay(2 hours)", "position(0, 0)", `markov(${key})`, `shapley(${key})`])
        yield `attributed(sum(t.x where t.b${at}) to t at d where ${key} is null by ${key} within 7 days model ${model})`;
    }
  }
  for (const value of ["d", "d2", "tm"])
    for (const n of ["7 days", "2 hours", "1 month"])
      yield `retained(t from first(t.${value}) by i active t where b at d after ${n})`;
  for (const form of [
    "rolling(%, 3 hours)",
    "cumulative(%)",
    "to_date(%, year)",
    "per(%, day, median)",
    "rolling(per(%, day, sum), 7 days)",
    "per(%, hour, last)",
    "per(all(%, s), day, avg)",
    "share(%, s)",
    "all(%)",
  ])
    for (const a of CELLS) yield form.replace("%", a);
}

const KEYS = ["i", "i2", "x", "s", "b", "d", "d2", "tm", "pct", "mins"];
const COLUMNS =
  "{d: {type: date}, d2: {type: date}, tm: {type: time}, b: {type: boolean}, x: {type: number}, pct: {type: number, unit: percent}, mins: {type: integer, unit: minute}}";
const metrics = (texts: readonly string[]): string => `version: 1
community: {timezone: Europe/Copenhagen}
tables:
  t: {from: t.csv, row: thing, key: i, time: tm, columns: ${COLUMNS}}
  balance: {from: t.csv, row: level, key: i, time: tm, series: [s], columns: ${COLUMNS}}
  moment: {from: t.csv, row: state, key: i, time: tm, series: [], columns: ${COLUMNS}}
assumptions: {price: {value: -3, class: assumption, source: s, owner: o}}
kpis:
  two: {formula: 1 + 1}
${texts.map((text, i) => `  k${i}: {formula: ${JSON.stringify(text)}}\n`).join("")}`;
const T = `i,i2,x,s,b,d,d2,tm,pct,mins
1,2,1.5,a,true,2026-01-01,2026-01-02,2026-01-01T10:00:00,22,30
3,0,,b,false,,2026-03-02,2026-03-29T10:00:00Z,,5
`;

const BLOCK = 2000;

describe.each(ENGINES)("%s", (name) => {
  it("runs every formula that the checker accepts", async () => {
    const all = [...new Set(formulas())].filter((_, i) => i % (name === "native" ? STRIDE : STRIDE * 5) === 0);
    const refused: string[] = [];
    let ran = 0;
    for (let start = 0; start < all.length; start += BLOCK) {
      const texts = all.slice(start, start + BLOCK);
      const workspace = workspaceOf({ "metrics.yaml": metrics(texts), "t.csv": T });
      const { definitions } = readDefinitions(workspace);
      if (definitions === null) throw new Error("the test's own file is wrong");
      const engine = await emptyEngine(name);
      const { catalog } = await prepare(engine, definitions, { workspace, lake: `${workspace}/lake`, read: diskFiles });
      const program = understand({ definitions, catalog });
      for (const kpi of Object.values(program.kpis)) {
        if (kpi.cell === null) continue;
        const by = kpi.tables.length > 0 ? ["day"] : [];
        try {
          await ask(engine, program, { kpis: [kpi.name], by, from: null, to: null, where: null }, { detail: true });
          ran++;
        } catch (cause) {
          if (!(cause instanceof Refused)) throw cause;
          refused.push(`${kpi.def.formula.text}: ${cause.diagnostics.map(sentence).join(" ")}`);
        }
      }
    }
    expect(refused).toEqual([]);
    expect(ran).toBeGreaterThan(all.length / 10);
  });
});
