import type { RowType } from "../channel.js";

/**
 * A value as the lake's text of its type, null where it is nothing, undefined where it does not fit the type. Times come
 * out as `2026-01-31 10:00:00.000000`, an instant's in UTC, so that equal values are equal texts and texts sort as times.
 */
export function fit(value: unknown, type: RowType): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  return FIT[type](value);
}

/** The first type, this one or a wider, that holds the value: what an evolving column becomes. */
export function widened(type: RowType, value: unknown): RowType {
  return WIDER[type].find((wider) => fit(value, wider) !== undefined) ?? "text";
}

/** The type of a column nobody declared, by its first value. */
export function typeOf(value: unknown): RowType {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "bigint") return fit(value, "integer") === undefined ? "text" : "integer";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return "text";
}

const WIDER: Readonly<Record<RowType, readonly RowType[]>> = {
  text: ["text"],
  integer: ["integer", "number", "text"],
  number: ["number", "text"],
  boolean: ["boolean", "text"],
  date: ["date", "time", "text"],
  time: ["time", "text"],
  instant: ["instant", "text"],
};

const FIT: Readonly<Record<RowType, (value: unknown) => string | undefined>> = {
  text: (value) => (typeof value === "object" ? objectText(value) : String(value)),
  integer(value) {
    if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
    if (typeof value === "bigint") return inBigint(value);
    return typeof value === "string" && /^[+-]?\d{1,19}$/.test(value) ? inBigint(BigInt(value.replace("+", ""))) : undefined;
  },
  number(value) {
    if (typeof value === "number" || typeof value === "bigint") return String(value);
    const read =
      typeof value === "string" && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return Number.isFinite(read) ? String(read) : undefined;
  },
  boolean: (value) =>
    value === true || value === "true" ? "true" : value === false || value === "false" ? "false" : undefined,
  date(value) {
    const parts = typeof value === "string" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
    return parts && isDay(parts) ? parts[0] : undefined;
  },
  time(value) {
    const parts = typeof value === "string" ? WALL_CLOCK.exec(value) : null;
    if (!parts || !isDay(parts) || !isHour(parts)) return undefined;
    return `${parts[1]}-${parts[2]}-${parts[3]} ${parts[4] ?? "00"}:${parts[5] ?? "00"}:${parts[6] ?? "00"}.${micros(parts[7])}`;
  },
  instant(value) {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : momentText(value.getTime(), "");
    if (typeof value === "number") return momentText(value, "");
    if (typeof value === "bigint") return momentText(Number(value), "");
    const parts = typeof value === "string" ? RFC_3339.exec(value) : null;
    if (!parts || !isDay(parts) || !isHour(parts)) return undefined;
    const [, year, month, day, hour, minute, second = "00", , zone = "Z"] = parts;
    const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    const offset = offsetMs(zone);
    return offset === null ? undefined : momentText(local - offset, micros(parts[7]));
  },
};

const WALL_CLOCK = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?([Zz]|UTC|[+-]\d\d(?::?\d\d)?)$/;

/** Epoch ms as text; `fraction` (six digits) replaces what ms cannot say. */
function momentText(ms: number, fraction: string): string | undefined {
  if (!(ms >= FIRST && ms < END)) return undefined;
  const whole = Math.floor(ms);
  const [day, rest] = new Date(whole).toISOString().split("T") as [string, string];
  const digits = fraction || `${rest.slice(9, 12)}${String(Math.floor((ms - whole) * 1000)).padStart(3, "0")}`;
  return `${day} ${rest.slice(0, 8)}.${digits}`;
}
const FIRST = Date.parse("0001-01-01T00:00:00Z");
const END = Date.parse("9999-12-31T23:59:59.999Z") + 1;

const micros = (fraction = ""): string => fraction.slice(0, 6).padEnd(6, "0");

function offsetMs(zone: string): number | null {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!parts) return 0;
  const [hours, minutes] = [Number(parts[2]), Number(parts[3] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return (parts[1] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function isDay([, year, month, day]: RegExpExecArray): boolean {
  const text = `${year}-${month}-${day}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return year !== "0000" && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
const isHour = (parts: RegExpExecArray): boolean =>
  Number(parts[4] ?? 0) < 24 && Number(parts[5] ?? 0) < 60 && Number(parts[6] ?? 0) < 60;

const inBigint = (value: bigint): string | undefined => (BigInt.asIntN(64, value) === value ? value.toString() : undefined);

/** Objects and lists as JSON; big integers keep their digits. */
function objectText(value: object | null): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner));
}
