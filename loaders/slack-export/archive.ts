import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { SourceError } from "../channel.js";
import { isInside } from "../formats/files.js";
import { openZip, ZipDamaged, ZipTooLarge } from "../formats/zip.js";
import { parseJson } from "../land/json.js";

/** A Slack export, folder or zip: its JSON files by their path inside it, sorted. */
export interface Archive {
  readonly names: readonly string[];
  /** A file's list of records; null where there is no such file. Throws SourceError where it is no list. */
  list(name: string): Promise<readonly Readonly<Record<string, unknown>>[] | null>;
  close(): void;
}

/** No day of one channel is larger; what is, is a bomb. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * Opens the export at `path`: from the workspace, and inside it, unless absolute. Throws SourceError (config) where
 * nothing or something else is there.
 */
export async function openArchive(path: string, workspace: string): Promise<Archive> {
  const place = resolve(workspace, path);
  const real = await realpath(place).catch(() => {
    throw new SourceError("config", `there is nothing at ${path}`, "path: names the export's folder or zip file.");
  });
  if (!isAbsolute(path) && !isInside(real, await realpath(workspace))) {
    throw new SourceError(
      "config",
      `${path} leads out of the workspace`,
      "Put the export inside it, or write its whole path from the root.",
    );
  }
  const files = (await stat(real)).isDirectory() ? await folderFiles(real) : await zipFiles(real, path);
  const byName = new Map(files.names.filter((name) => name.endsWith(".json")).map((name) => [files.inside(name), name]));
  return {
    names: [...byName.keys()].sort(),
    close: files.close,
    async list(name) {
      const whole = byName.get(name);
      return whole === undefined ? null : records(name, await files.text(whole));
    },
  };
}

interface Files {
  readonly names: readonly string[];
  /** A name as the export itself has it. */
  inside(name: string): string;
  text(name: string): Promise<string>;
  close(): void;
}

/** Two levels, as Slack writes them; links are not followed. */
async function folderFiles(folder: string): Promise<Files> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) names.push(entry.name);
    if (!entry.isDirectory()) continue;
    const inner = await readdir(join(folder, entry.name), { withFileTypes: true });
    names.push(...inner.filter((file) => file.isFile()).map((file) => `${entry.name}/${file.name}`));
  }
  return {
    names,
    inside: (name) => name,
    close: () => undefined,
    async text(name) {
      if ((await stat(join(folder, name))).size > MOST_BYTES) throw tooLarge(name);
      return readFile(join(folder, name), "utf8");
    },
  };
}

/** Entries are read by name and never unpacked to disk, so a name like ../x leads nowhere. */
async function zipFiles(file: string, shown: string): Promise<Files> {
  const zip = await openZip(file).catch((cause: unknown) => {
    throw zipFault(cause, shown);
  });
  const names = zip.names.filter(
    (name) => !name.split("/").includes("..") && !name.startsWith("/") && !name.startsWith("__MACOSX/"),
  );
  const root = rootOf(names);
  return {
    names,
    inside: (name) => (name.startsWith(root) ? name.slice(root.length) : name),
    close: zip.close,
    async text(name) {
      const blocks: Uint8Array[] = [];
      try {
        for await (const block of zip.read(name, MOST_BYTES)) blocks.push(block);
      } catch (cause) {
        throw zipFault(cause, name);
      }
      return Buffer.concat(blocks).toString("utf8");
    },
  };
}

function zipFault(cause: unknown, name: string): unknown {
  if (cause instanceof ZipTooLarge) return tooLarge(name);
  return cause instanceof ZipDamaged ? new SourceError("config", `${name} is no sound zip file (${cause.message})`) : cause;
}
const tooLarge = (name: string): SourceError =>
  new SourceError("config", `${name} unpacks to more than ${MOST_BYTES / 1024 / 1024} MB: this is no Slack export`);

/** Some tools zip the export with its folder: then every path begins with it. */
function rootOf(names: readonly string[]): string {
  if (names.includes("channels.json")) return "";
  return names.find((name) => name.endsWith("/channels.json"))?.slice(0, -"channels.json".length) ?? "";
}

function records(name: string, text: string): readonly Readonly<Record<string, unknown>>[] {
  let data: unknown;
  try {
    data = parseJson(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new SourceError("config", `${name} of the Slack export is no sound JSON`, "Take a fresh copy of the export.");
  }
  if (!Array.isArray(data)) throw new SourceError("config", `${name} of the Slack export is no list`);
  return data.filter(
    (one): one is Readonly<Record<string, unknown>> => one !== null && typeof one === "object" && !Array.isArray(one),
  );
}
