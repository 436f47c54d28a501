import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { slack_export } from "../../loaders/slack-export.js";
import { sync } from "../../loaders/land.js";
import { lakeRows, loadOf, requestFor, temporaryFolder } from "../kit/lake.js";
import { shared, withoutShared } from "../kit/shared.js";

const houston = resolve(shared, "data", "slack-houston-datavis");

describe.skipIf(!existsSync(houston))(`a real export${withoutShared}`, () => {
  test("folder: every message, member and channel, people hidden", async () => {
    const request = requestFor(await temporaryFolder(), slack_export, { path: houston });
    const result = await sync(request);
    expect(result.loads.map(({ stream, rows, problem }) => [stream, rows, problem])).toEqual([
      ["messages", 1382, null],
      ["members", 71, null],
      ["channels", 16, null],
      ["activities", 1382, null],
    ]);
    expect(loadOf(result, "messages").coverage).toEqual({ from: "2015-06-06", to: "2016-07-28" });
    const messages = await lakeRows(request, "messages");
    expect(messages.filter(({ kind }) => kind === "join")).toHaveLength(320);
    expect(messages.every(({ author }) => /^p_[0-9a-f]{32}$/.test(String(author)))).toBe(true);
    expect(Object.keys(messages[0] ?? {})).not.toContain("text");
  });
});
