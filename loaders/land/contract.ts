import { diagnose } from "../../src/ground/messages.js";
import type { Diagnostic } from "../../src/ground/diagnostic.js";
import type { Stream } from "../channel.js";
import type { Place } from "./shape.js";

/** What a loader's declaration of a stream gets wrong; null where it is sound. */
export function contractFault(stream: Stream, place: Place): Diagnostic | null {
  const problem = faultIn(stream);
  return problem === null
    ? null
    : diagnose("loadingBadStream", place.span, { source: place.source, stream: place.stream, problem });
}

function faultIn({ name, columns, key, cursor, personal, time, deletes }: Stream): string | null {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_ -]*$/.test(name)) return "a stream's name is made of letters, digits, spaces, - and _";
  const names = Object.keys(columns);
  if (names.length === 0) return "it has no columns";
  const double = names.find((one, index) => names.findIndex((other) => other.toLowerCase() === one.toLowerCase()) !== index);
  if (double !== undefined) return `two columns are called ${double}, for DuckDB, whose names know no case`;
  const used = [...key, ...personal, ...(cursor === null ? [] : [cursor.field]), ...(time === null ? [] : [time])];
  const unknown = used.find((one) => !names.includes(one));
  if (unknown !== undefined) return `it speaks of a column ${unknown} that it does not declare`;
  if (cursor !== null && key.length === 0) return "it has a cursor and no key to merge by";
  if (deletes === "tombstone" && key.length === 0) return "it has deletes and no key to find them by";
  if (cursor !== null && personal.includes(cursor.field)) return "its cursor is personal data";
  const at = time === null ? undefined : columns[time];
  if (at !== undefined && at !== "date" && at !== "time" && at !== "instant")
    return `its time column ${String(time)} is ${at}, not date, time or instant`;
  return null;
}
