import { createHash, randomBytes } from "node:crypto";
import { lstat, mkdir, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { LONGEST_FILE, staysInside } from "../../compile/read/files.js";
import { documentOf } from "../../language/document.js";
import { isNotebook, NOTEBOOKS } from "../../language/notebooks.js";
import { includes } from "../../language/project.js";
import { ENTRY, filesOf } from "../workspace.js";

/** A file's text, and the digest that a later write has to name. */
export interface StoredFile {
  readonly path: string;
  readonly text: string;
  readonly digest: string;
}

/** Why a file is not read or written; `status` is HTTP's. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  constructor(
    readonly status: 400 | 403 | 404 | 412 | 413 | 422,
    message: string,
    /** What the file holds now, where another has changed it. */
    readonly current: StoredFile | null = null,
  ) {
    super(message);
  }
}

/** The files of a workspace that a workbench edits: metrics.yaml, what it includes, and notebooks. */
export class WorkspaceFiles {
  readonly #root: string;
  /** Writes of one process follow each other. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(root: string) {
    this.#root = root;
  }

  /** All of them as they are. A file that is no text is left out, as nobody can edit it as one. */
  async all(): Promise<readonly StoredFile[]> {
    const found: StoredFile[] = [];
    for (const path of this.#paths()) {
      const file = await this.read(path).catch((cause: unknown) => {
        if (cause instanceof FileRefused) return null;
        throw cause;
      });
      if (file !== null) found.push(file);
    }
    return found;
  }

  /** Throws FileRefused. */
  async read(path: string): Promise<StoredFile> {
    const full = await this.#inside(path);
    const bytes = await readFile(full).catch(() => {
      throw new FileRefused(404, `${path} is not there or cannot be read.`);
    });
    if (bytes.length > LONGEST_FILE) throw new FileRefused(413, `${path} is larger than ${LONGEST_FILE / 1024} kB.`);
    return { path, text: decoded(path, bytes), digest: digestOf(bytes) };
  }

  /**
   * Writes a text over the one with this digest, or a new notebook where it is null. Another's change in between is
   * refused with what the file holds now. A crash at any moment leaves the old file or the new one.
   */
  write(path: string, text: string, over: string | null): Promise<StoredFile> {
    const made = this.#writing.then(() => this.#write(path, text, over));
    this.#writing = made.catch(() => undefined);
    return made;
  }

  async #write(path: string, text: string, over: string | null): Promise<StoredFile> {
    const bytes = Buffer.from(text, "utf8");
    if (bytes.length > LONGEST_FILE) throw new FileRefused(413, `${path} would be larger than ${LONGEST_FILE / 1024} kB.`);
    if (bytes.toString("utf8") !== text) throw new FileRefused(422, `${path} would hold half a character.`);
    if (over === null && isNotebook(path) && staysInside(path))
      await mkdir(dirname(join(this.#root, path)), { recursive: true });
    const full = await this.#inside(path);
    const mode = await this.#unchanged(path, full, over);
    const fresh = join(dirname(full), `.${basename(full)}.${randomBytes(6).toString("hex")}.tmp`);
    try {
      const file = await open(fresh, "wx", mode);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // Whoever wrote while we did is not written over.
      await this.#unchanged(path, full, over);
      await rename(fresh, full);
    } finally {
      await rm(fresh, { force: true });
    }
    return { path, text, digest: digestOf(bytes) };
  }

  /** The file's mode, if it still has the digest. */
  async #unchanged(path: string, full: string, over: string | null): Promise<number> {
    const bytes = await readFile(full).catch(() => null);
    const now = bytes === null ? null : digestOf(bytes);
    if (now !== over) {
      const current = bytes === null ? null : { path, text: decoded(path, bytes), digest: digestOf(bytes) };
      throw new FileRefused(412, `${path} was changed by another program.`, current);
    }
    return bytes === null ? 0o644 : (await stat(full)).mode & 0o777;
  }

  /** The place of a file that may be edited. Nothing outside the folder is, nor what a link leads to. */
  async #inside(path: string): Promise<string> {
    if (!staysInside(path) || !(path === ENTRY || isNotebook(path) || this.#paths().includes(path)))
      throw new FileRefused(403, `${path} is no file of the workbench.`);
    const root = await realpath(this.#root);
    const full = join(root, path);
    const folder = await realpath(dirname(full)).catch(() => {
      throw new FileRefused(404, `${dirname(path)} is not there.`);
    });
    const linked = await lstat(full).then(
      (found) => !found.isFile(),
      () => false,
    );
    if (folder !== dirname(full) || !(folder === root || folder.startsWith(root + sep)) || linked)
      throw new FileRefused(
        403,
        `${path} is a link or no file: the workbench edits only files that lie in the folder themselves.`,
      );
    return full;
  }

  #paths(): readonly string[] {
    const files = filesOf(this.#root);
    const entry = ((): string => {
      try {
        return files.read(ENTRY);
      } catch {
        return "";
      }
    })();
    const included = includes(documentOf(ENTRY, entry)).flatMap((pattern) => files.list(pattern));
    return [...new Set([ENTRY, ...included, ...files.list(NOTEBOOKS)])];
  }
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileRefused(422, `${path} is not UTF-8 text.`);
  }
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
