import { spawn, type ChildProcess } from "node:child_process";
import type { Catalog } from "../../compile/catalog.js";
import type { Diagnostic } from "../../ground/diagnostic.js";
import type { EngineKind } from "../session.js";

/** What the data of a workspace holds, and what is wrong with it. */
export interface Data {
  readonly catalog: Catalog | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The definitions it was read by: what the diagnostics' places are places of. */
  readonly texts: Readonly<Record<string, string>>;
}

const NOTHING_KNOWN: Data = { catalog: null, diagnostics: [], texts: {} };

/**
 * Reads the data of one workspace in a process of its own, one reading at a time: asked again meanwhile, it reads once
 * more afterwards. Where the data cannot be read, what was known stays.
 */
export class DataReader {
  readonly #root: string;
  readonly #engine: EngineKind;
  readonly #changed: () => void;
  #child: ChildProcess | null = null;
  #again = false;
  known: Data = NOTHING_KNOWN;

  constructor(root: string, engine: EngineKind, changed: () => void) {
    this.#root = root;
    this.#engine = engine;
    this.#changed = changed;
  }

  refresh(): void {
    if (this.#child) {
      this.#again = true;
      return;
    }
    const script = process.argv[1] ?? "";
    const words = [...process.execArgv, script, "lsp", "--catalog", "--workspace", this.#root, "--engine", this.#engine];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "ignore"] });
    this.#child = child;
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", () => this.#ended(null));
    child.on("close", (code) => this.#ended(code === 0 ? Buffer.concat(chunks).toString("utf8") : null));
  }

  close(): void {
    this.#again = false;
    this.#child?.kill();
  }

  #ended(printed: string | null): void {
    if (!this.#child) return;
    this.#child = null;
    const read = printed === null ? null : readData(printed);
    if (read) {
      this.known = read;
      this.#changed();
    }
    if (this.#again) {
      this.#again = false;
      this.refresh();
    }
  }
}

function readData(printed: string): Data | null {
  try {
    return JSON.parse(printed) as Data;
  } catch {
    return null;
  }
}
