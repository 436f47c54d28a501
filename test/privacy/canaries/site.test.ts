import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openSession } from "../../../src/cli/session.js";
import { reportOf, sourceOf } from "../../../src/cli/site.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import { openPages } from "../../../src/site/pages/pages.js";
import { publish } from "../../../src/site/publish.js";
import { drawings } from "../../../src/site/svg.js";
import { canariesBelow } from "./search.js";
import { canaryWorkspace, SECRETS } from "./workspace.js";

const root = canaryWorkspace(true);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("nothing that somebody wrote, and no name, is on a page or in a file of data; the built site is sought through by test:slow", async () => {
  const out = join(root, "shipped");
  const put = (path: string): string => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    return join(out, path);
  };
  const session = await openSession(readDefinitions(root), null, [], "native", SECRETS);
  try {
    const report = await reportOf(session);
    expect([report.surveys?.length, report.members?.stages.length, report.voices?.topics.length]).toEqual([1, 2, 1]);
    for (const file of await publish(sourceOf(session, report), join(root, "cache")))
      if ("bytes" in file) writeFileSync(put(file.path), file.bytes);
      else copyFileSync(file.from, put(file.path));
    for (const make of openPages(report, { draw: drawings().draw }).values()) {
      const { path, ...page } = make();
      writeFileSync(put(`pages/${path}.json`), JSON.stringify(page));
    }
  } finally {
    await session.engine.close();
  }
  const { files, found } = await canariesBelow(out);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
