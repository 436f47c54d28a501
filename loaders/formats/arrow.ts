import { tableFromIPC, Type, type Column, type DataType } from "@uwdata/flechette";
import type { Engine } from "../../src/engine/engine.js";
import { dayText, decimalValue, timeText } from "../../src/engine/cell.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { wholeFile } from "./files.js";
import type { FilesToRead, Raw, RawKind } from "./raw.js";
import { combineTyped, type TypedPart } from "./typed.js";
import { insertValues } from "./values.js";

/** Reads Arrow IPC, file or stream (Feather 2 is the file). */
export async function readArrow(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  const parts: TypedPart[] = [];
  for (const [i, file] of input.paths.entries()) {
    const bytes = await wholeFile(input.files, file.path);
    try {
      const table = tableFromIPC(bytes, { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true });
      const columns = table.schema.fields.map((field, c) =>
        arrowColumn(field.name, field.type, table.getChildAt(c) as Column<unknown>),
      );
      parts.push(await insertValues(engine, `${relation} ${i}`, table.numRows, columns));
    } catch (cause) {
      if (cause instanceof Refused) throw cause;
      throw new Refused([
        diagnose("dataUnreadable", input.span, {
          file: file.name,
          reason: cause instanceof Error ? cause.message : String(cause),
        }),
      ]);
    }
  }
  return combineTyped(engine, relation, input, parts);
}

function arrowColumn(name: string, type: DataType, column: Column<unknown>) {
  const reader = readerOf(type);
  const { value } = reader;
  const at = (row: number): unknown => {
    const cell = column.at(row);
    return cell === null || cell === undefined ? null : value(cell);
  };
  return { name, kind: reader.kind, at };
}

interface ArrowReader {
  readonly kind: RawKind;
  readonly value: (cell: unknown) => unknown;
}
const same = (cell: unknown): unknown => cell;

function readerOf(type: DataType): ArrowReader {
  switch (type.typeId) {
    case Type.Dictionary:
      return readerOf(type.dictionary);
    case Type.Null:
      return { kind: "empty", value: () => null };
    case Type.Int:
      return { kind: "integer", value: same };
    case Type.Float:
      return { kind: "number", value: same };
    case Type.Bool:
      return { kind: "boolean", value: same };
    case Type.Decimal:
      return {
        kind: type.scale > 0 ? "number" : "integer",
        value: (cell) => decimal(BigInt(cell as number | bigint), type.scale),
      };
    case Type.Date:
      // Given in milliseconds whatever its unit.
      return { kind: "date", value: (cell) => dayText(Math.floor(Number(cell) / 86_400_000)) };
    case Type.Timestamp:
      return {
        kind: type.timezone ? "instant" : "time",
        value: (cell) => timeText(micros(BigInt(cell as number | bigint), type.unit)),
      };
    default:
      return { kind: "text", value: same };
  }
}

const decimal = (unscaled: bigint, scale: number): number | bigint => (scale > 0 ? decimalValue(unscaled, scale) : unscaled);

/** Units count seconds, milli-, micro- and nanoseconds; nanoseconds are cut to microseconds. */
function micros(count: bigint, unit: number): bigint {
  if (unit === 3) return count / 1000n;
  return count * 1000n ** BigInt(2 - unit);
}
