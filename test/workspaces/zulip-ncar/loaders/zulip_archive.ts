import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

interface Message {
  readonly id: number;
  readonly content: string;
  readonly sender_full_name: string;
  readonly timestamp: number;
}

const options = z.strictObject({ path: z.string().min(1) });

/** An archive of Zulip's public streams: STREAM/TOPIC.json, names with ".20" for a space. Texts stay where they are. */
export default {
  id: "zulip_archive",
  version: 1,
  options,
  secrets: [],
  streams: () => [
    {
      name: "messages",
      columns: {
        id: "integer",
        stream: "text",
        topic: "text",
        sender: "text",
        sent_at: "instant",
        is_bot: "boolean",
        marks_resolved: "boolean",
      },
      key: ["id"],
      cursor: null,
      lookBack: 0,
      deletes: "sweep",
      nulls: {},
      personal: ["sender"],
      policy: "freeze",
      time: "sent_at",
      expectsRows: true,
    },
  ],
  check: async () => undefined,
  async *read(_stream: unknown, _cursor: unknown, { path }: z.output<typeof options>, { workspace }: { workspace: string }) {
    const root = join(workspace, path);
    for (const entry of await readdir(root, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const rows: object[] = [];
      for (const file of await readdir(join(root, entry.name))) {
        const messages = JSON.parse(await readFile(join(root, entry.name, file), "utf8")) as readonly Message[];
        const topic = `${entry.name.split("-")[0]}/${named(file.replace(/\.json$/, ""))}`;
        for (const message of messages)
          rows.push({
            id: message.id,
            stream: named(entry.name.replace(/^\d+-/, "")),
            topic,
            sender: message.sender_full_name,
            sent_at: message.timestamp * 1000,
            is_bot: message.sender_full_name === "Notification Bot",
            marks_resolved: message.content.includes("marked this topic as resolved"),
          });
      }
      yield { rows, deletes: [], nextCursor: null, complete: false };
    }
    yield { rows: [], deletes: [], nextCursor: null, complete: true };
  },
};

/** ".20" is a space, as "%20" is in an address. */
function named(encoded: string): string {
  return decodeURIComponent(encoded.replace(/%/g, "%25").replace(/\.([0-9A-F]{2})/g, "%$1"));
}
