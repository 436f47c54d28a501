import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { command } from "../kit/command.js";
import { world, written } from "./shipped/world.js";

const root = written(world("two languages", 1));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("a release warns where its difference from the one before would tell of few, and is made", async () => {
  expect((await command(["release", "one"], root)).exit).toBe(0);
  const file = join(root, "topics.csv");
  const rows = readFileSync(file, "utf8").trimEnd().split("\n");
  // Somebody's one topic is deleted.
  writeFileSync(file, `${rows.slice(0, -1).join("\n")}\n`);
  const { exit, err } = await command(["release", "two"], root);
  expect(exit).toBe(0);
  expect(err).toMatch(/warning privacy asked counts \d+ in the period of 2026-06-01.*knows of the 1 between them/);
  // The same again tells nothing new.
  expect((await command(["release", "three"], root)).err).not.toContain("privacy");
});
