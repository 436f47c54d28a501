import { describe, expect, it } from "vitest";
import { openEngine } from "../../src/engine/open.js";

const ROWS = 1_000_000;
const MAKE = `CREATE TABLE large AS SELECT
  range AS id, range * 1.5::DOUBLE AS x, 'text ' || range % 1000 AS word,
  DATE '2020-01-01' + (range % 1000)::INTEGER AS day, TIMESTAMP '2020-01-01' + to_seconds(range) AS moment
FROM range(${ROWS})`;

describe.each(["native", "wasm"] as const)("a million rows of five columns, %s", (kind) => {
  it("are read, streamed and inserted in seconds and in bounded memory", async () => {
    const engine = await openEngine({ kind });
    await engine.run(MAKE);
    const time = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const started = process.cpuUsage();
      const result = await work();
      const { user, system } = process.cpuUsage(started);
      return [result, Math.round((user + system) / 1000)];
    };
    const before = process.memoryUsage().rss;
    let peak = before;
    const [, streaming] = await time(() =>
      engine.stream("FROM large", () => {
        peak = Math.max(peak, process.memoryUsage().rss);
      }),
    );
    const [table, reading] = await time(() => engine.query("FROM large"));
    const [, inserting] = await time(() => engine.insert("again", table));
    const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
    process.stdout.write(
      `${JSON.stringify({
        kind,
        rows: ROWS,
        cpuMs: { reading, streaming, inserting },
        mb: { beforeStream: megabytes(before), peakOfStream: megabytes(peak), end: megabytes(process.memoryUsage().rss) },
      })}\n`,
    );
    expect(table.rows).toBe(ROWS);
    expect(table.data.map((values) => values[ROWS - 1])).toEqual([
      999_999,
      1_499_998.5,
      "text 999",
      "2022-09-26",
      "2020-01-12T13:46:39",
    ]);
    expect((await engine.query("SELECT count(*) AS n FROM (FROM large EXCEPT ALL FROM again)")).data).toEqual([[0]]);
    // A stream holds a block at a time: it may not grow with the rows.
    expect(megabytes(peak - before)).toBeLessThan(200);
    // The processor's time: the clock's depends on what else the machine does.
    expect(reading).toBeLessThan(10_000);
    await engine.close();
  });
});
