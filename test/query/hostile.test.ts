import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { command } from "../kit/command.js";

/*
 * What somebody types to do harm, or by mistake: told as usage, placed, and quickly; what only the rows can show is told
 * as a fault of the data that names the KPI. Never a stack, never our own fault, and every text stays a text.
 */
const folder = mkdtempSync(join(tmpdir(), "worthwhile-hostile-"));
const FILES = {
  "metrics.yaml": `version: 1
tables:
  t: {from: t.csv, row: thing, key: id, time: day, columns: {day: {type: date}, x: {type: number}, who: {ref: members}}}
  members: {from: members.csv, row: member, key: id, time: day, columns: {segment: {type: text}}}
  versions: {from: versions.csv, row: version, key: id, valid: {from: since, to: until}}
  lines: {from: lines.csv, row: line, columns: {version: {ref: versions}}}
assumptions:
  price: {value: 3, class: assumption, source: s, owner: o}
kpis:
  n: {formula: count(t)}
  others: {formula: count(members)}
  constant: {formula: price * 2}
  product: {formula: sum(t.a * b), tests: ["value > 0"]}
  fourth: {formula: sum(t.a) * sum(t.a) * sum(t.a) * sum(t.a)}
  absolute: {formula: sum(abs(t.b))}
  spread: {formula: stddev(t.x * 1e200)}
  endless: {formula: sum(t.x * 1e308 * 1e308)}
  endless_ratio: {formula: sum(t.x * 1e300) / 0.00001}
  tested: {formula: count(t), tests: ["value > 100"]}
  undated: {formula: count(lines where version.segment = "x")}
`,
  "t.csv": `id,day,seen,a,b,x,name,who,"odd ""name"
1,2026-01-01,2026-01-01T00:00:00,9223372036854775807,-9223372036854775808,1e10,ab,m1,it's
2,2026-01-02,2026-01-01T00:00:00,2,3,1e5,a,m2,p
3,2026-01-03,2026-01-05T00:00:00,5,6,7,c,m3,
`,
  "members.csv": "id,day,segment\nm1,2026-01-01,x\nm2,2026-01-02,y\n",
  "versions.csv": "id,since,until,segment\n1,2026-01-01,2026-02-01,x\n1,2026-02-01,,x\n",
  "lines.csv": "version\n1\n",
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly message: string;
}

async function told(argv: readonly string[], exit: number): Promise<readonly Told[]> {
  const started = performance.now();
  const ran = await command([...argv, "--format", "json"], folder);
  expect([ran.exit, ran.err]).toEqual([exit, ""]);
  expect(performance.now() - started).toBeLessThan(10_000);
  const { diagnostics } = JSON.parse(ran.out) as { diagnostics: readonly Told[] };
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const { message } of diagnostics) expect(message).not.toMatch(/\n|\s+at .*:\d+:\d+|Error:|undefined|\[object|LINE \d/);
  return diagnostics;
}

const many = (n: number, one: (i: number) => string, between: string): string =>
  Array.from({ length: n }, (_, i) => one(i)).join(between);

describe("--where", () => {
  /** Text, code, and the columns it is placed at. */
  const wrong: readonly (readonly [string, string, number, number])[] = [
    ["name = 'x' or 1=1; drop table t; --'", "syntax", 18, 19],
    ["name = 'a\0b'", "syntax", 10, 11],
    ["name = '\ud800'", "syntax", 9, 10],
    ["\ud800 = 1", "syntax", 1, 2],
    ["a\0 = 1", "syntax", 2, 3],
    ['`a"; drop table t; --` = 1', "unreachable", 1, 23],
    ["`a = 1", "syntax", 1, 3],
    ["nope = 1", "unreachable", 1, 5],
    ["t.nope = 1", "unknown-column", 3, 7],
    ["members.nope = 'x'", "unknown-column", 9, 13],
    ["members.segment.x = 'x'", "unknown-column", 9, 16],
    ["zz.segment = 'x'", "unreachable", 1, 11],
    ["__proto__ = 1", "unreachable", 1, 10],
    ["constructor(a) > 1", "unknown-function", 1, 12],
    ["count(t) > 1", "arguments", 1, 9],
    ["sum(a) > 1", "arguments", 1, 7],
    ["prior(a, 1 day) > 1", "arguments", 1, 16],
    ["each(count(t) by who) > 1", "arguments", 1, 22],
    ["a", "type", 1, 2],
    ["n > 1", "unreachable", 1, 2],
    ["a = 'x'", "type", 1, 8],
    ["day = '2026-01-01'", "type", 7, 19],
    ["a = null", "type", 3, 9],
    ["a < 1 < 2", "syntax", 7, 8],
    ["x < 1e999", "syntax", 5, 10],
    ["(".repeat(20_000) + "a = 1" + ")".repeat(20_000), "syntax", 102, 103],
    ["not ".repeat(5_000) + "a = 1", "syntax", 405, 408],
    [many(12_000, (i) => `a = ${i}`, " or "), "syntax", 1, 5387],
    ["seen within 99999999999999 days of day", "arguments", 13, 32],
    ["seen + 99999999999999999999999 hours > seen", "arguments", 8, 37],
    ["name like 'a\\'", "arguments", 1, 15],
    ["date_part('x''; drop', day) = 0", "arguments", 11, 22],
  ];
  it.each(wrong)("%.60s", async (text, code, column, endColumn) => {
    const [first] = await told(["query", "n", "--where", text], 2);
    expect(first).toMatchObject({ code, path: "--where", line: 1, column, endColumn });
  });

  const harmless: readonly (readonly [string, number])[] = [
    ["name = '''; drop table t; --'", 0],
    ['name = "\'); select 1 --"', 0],
    ["`odd \"name` = 'it''s'", 1],
    ["a / 0 > 1", 0],
    ["a < 99999999999999999999999999999999999999", 3],
    ["a < 99999999999999999999999999999999999999999999999999999999", 3],
    [`a in (${many(20_000, String, ", ")})`, 2],
    ["null", 0],
    ["name like 'a\\\\'", 0],
  ];
  it.each(harmless)("%.60s is only what it says", async (text, n) => {
    const { exit, out } = await command(["query", "n", "--where", text, "--format", "json"], folder);
    expect([exit, (JSON.parse(out) as { rows: unknown }).rows]).toEqual([0, [[n]]]);
  });

  it("a mistake is told once, however many tables read it", async () => {
    expect(await told(["query", "n,others", "--where", "id = 'x'"], 2)).toHaveLength(1);
  });
});

