import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { command } from "../../kit/command.js";
import { canariesBelow } from "./search.js";
import { canaryWorkspace, SECRETS } from "./workspace.js";

const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

it.each([
  ["of people", false],
  ["that is simulated, whose rows go along", true],
])("nothing that somebody wrote, and no name, is in any file of the site, of a community %s", async (_, simulated) => {
  const root = canaryWorkspace(simulated);
  roots.push(root);
  expect((await command(["check"], root, SECRETS)).out).not.toMatch(/ error /);
  const released = await command(["release", "one"], root, SECRETS);
  expect([released.exit, released.err]).toEqual([0, ""]);
  const built = await command(["build"], root, SECRETS);
  expect([built.exit, built.err]).toEqual([0, ""]);
  const out = join(root, "dist/site");
  const { files, found } = await canariesBelow(out);
  expect(files).toBeGreaterThan(20);
  expect(readdirSync(join(out, "notebooks")).join(" ")).toContain("rows");
  expect(found).toEqual([]);
  // The same search, of the same site, were one comment written beside a number.
  const page = join(out, "data/results.json");
  writeFileSync(page, readFileSync(page, "utf8").replace(/\}$/, ',"note":"kanarievogel-planted-1"}'));
  expect((await canariesBelow(out)).found.map(({ path }) => path)).toEqual(["data/results.json"]);
});
