import fc from "fast-check";
import { dayText, timeText } from "../../src/engine/cell.js";
import type { CellType, Table, Value } from "../../src/engine/table.js";

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const integer = (value: bigint): Value => (value <= SAFE && value >= -SAFE ? Number(value) : String(value));

/** Values of each cell type as they look at the engine's edge. */
const cells: { readonly [T in CellType]: fc.Arbitrary<Value> } = {
  text: fc.oneof(
    // Lone halves of a pair are no text in any engine.
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(text).toString()),
    fc.constantFrom("", "😀", "\uFEFFmark", "a\0b", "é", "e\u0301", "__proto__", "'", '"', "constructor", "null"),
  ),
  integer: fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(integer),
    fc.bigInt({ min: -(2n ** 127n) + 1n, max: 2n ** 127n - 1n }).map(integer),
  ),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: fc.boolean(),
  date: fc.integer({ min: -719_162, max: 2_932_896 }).map(dayText),
  time: fc
    .oneof(
      fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }),
      fc.integer().map((s) => BigInt(s) * 1_000_000n),
    )
    .map(timeText),
};

/** Tables of any columns, nulls among their values. */
export const tables: fc.Arbitrary<Table> = fc
  .tuple(
    fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-zA-Zé日 "';]{1,8}$/), type: fc.constantFrom(...TYPES()) }), {
      minLength: 1,
      maxLength: 5,
      // DuckDB's names do not tell small letters from capitals.
      selector: ({ name }) => name.toLowerCase(),
    }),
    fc.integer({ min: 0, max: 12 }),
  )
  .chain(([columns, rows]) =>
    fc
      .tuple(...columns.map(({ type }) => fc.array(fc.option(cells[type], { freq: 5 }), { minLength: rows, maxLength: rows })))
      .map((data) => ({ columns, rows, data })),
  );

function TYPES(): CellType[] {
  return ["text", "integer", "number", "boolean", "date", "time"];
}
