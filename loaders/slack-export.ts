import * as z from "zod";
import { SourceError, type Channel, type Page, type Row, type Stream, type Tools } from "./channel.js";
import { openArchive, type Archive } from "./slack-export/archive.js";
import { activityRow, fieldsOf, instantOf, listOf, messageRow, textOf, type Directory } from "./slack-export/message.js";

const options = z.strictObject({
  /** The export: its folder or zip file. */
  path: z.string().min(1),
  /** keep loads what was written, mentions of people left out; without it only its length. */
  text: z.enum(["keep", "drop"]).optional(),
});
type Options = z.infer<typeof options>;

/**
 * A Slack workspace's export, as Slack's administration page gives it. Reads the public channels that channels.json
 * lists; each load takes the whole export and replaces what was there.
 */
export const slack_export: Channel<Options> = {
  id: "slack_export",
  version: 1,
  options,
  secrets: [],
  streams: ({ text }) => streams(text === "keep"),
  async check({ path }, tools) {
    const archive = await openArchive(path, tools.workspace);
    try {
      if (!archive.names.includes("channels.json") || !archive.names.includes("users.json")) {
        throw new SourceError(
          "config",
          `${path} is no Slack export: it has no channels.json and users.json`,
          "path: names the export's folder or zip file.",
        );
      }
    } finally {
      archive.close();
    }
  },
  async *read(stream, _cursor, { path, text }, tools) {
    const archive = await openArchive(path, tools.workspace);
    try {
      yield* READERS[stream.name as keyof typeof READERS](archive, text === "keep", tools);
    } finally {
      archive.close();
    }
  },
};

/** Rows gathered before a page is given. */
const PAGE = 2000;

const common = { cursor: null, lookBack: 0, deletes: "sweep", nulls: {}, policy: "discard_value" } as const;

function streams(keepText: boolean): readonly Stream[] {
  return [
    {
      ...common,
      name: "messages",
      columns: {
        id: "text",
        channel: "text",
        channel_id: "text",
        ts: "instant",
        author: "text",
        kind: "text",
        subtype: "text",
        thread_ts: "instant",
        in_reply_to: "text",
        is_bot: "boolean",
        reactions: "integer",
        reactors: "integer",
        replies: "integer",
        repliers: "integer",
        files: "integer",
        edited_at: "instant",
        length: "integer",
        ...(keepText ? { text: "text" as const } : {}),
      },
      key: ["id"],
      personal: ["author"],
      ...(keepText ? { erased: ["text"] } : {}),
      time: "ts",
      expectsRows: true,
    },
    {
      ...common,
      name: "members",
      columns: {
        id: "text",
        channel: "text",
        joined_at: "instant",
        segment: "text",
        name: "text",
        email: "text",
        timezone: "text",
        is_bot: "boolean",
        is_deleted: "boolean",
      },
      key: ["id"],
      personal: ["id", "name", "email"],
      time: null,
      expectsRows: true,
    },
    {
      ...common,
      name: "channels",
      columns: {
        id: "text",
        name: "text",
        created_at: "instant",
        creator: "text",
        is_archived: "boolean",
        is_general: "boolean",
        members: "integer",
      },
      key: ["id"],
      personal: ["creator"],
      time: null,
      expectsRows: true,
    },
    {
      ...common,
      name: "activities",
      columns: {
        id: "text",
        channel: "text",
        kind: "text",
        actor: "text",
        object: "text",
        in_reply_to: "text",
        at: "instant",
        language: "text",
      },
      key: ["id"],
      personal: ["actor"],
      time: "at",
      expectsRows: true,
    },
  ];
}

const READERS = {
  messages: (archive: Archive, keepText: boolean, tools: Tools) => messagePages(archive, keepText, tools, (row) => row),
  activities: (archive: Archive, _: boolean, tools: Tools) => messagePages(archive, false, tools, activityRow),
  members: (archive: Archive, _: boolean, tools: Tools) => memberPage(archive, tools),
  channels: (archive: Archive) => channelPage(archive),
};

async function* messagePages(
  archive: Archive,
  keepText: boolean,
  tools: Tools,
  rowOf: (row: Row) => Row,
): AsyncGenerator<Page> {
  let rows: Row[] = [];
  for await (const row of messages(archive, keepText, tools)) {
    rows.push(rowOf(row));
    if (rows.length < PAGE) continue;
    yield { rows, deletes: [], nextCursor: null, complete: false };
    rows = [];
  }
  yield { rows, deletes: [], nextCursor: null, complete: true };
}

/** Every message of the listed channels, day by day. */
async function* messages(archive: Archive, keepText: boolean, tools: Tools): AsyncGenerator<Row> {
  const directory = await directoryOf(archive);
  for (const name of archive.names) {
    const [channel, file] = name.split("/");
    if (channel === undefined || file === undefined || !directory.channelIds.has(channel)) continue;
    tools.signal.throwIfAborted();
    for (const message of (await archive.list(name)) ?? []) {
      const row = messageRow(message, channel, directory, keepText);
      if (row !== null) yield row;
    }
  }
}

async function* memberPage(archive: Archive, tools: Tools): AsyncGenerator<Page> {
  const joined = new Map<unknown, string>();
  for await (const { kind, author, ts } of messages(archive, false, tools)) {
    const at = String(ts);
    if (kind === "join" && at < (joined.get(author) ?? "~")) joined.set(author, at);
  }
  const rows = ((await archive.list("users.json")) ?? []).map((user): Row => {
    const profile = fieldsOf(user["profile"]);
    return {
      id: textOf(user["id"]),
      channel: "slack",
      joined_at: joined.get(user["id"]) ?? null,
      segment: segmentOf(user),
      name: textOf(user["name"]),
      email: textOf(profile["email"]),
      timezone: textOf(user["tz"]),
      is_bot: user["is_bot"] === true || user["id"] === "USLACKBOT",
      is_deleted: user["deleted"] === true,
    };
  });
  yield { rows, deletes: [], nextCursor: null, complete: true };
}

/** The widest right a person has. */
function segmentOf(user: Readonly<Record<string, unknown>>): string {
  if (user["is_owner"] === true) return "owner";
  if (user["is_admin"] === true) return "admin";
  return user["is_restricted"] === true || user["is_ultra_restricted"] === true ? "guest" : "member";
}

async function* channelPage(archive: Archive): AsyncGenerator<Page> {
  const rows = ((await archive.list("channels.json")) ?? []).map((channel): Row => ({
    id: textOf(channel["id"]),
    name: textOf(channel["name"]),
    created_at: instantOf(textOf(channel["created"])),
    creator: textOf(channel["creator"]),
    is_archived: channel["is_archived"] === true,
    is_general: channel["is_general"] === true,
    members: listOf(channel["members"]).length,
  }));
  yield { rows, deletes: [], nextCursor: null, complete: true };
}

async function directoryOf(archive: Archive): Promise<Directory> {
  const channels = (await archive.list("channels.json")) ?? [];
  const users = (await archive.list("users.json")) ?? [];
  return {
    channelIds: new Map(channels.map((channel) => [textOf(channel["name"]) ?? "", textOf(channel["id"]) ?? ""])),
    bots: new Set(users.filter((user) => user["is_bot"] === true).map((user) => textOf(user["id"]) ?? "")),
  };
}
