import { dayText, decimalValue, integerValue, numberValue, timeText, timeTextSafe } from "./cell.js";
import type { Value } from "./table.js";

// A column of one width lies in memory alike in DuckDB's vectors and in Arrow: value after value, little end first.
// Both engines are read with these functions. 64-bit values are put together from two halves, and a BigInt is made only
// where a number cannot hold the value: a column of times is read four times as fast.

/** Reads values out of a column's bytes; it is not asked at the place of a null. */
export interface Layout {
  /** Bytes for each value. */
  readonly width: number;
  readonly reader: (bytes: Uint8Array) => (row: number) => Value;
}

const small = (
  array: new (buffer: ArrayBufferLike, offset: number, length: number) => ArrayLike<number>,
  width: number,
): Layout => ({
  width,
  reader: (bytes) => {
    const values = new array(bytes.buffer, bytes.byteOffset, bytes.byteLength / width);
    return (row) => numberValue(values[row] ?? NaN);
  },
});

export const INT8 = small(Int8Array, 1);
export const INT16 = small(Int16Array, 2);
export const INT32 = small(Int32Array, 4);
export const UINT8 = small(Uint8Array, 1);
export const UINT16 = small(Uint16Array, 2);
export const UINT32 = small(Uint32Array, 4);
export const FLOAT32 = small(Float32Array, 4);
export const FLOAT64 = small(Float64Array, 8);
export const BOOL8: Layout = { width: 1, reader: (bytes) => (row) => bytes[row] !== 0 };

export const INT64: Layout = { width: 8, reader: (bytes) => integerParts(bytes, 8, true, (n) => n, integerValue) };
export const UINT64: Layout = { width: 8, reader: (bytes) => integerParts(bytes, 8, false, (n) => n, integerValue) };
export const INT128: Layout = { width: 16, reader: (bytes) => integerParts(bytes, 16, true, (n) => n, integerValue) };
export const INT256: Layout = { width: 32, reader: (bytes) => integerParts(bytes, 32, true, (n) => n, integerValue) };
export const UINT128: Layout = { width: 16, reader: (bytes) => integerParts(bytes, 16, false, (n) => n, integerValue) };

/** `unscaled / 10^scale` in 2 to 32 bytes. */
export const decimal = (width: 2 | 4 | 8 | 16 | 32, scale: number): Layout => ({
  width,
  reader: (bytes) => {
    if (width === 2 || width === 4) {
      const unscaled = (width === 2 ? INT16 : INT32).reader(bytes);
      return (row) => Number(unscaled(row)) / 10 ** scale;
    }
    return integerParts(bytes, width, true, scale <= 22 ? (n) => n / 10 ** scale : (n) => decimalValue(BigInt(n), scale), (n) =>
      decimalValue(n, scale),
    );
  },
});

/** Days since 1970; DuckDB's infinite days are null. */
export const DAYS: Layout = {
  width: 4,
  reader: (bytes) => {
    const days = words(bytes);
    return (row) => (Math.abs(days[row] ?? 0) === 2_147_483_647 ? null : dayText(days[row] ?? 0));
  },
};

/** Units of time since 1970; DuckDB's infinite times are null. */
const times = (text: (units: number) => string, bigText: (units: bigint) => string): Layout => ({
  width: 8,
  reader: (bytes) => integerParts(bytes, 8, true, text, (n) => (n === INFINITE || n === -INFINITE ? null : bigText(n))),
});
const INFINITE = 9_223_372_036_854_775_807n;
export const SECONDS = times(
  (n) => timeText(BigInt(n) * 1_000_000n),
  (n) => timeText(n * 1_000_000n),
);
export const MILLIS = times(
  (n) => timeText(BigInt(n) * 1000n),
  (n) => timeText(n * 1000n),
);
export const MICROS = times(timeTextSafe, timeText);
/** Cut to microseconds, as DuckDB's cast to TIMESTAMP does. */
export const NANOS = times(
  (n) => timeTextSafe(Math.trunc(n / 1000)),
  (n) => timeText(n / 1000n),
);

/** Sixteen bytes in the order they are written. */
export const UUID: Layout = {
  width: 16,
  reader: (bytes) => (row) => {
    const hex = Array.from(bytes.subarray(row * 16, row * 16 + 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  },
};

/** Whether a row has a value, in the bitmap that both engines keep: a bit for each row, lowest first, 0 for null. */
export const isValid = (bitmap: Uint8Array, row: number): boolean => (((bitmap[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;

/** Reads integers of two or more halves, as numbers where those are exact. */
function integerParts(
  bytes: Uint8Array,
  width: 8 | 16 | 32,
  signed: boolean,
  safe: (value: number) => Value,
  big: (value: bigint) => Value,
): (row: number) => Value {
  const parts = words(bytes);
  const step = width / 4;
  return (row) => {
    const at = row * step;
    const low = parts[at] ?? 0;
    const high = parts[at + 1] ?? 0;
    // What lies above the lowest 8 bytes of an integer that fits them only repeats its sign.
    let fits = signed || high >= 0;
    for (let part = 2; part < step; part++) fits &&= parts[at + part] === high >> 31;
    const value = high * 4_294_967_296 + (low >>> 0);
    if (fits && Number.isSafeInteger(value)) return safe(value);
    let whole = 0n;
    for (let part = step - 1; part >= 0; part--) whole = (whole << 32n) | BigInt((parts[at + part] ?? 0) >>> 0);
    return big(signed ? BigInt.asIntN(width * 8, whole) : whole);
  };
}

function words(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}
