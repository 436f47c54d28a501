import type { Row } from "../channel.js";

type Json = Readonly<Record<string, unknown>>;

/** Who and where, for reading messages: channel ids by folder name, and the ids of bots. */
export interface Directory {
  readonly channelIds: ReadonlyMap<string, string>;
  readonly bots: ReadonlySet<string>;
}

/** A message as a row of `messages`; null for what has no time stamp and so no identity. */
export function messageRow(message: Json, channel: string, directory: Directory, keepText: boolean): Row | null {
  const ts = textOf(message["ts"]);
  const at = instantOf(ts);
  if (ts === null || at === null) return null;
  const subtype = textOf(message["subtype"]);
  const author = textOf(message["user"]) ?? textOf(fieldsOf(message["comment"])["user"]) ?? textOf(message["bot_id"]);
  const reactions = listOf(message["reactions"]).map(fieldsOf);
  const thread = textOf(message["thread_ts"]);
  return {
    id: idOf(channel, ts, directory),
    channel,
    channel_id: directory.channelIds.get(channel) ?? null,
    ts: at,
    author,
    kind: KINDS[subtype ?? ""] ?? "event",
    subtype,
    thread_ts: instantOf(thread),
    in_reply_to: thread === null || thread === ts ? null : idOf(channel, thread, directory),
    is_bot:
      subtype === "bot_message" ||
      author === "USLACKBOT" ||
      directory.bots.has(author ?? "") ||
      (textOf(message["bot_id"]) !== null && author === textOf(message["bot_id"])),
    reactions: reactions.reduce((sum, { count }) => sum + (typeof count === "number" ? count : 0), 0),
    reactors: new Set(reactions.flatMap(({ users }) => listOf(users))).size,
    replies: typeof message["reply_count"] === "number" ? message["reply_count"] : 0,
    repliers: typeof message["reply_users_count"] === "number" ? message["reply_users_count"] : 0,
    files: (message["file"] === undefined ? 0 : 1) + listOf(message["files"]).length,
    edited_at: instantOf(textOf(fieldsOf(message["edited"])["ts"])),
    length: [...(textOf(message["text"]) ?? "")].length,
    ...(keepText ? { text: withoutNames(textOf(message["text"]) ?? "") } : {}),
  };
}

/** A message as an activity: what an actor did, in the words of ActivityStreams 2.0. */
export function activityRow(row: Row): Row {
  const about = row["kind"] === "join" || row["kind"] === "leave" ? row["channel_id"] : row["id"];
  return {
    id: row["id"],
    channel: row["channel"],
    kind: ACTIVITIES[String(row["kind"])] ?? "update",
    actor: row["author"],
    object: about,
    in_reply_to: row["in_reply_to"],
    at: row["ts"],
    language: null,
  };
}

/** What a message is: words of a person or bot, a join, a leave, a trace of one deleted; all else is an event. */
const KINDS: Readonly<Record<string, string>> = {
  "": "message",
  bot_message: "message",
  me_message: "message",
  thread_broadcast: "message",
  file_share: "message",
  file_comment: "message",
  file_mention: "message",
  channel_join: "join",
  group_join: "join",
  channel_leave: "leave",
  group_leave: "leave",
  tombstone: "deleted",
};
const ACTIVITIES: Readonly<Record<string, string>> = { message: "create", join: "join", leave: "leave", deleted: "delete" };

/** A time stamp is unique in its channel only. */
const idOf = (channel: string, ts: string, { channelIds }: Directory): string => `${channelIds.get(channel) ?? channel}:${ts}`;

/** "1433558319.000002" as an instant; Slack's six digits after the point are kept. */
export function instantOf(ts: string | null): string | null {
  const parts = /^(\d{1,11})(?:\.(\d{1,6}))?$/.exec(ts ?? "");
  if (!parts || Number(parts[1]) === 0) return null;
  return `${new Date(Number(parts[1]) * 1000).toISOString().slice(0, 19)}.${(parts[2] ?? "").padEnd(6, "0")}Z`;
}

/** Mentions carry people's ids and names. */
const withoutNames = (text: string): string => text.replaceAll(/<@[^>]*>/g, "<@>");

export const fieldsOf = (value: unknown): Json =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string | null =>
  typeof value === "string" ? (value === "" ? null : value) : typeof value === "number" ? String(value) : null;
