import { aurora } from "../../loaders/aurora.js";
import { discourse } from "../../loaders/discourse.js";
import { file } from "../../loaders/file.js";
import { slack_export } from "../../loaders/slack-export.js";
import { forumSite, madeForum } from "../kit/forum.js";
import { memoryChannel, onePage } from "../kit/lake.js";
import { slackExport } from "../kit/slack.js";
import { acceptance } from "./acceptance.js";

acceptance(
  memoryChannel(() => [onePage([{ id: 1, title: "someone@example.org", at: "2026-01-01T00:00:00Z" }])], {
    personal: ["title"],
  }),
  async () => ({ options: {} }),
);
acceptance(discourse, async () => {
  const site = await forumSite({ ...madeForum(70), key: "canary of the forum" });
  return { options: { url: site.url, key: "${FORUM_KEY}", per_minute: 100_000 }, env: { FORUM_KEY: "canary of the forum" } };
});
acceptance(slack_export, async () => ({ options: { path: "export", text: "keep" }, files: slackExport("export") }));
acceptance(file, async () => ({
  options: { path: "in.csv" },
  files: { "in.csv": 'id,day,text\n1,2026-01-31,a\n2,2026-02-01,"b\nc"\n' },
}));
acceptance(aurora, async () => ({ options: { scale: 0.01 } }));
