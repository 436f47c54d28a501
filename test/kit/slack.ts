/** A small Slack export as files by path, below the folder: two listed channels, one that is not, bots, threads, oddities. */
export function slackExport(folder: string): Readonly<Record<string, string>> {
  const files: Record<string, unknown> = {
    "users.json": [
      {
        id: "U1",
        name: "ada",
        profile: { email: "Ada@Example.org", real_name: "Ada Canary" },
        tz: "Europe/Paris",
        is_owner: true,
        is_bot: false,
      },
      { id: "U2", name: "bo", profile: { email: "bo@example.org" }, is_restricted: true, deleted: true },
      { id: "U3", name: "helper", is_bot: true },
    ],
    "channels.json": [
      { id: "C1", name: "general", created: 1700000000, creator: "U1", is_general: true, members: ["U1", "U2"] },
      { id: "C2", name: "help", created: "1700000001", creator: "U1", is_archived: true, members: [] },
    ],
    "general/2024-01-01.json": [
      { type: "message", subtype: "channel_join", user: "U1", ts: "1704067200.000100", text: "<@U1|ada> has joined" },
      {
        type: "message",
        user: "U1",
        ts: "1704067300.000200",
        text: "Hello <@U2|bo> 👋🏽",
        reply_count: 1,
        reply_users_count: 1,
        thread_ts: "1704067300.000200",
        reactions: [
          { name: "+1", users: ["U2", "U3"], count: 2 },
          { name: "tada", users: ["U2"], count: 1 },
        ],
      },
      {
        type: "message",
        user: "U2",
        ts: "1704067400.000300",
        text: "Hi",
        thread_ts: "1704067300.000200",
        edited: { user: "U2", ts: "1704067500.000000" },
      },
      { type: "message", subtype: "bot_message", bot_id: "B1", ts: "1704067600.000400", text: "beep" },
      { type: "message", user: "U3", ts: "1704067700.000500", text: "also a bot" },
      { type: "message", user: "U1", text: "no time" },
      { type: "message", subtype: "tombstone", user: "USLACKBOT", ts: "1704067800.000600", text: "This message was deleted." },
    ],
    "help/2024-01-02.json": [
      // The same time stamp in another channel is another message.
      { type: "message", user: "U1", ts: "1704067300.000200", text: "x".repeat(1000) },
      { type: "message", subtype: "channel_leave", user: "U2", ts: "1704153600.000000", text: "left" },
    ],
    "secret/2024-01-01.json": [{ type: "message", user: "U1", ts: "1704067200.000100", text: "not listed" }],
  };
  return Object.fromEntries(Object.entries(files).map(([path, data]) => [`${folder}/${path}`, JSON.stringify(data)]));
}
