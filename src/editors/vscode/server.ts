import { existsSync } from "node:fs";
import { join } from "node:path";

/** A program and its words, as they are started. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string | null;
  /** On Windows what npm installs is a script of the shell. */
  readonly shell: boolean;
}

/** Starts `worthwhile lsp`: as the setting says, else the workspace's own, else whatever the path holds. */
export function serverCommand(
  folders: readonly string[],
  setting: readonly string[],
  windows = process.platform === "win32",
): ServerCommand {
  const cwd = folders[0] ?? null;
  const [first, ...rest] = setting;
  if (first !== undefined) return { command: first, args: [...rest, ...WORDS], cwd, shell: windows };
  for (const folder of folders) {
    const own = join(folder, "node_modules", ".bin", windows ? "worthwhile.cmd" : "worthwhile");
    if (existsSync(own)) return { command: windows ? `"${own}"` : own, args: WORDS, cwd: folder, shell: windows };
  }
  return { command: "worthwhile", args: WORDS, cwd, shell: windows };
}

const WORDS = ["lsp", "--stdio"];
