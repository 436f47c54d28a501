import type { RowType, Stream } from "../channel.js";

/** The cursor of the next run: the bookmark less the look-back, cut down to the field's resolution. */
export function cursorBefore(bookmark: string, stream: Stream): string {
  const type = cursorType(stream);
  if (stream.cursor === null || !isTime(type)) return bookmark;
  const at = momentOf(bookmark) - stream.lookBack;
  const step = { ms: 1, s: 1000, minute: 60_000, day: 86_400_000, id: 1 }[stream.cursor.resolution];
  return printed(new Date(Math.floor(at / step) * step).toISOString(), type);
}

/**
 * The bookmark a run leaves: the largest value of the cursor field, never past the server's time (a row dated in the
 * future would hide all that come before it).
 */
export function bookmarkOf(value: string, stream: Stream, serverNow: number): string {
  const type = cursorType(stream);
  if (!isTime(type)) return value;
  if (type === "instant" && momentOf(value) > serverNow) return new Date(serverNow).toISOString();
  return printed(`${value.replace(" ", "T")}Z`, type);
}

const cursorType = (stream: Stream): RowType => stream.columns[stream.cursor?.field ?? ""] ?? "text";
const isTime = (type: RowType): boolean => type === "instant" || type === "time" || type === "date";

/** A time in the lake's own text or in RFC 3339, as epoch ms; zone-less times as if in UTC. */
const momentOf = (text: string): number =>
  Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? text : `${text.replace(" ", "T").replace(/Z$/, "")}Z`);

function printed(rfc: string, type: RowType): string {
  if (type === "instant") return rfc;
  return type === "date" ? rfc.slice(0, 10) : rfc.replace(/Z$/, "");
}
