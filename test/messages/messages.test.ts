import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { diagnose, sentence } from "../../src/ground/messages.js";
import { BY_DATA } from "./by-data.js";
import { heldTo, saidIn } from "./kit.js";

/*
 * A folder per case: a workspace in which something is wrong, `asked.txt` with the command lines where they are not just
 * `check`, and `said.txt`, what a person reads on a terminal. Together they say every sentence of src/ground/messages.
 * Sentences that need another machine, a broken network or a binary file are said from their data in by-data.ts.
 */
const CASES = join(import.meta.dirname, "cases");
/** Workspaces that are wrong before any data is looked at lie with the reader's own tests; what is said of them lies here. */
const READ = join(import.meta.dirname, "../compile/read/cases");
const ROOMS = join(import.meta.dirname, "../../src/ground/messages");

const said = vi.hoisted(() => new Set<string>());
vi.mock("../../src/ground/messages.js", async (original) => {
  const real = await original<typeof import("../../src/ground/messages.js")>();
  const sentence: typeof real.sentence = (diagnostic) => {
    said.add(diagnostic.message);
    return real.sentence(diagnostic);
  };
  return { ...real, sentence };
});

describe("what is said of a mistake", () => {
  it.each(readdirSync(CASES))("%s", async (name) => {
    const folder = join(CASES, name);
    const asked = join(folder, "asked.txt");
    const lines = existsSync(asked) ? readFileSync(asked, "utf8").trim().split("\n") : ["check"];
    heldTo(join(folder, "said.txt"), await saidIn(folder, lines));
  });

  it.each(readdirSync(READ).filter((name) => !name.startsWith("sound")))("%s", async (name) => {
    heldTo(join(import.meta.dirname, "definitions", `${name}.txt`), await saidIn(join(READ, name), ["check"]));
  });
});

it("what a folder of text files cannot bring about", () => {
  const lines = BY_DATA.map(([name, data]) => {
    const { severity, code, ...diagnostic } = diagnose(name, null, data as never);
    return `${severity} ${code} ${sentence({ severity, code, ...diagnostic })}\n`;
  });
  heldTo(join(import.meta.dirname, "by-data.txt"), lines.join(""));
});

it("leaves no sentence unsaid", async () => {
  const rooms = readdirSync(ROOMS).filter((file) => file !== "message.ts");
  const all: string[] = [];
  for (const room of rooms) {
    const exported: Record<string, unknown> = await import(join(ROOMS, room));
    all.push(...Object.keys(exported[room.replace(/\.ts$/, "")] as Record<string, unknown>));
  }
  expect(all.length).toBeGreaterThan(250);
  expect(all.filter((name) => !said.has(name))).toEqual([]);
});