describe("--by", () => {
  const wrong: readonly (readonly [string, string, number, number])[] = [
    ["name; drop table t", "syntax", 5, 6],
    ["month,nothing", "unreachable", 7, 14],
    ["month, day ,members.nope", "unknown-column", 21, 25],
    ["name, ,day", "usage", 7, 7],
    [",", "usage", 1, 1],
    ["month,", "usage", 7, 7],
    ["count(t)", "usage", 1, 9],
    ["'name'", "usage", 1, 7],
    ["month,a+1", "usage", 7, 10],
    ["`name", "syntax", 1, 6],
    ['`na"me`', "unknown-column", 1, 8],
    ["\0", "syntax", 1, 2],
    ["\ud800", "syntax", 1, 2],
    ["name.month", "arguments", 1, 11],
    ["__proto__", "unreachable", 1, 10],
    ["t.constructor", "unknown-column", 3, 14],
  ];
  it.each(wrong)("%s", async (text, code, column, endColumn) => {
    const [first] = await told(["query", "n", "--by", text], 2);
    expect(first).toMatchObject({ code, path: "--by", line: 1, column, endColumn });
  });

  it("a KPI that counts nothing has nothing to be parted by", async () => {
    for (const more of [
      ["--by", "name"],
      ["--by", "month"],
      ["--where", "a = 1"],
      ["--from", "2026-01-01"],
    ])
      expect((await told(["query", "constant", ...more], 2))[0]?.code).toBe("usage");
  });

  it("more periods than anybody reads", async () => {
    for (const grain of ["hour", "day"])
      expect((await told(["query", "n", "--by", grain, "--from", "0001-01-01"], 2))[0]?.code).toBe("usage");
  });
});

describe("--from, --to and names", () => {
  it.each([
    ["--from", "2026-01-01'; drop table t"],
    ["--from", "2026-02-30"],
    ["--from", "2026-01-01T25:00"],
    ["--from", "0000-01-01"],
    ["--to", "99999-01-01"],
    ["--to", "2026-01-01\0"],
    ["--to", "now()"],
    ["--to", "2026-01-01Z"],
    ["--to", "\ud800"],
  ])("%s %s", async (option, text) => {
    expect((await told(["query", "n", option, text], 2))[0]?.code).toBe("usage");
  });

  it.each(["n'; drop table t; --", "n,", ",n", "__proto__", "constructor", "\0", "\ud800", "N", '"n"'])(
    "KPI %s",
    async (name) => {
      expect((await told(["query", name], 2))[0]?.code).toBe("usage");
      expect((await told(["rows", name], 2))[0]?.code).toBe("usage");
    },
  );
});

describe("what only the rows can show", () => {
  /** KPI, and the line of metrics.yaml its formula stands in. */
  it.each([
    ["product", 13],
    ["fourth", 14],
    ["absolute", 15],
    ["spread", 16],
  ])("%s", async (kpi, line) => {
    const all = await told(["query", kpi, "--detail"], 1);
    expect(all).toMatchObject([{ code: "data-type", path: "metrics.yaml", line }]);
    expect(all[0]?.message).toContain(kpi);
    expect(all[0]?.message).not.toMatch(/INT64|INT128|STDDEV|Range/);
  });

  it("asked with sound ones, the one at fault is named", async () => {
    const all = await told(["query", "n,product,others,absolute"], 1);
    expect(all.map(({ line }) => line)).toEqual([13, 15]);
  });

  it("never inf: a number too great for a double is undefined", async () => {
    const { out } = await command(["query", "endless,endless_ratio", "--detail", "--format", "json"], folder);
    const states = (JSON.parse(out) as { rows: { value: unknown; state: string }[][] }).rows.flat();
    expect(states.map(({ value, state }) => [value, state])).toEqual([
      [null, "undefined"],
      [null, "undefined"],
    ]);
  });

  it("check tells the KPI whose test cannot be run, and runs the others", async () => {
    const all = await told(["check"], 1);
    const errors = all.filter(({ code }) => code === "data-type" || code === "bad-value");
    expect(errors.map(({ line }) => line).sort()).toEqual([13, 19]);
  });

  it("a reference valid for a time needs a time to choose by", async () => {
    expect(await told(["query", "undated"], 1)).toMatchObject([{ code: "no-time", path: "metrics.yaml", line: 20 }]);
  });
});
