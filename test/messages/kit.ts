import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { main } from "../../src/cli/main.js";
import { words } from "../kit/command.js";

/** What these command lines say in a copy of the folder, as on a terminal without colours, one after another. */
export async function saidIn(folder: string, lines: readonly string[]): Promise<string> {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "worthwhile-said-")));
  cpSync(folder, workspace, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), "worthwhile-home-"));
  try {
    const said: string[] = [];
    for (const line of lines) {
      let text = "";
      const into = {
        // A progress bar is no message.
        isTTY: /^(check|query|rows)/.test(line),
        write: (piece: string | Uint8Array) => void (text += typeof piece === "string" ? piece : Buffer.from(piece).toString()),
      };
      await main(words(line), {
        cwd: workspace,
        env: { NO_COLOR: "1", HOME: home },
        out: into,
        err: into,
        now: () => Date.UTC(2026, 10, 1),
        signal: new AbortController().signal,
      });
      said.push(
        `$ worthwhile ${line}\n${withoutAdvice(text, folder).replaceAll(workspace, "WORKSPACE").replaceAll(home, "HOME")}`,
      );
    }
    return said.join("\n");
  } finally {
    for (const made of [workspace, home]) rmSync(made, { recursive: true, force: true });
  }
}

/** Without the two hints every KPI of these small files gives; the case of advice keeps them. */
const withoutAdvice = (text: string, folder: string): string =>
  folder.endsWith("advice")
    ? text
    : text.replace(/^.* info missing-key (?:No goal, and none|The label of) .*\n(?:.*\| .*\n)*/gm, "");

/**
 * Holds a text to its golden. An absent one is written, to be read and committed; where one differs, what came instead is
 * left beside it with -changed in its name.
 */
export function heldTo(golden: string, text: string): void {
  const changed = golden.replace(/\.txt$/, "-changed.txt");
  if (!existsSync(golden) && process.env["CI"] === undefined) writeFileSync(golden, text);
  rmSync(changed, { force: true });
  if (readFileSync(golden, "utf8") !== text) writeFileSync(changed, text);
  expect(text).toBe(readFileSync(golden, "utf8"));
}
