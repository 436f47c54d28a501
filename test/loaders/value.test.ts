import fc from "fast-check";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tokenBucket } from "../../loaders/land/bucket.js";
import { parseJson } from "../../loaders/land/json.js";
import { cleaned, decoded, encodeCell } from "../../loaders/land/line.js";
import { progressOn } from "../../loaders/land/progress.js";
import { addSweep } from "../../loaders/land/sweep.js";
import { fit } from "../../loaders/land/value.js";
import { literal } from "../../src/engine/engine.js";
import { openNative } from "../../src/engine/node.js";
import { temporaryFolder } from "../kit/lake.js";

test("any text comes back from the staging file as it went in", async () => {
  const folder = await temporaryFolder();
  const engine = await openNative();
  const nasty = fc.string({
    unit: fc.constantFrom("\x01", "a", "n", "r", "t", "N", "\n", "\r", "\t", '"', ",", "\\", "é", "👩‍👩‍👧", "\u2028", " "),
  });
  const texts = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { minLength: 1, maxLength: 40 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const wanted = given.map((text) => cleaned(text) ?? text);
      const path = join(folder, `${run++}.tsv`);
      await writeFile(path, wanted.map((text, index) => `${index}\t${encodeCell(text)}\n`).join(""));
      const { data } = await engine.query(
        `SELECT ${decoded("c")} FROM read_csv(${literal(path)}, delim = '\t', quote = '', escape = '', comment = '', header = false, auto_detect = false,
         nullstr = chr(1) || 'N', columns = {'n': 'BIGINT', 'c': 'VARCHAR'}) ORDER BY n`,
      );
      expect(data[0]).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
  await engine.close();
});

test("every instant is its moment, whatever its offset and precision", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0001-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (moment, minutes) => {
        const local = new Date(moment.getTime() + minutes * 60_000).toISOString().replace("Z", "");
        const sign = minutes < 0 ? "-" : "+";
        const two = (n: number): string => String(n).padStart(2, "0");
        const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
        const wanted = `${moment.toISOString().replace("T", " ").replace("Z", "")}000`;
        expect(fit(local + offset, "instant")).toBe(wanted);
        expect(fit(moment.getTime(), "instant")).toBe(wanted);
      },
    ),
  );
});

test.each([
  ["instant", "2026-01-01T00:00:00", undefined],
  ["instant", "2026-02-30T00:00:00Z", undefined],
  ["instant", "2026-01-01T24:00:00Z", undefined],
  ["instant", "2026-01-01 10:00:00.1234567 UTC", "2026-01-01 10:00:00.123456"],
  ["instant", 1e18, undefined],
  ["integer", "0012", "12"],
  ["integer", 1.5, undefined],
  ["integer", 9223372036854775808n, undefined],
  ["integer", 2 ** 53, undefined],
  ["integer", "", undefined],
  ["number", "1e400", undefined],
  ["number", Number.NaN, null],
  ["number", "1,5", undefined],
  ["boolean", 1, undefined],
  ["date", "2026-01-31T00:00:00", undefined],
] as const)("%s of %s", (type, value, wanted) => {
  expect(fit(value, type)).toBe(wanted);
});

test("JSON's integers are exact, its texts untouched", () => {
  expect(parseJson('{"a":9007199254740993,"b":[12345678901234567890,1.5,-0,1e3],"c":"9007199254740993"}')).toEqual({
    a: 9007199254740993n,
    b: [12345678901234567890n, 1.5, -0, 1000],
    c: "9007199254740993",
  });
  expect(() => parseJson('{"a":9007199254740993,')).toThrow("no sound JSON");
  expect(() => parseJson("[".repeat(200_000) + "9007199254740993")).toThrow("no sound JSON");
});

test("swept ranges that touch become one; others stay apart", () => {
  const sweep = (from: number | null, to: number | null) => ({ column: "id", from, to });
  const all = [sweep(90, null), sweep(50, 90), sweep(10, 20), sweep(20, 50)].reduce(addSweep, [] as ReturnType<typeof sweep>[]);
  expect(all).toEqual([sweep(10, null)]);
  expect(addSweep([sweep(10, 20)], sweep(30, 40))).toEqual([sweep(10, 20), sweep(30, 40)]);
});

test("a bucket lets its burst through at once and the rest in turn", async () => {
  const turn = tokenBucket(6000, 5, Date.now, new AbortController().signal);
  const began = Date.now();
  for (let call = 0; call < 25; call++) await turn();
  expect(Date.now() - began).toBeGreaterThanOrEqual(180);
  const stop = new AbortController();
  const slow = tokenBucket(1, 1, Date.now, stop.signal);
  await slow();
  setTimeout(() => stop.abort(new Error("enough")), 20);
  await expect(slow()).rejects.toThrow("enough");
});

test("progress: a redrawn line with rate and time to go on a terminal, few plain lines elsewhere", () => {
  let now = 0;
  const show = (isTTY: boolean): string => {
    let out = "";
    now = 0;
    const progress = progressOn({ isTTY, columns: 80, write: (text) => void (out += text) }, () => now);
    for (let rows = 0; rows <= 100_000; rows += 1000) {
      progress.step({ source: "forum", stream: "posts", rows, expected: 100_000, phase: "reading" });
      now += 250;
    }
    progress.line("forum.example.org asks for fewer requests (429); waiting 30 s");
    progress.step({ source: "forum", stream: "posts", rows: 100_000, expected: null, phase: "done" });
    progress.end();
    return out;
  };
  expect(show(true)).toContain("\r\x1b[Kforum.posts: 50,000 of 100,000 rows, 4,000 a second, 13 s to go");
  const plain = show(false);
  expect(plain).not.toContain("\x1b");
  expect(plain.split("\n")).toEqual([
    expect.stringMatching(/^forum\.posts: 4\d,000 of 100,000 rows, 4,000 a second, \d+ s to go$/),
    expect.stringMatching(/^forum\.posts: \d+,000 of 100,000 rows/),
    "forum.example.org asks for fewer requests (429); waiting 30 s",
    "forum.posts: 100,000 rows",
    "",
  ]);
});
