import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../loaders/formats/files.js";
import { scanCsv } from "../../loaders/formats/csv-scan.js";
import { definitionsOf, ENGINES, prepared, workspaceOf, type EngineName } from "./kit.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const RUNS: Readonly<Record<EngineName, number>> = { native: 25, wasm: 8 };
const workspace = workspaceOf();
const file = join(workspace, "t.csv");

// Lone surrogates are no UTF-8; everything else a text may hold is.
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', ",", "\n", "\r", "\r\n", " ", "\0", "'", ";", "\t", "\\", "é", "🙂", "\u{feff}"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});
const cell = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 5, arbitrary: text });
const grid = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 25 }));

/** A cell as a writer by RFC 4180 would put it; a lone empty cell is quoted, so that its row is no blank line. */
const written = (value: string | null, width: number): string =>
  value === null || value === ""
    ? width === 1
      ? '""'
      : ""
    : /[",\r\n]|^\s|\s$|^\u{feff}/u.test(value)
      ? `"${value.replaceAll('"', '""')}"`
      : value;

describe.each(ENGINES)("properties, %s", (engine) => {
  it("a written CSV is read back as it was, and its lines are found", { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(grid, fc.constantFrom("\n", "\r\n", "\r"), async (rows, end) => {
        const width = rows[0]?.length ?? 1;
        const names = Array.from({ length: width }, (_, i) => `c${i}`);
        writeFileSync(
          file,
          [names.join(","), ...rows.map((row) => row.map((value) => written(value, width)).join(","))].join(end) + end,
        );
        const columns = Object.fromEntries(names.map((name) => [name, { type: "text" as const }]));
        const outcome = await prepared(engine, workspace, definitionsOf({ t: { from: "t.csv", columns } }));
        expect(outcome.sentences).toEqual([]);
        expect(await outcome.rows("t")).toEqual(rows.map((row) => row.map((value) => (value === "" ? null : value))));
        const lines: number[] = [];
        const scan = await scanCsv(diskFiles.read(file), {
          delimiter: 44,
          columns: width,
          onRecord: (_, line) => lines.push(line) > 0,
        });
        expect(scan).toEqual({ records: rows.length + 1, problem: null });
        const breaksIn = (value: string | null): number => (value ?? "").match(/\r\n|\r|\n/g)?.length ?? 0;
        const breaks = rows.map((row) => 1 + row.reduce((sum, value) => sum + breaksIn(value), 0));
        expect(lines).toEqual([1, ...rows.map((_, i) => 2 + breaks.slice(0, i).reduce((sum, count) => sum + count, 0))]);
      }),
      { numRuns: RUNS[engine], ...(process.env["SEED"] === undefined ? {} : { seed: Number(process.env["SEED"]) }) },
    );
  });

  it("infers the types an obvious reading of all values gives", { timeout: 240_000 }, async () => {
    const cells = fc.oneof(
      fc.integer().map(String),
      fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom(
        "0",
        "-0",
        "007",
        "+1",
        "1_000",
        "1e5",
        "1E-3",
        ".5",
        "5.",
        "1e400",
        "inf",
        "NaN",
        "0x1F",
        "12345678901234567890",
        "9007199254740993.5",
      ),
      fc.constantFrom("true", "FALSE", "True", "yes", "t"),
      fc
        .date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom("2026-02-29", "2024-02-29", "2026-01", "2026-13", "0999-05", "2026/3/4", "2026/13/4", "26-01-01"),
      fc
        .date({ min: new Date("1970-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.constantFrom(
        "2026-01-31T10:00",
        "2026-01-31 10:00:00+02:00",
        "2026-01-31 24:00:00",
        "2026-01-31T10:00:60",
        "2026-01-31 10:00:00 UTC",
      ),
      fc.constantFrom("", " 7", "x"),
    );
    // Mostly values of one kind, or no type but text would ever come out.
    const column = fc.oneof(
      fc.array(cells, { minLength: 3, maxLength: 3 }),
      cells.chain((one) => fc.array(fc.constant(one), { minLength: 3, maxLength: 3 })),
      fc.tuple(fc.integer().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.constant("")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(column, { minLength: 12, maxLength: 12 }), async (columns) => {
        const names = columns.map((_, i) => `c${i}`);
        const rows = [0, 1, 2].map((row) => columns.map((values) => values[row] ?? "").join(","));
        writeFileSync(file, `${names.join(",")}\n${rows.join("\n")}\n`);
        const outcome = await prepared(engine, workspace, definitionsOf({ t: { from: "t.csv" } }));
        const found = outcome.catalog.tables["t"]?.columns.map(({ type }, i) => [columns[i], type]);
        expect(found).toEqual(columns.map((values) => [values, plainType(values)]));
      }),
      { numRuns: RUNS[engine] },
    );
  });
});

function plainType(values: readonly string[]): string {
  const given = values.map((value) => value.trim()).filter((value) => value !== "");
  const all = (test: (value: string) => boolean): boolean => given.length > 0 && given.every(test);
  if (all(isInteger)) return "integer";
  if (all(isNumber)) return "number";
  if (all((value) => /^(true|false)$/i.test(value))) return "boolean";
  if (all(isDay)) return "date";
  return all((value) => isDay(value) || isMoment(value)) ? "time" : "text";
}

const isInteger = (value: string): boolean =>
  /^(0|-?[1-9]\d*)$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);

function isNumber(value: string): boolean {
  if (!/^-?((0|[1-9]\d*)(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value)) return false;
  return Number.isFinite(Number(value)) && (Math.abs(Number(value)) <= 2 ** 53 || /e/i.test(value));
}

function isDay(value: string): boolean {
  if (/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value)) return true;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(value) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 0;
}

const isMoment = (value: string): boolean => {
  const [, day = "", clock = ""] = /^([^ T]+)[ T](.+)$/.exec(value) ?? [];
  return (
    isDay(day) && day.length !== 7 && /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)? ?(Z|UTC|[+-]\d\d(:?\d\d)?)?$/.test(clock)
  );
};
