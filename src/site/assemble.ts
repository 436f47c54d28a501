import { existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Bug, Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { assets, type Assets } from "./assets.js";
import { document } from "./document.js";
import { checkPlaces, type SiteFile } from "./file.js";
import type { Facts } from "./frame.js";
import { framework, TITLE } from "./framework.js";
import type { Page } from "./page.js";

/*
 * pages (report) ───────────────────────────┐
 * src/*.md + modules ──▶ Framework ──▶ parts ─▶ document ──▶ staged folder ──rename──▶ out
 *
 * Framework builds the pages that have programs of their own. Report pages hold none, so they are printed by the same
 * shell without passing through it: measured on two cores, Framework takes 0.1 to 0.2 s a page and would then be
 * stripped of all it adds; six languages of forty KPIs would wait half a minute for that, the shell takes under a second.
 */

/** A page that Framework builds: what its frame says. Its inside comes from a Markdown file of its name among `sources`. */
export interface ProgramPage extends Omit<Page, "body"> {
  /** What the site prints before that: the head of the page, and what stands there without script. */
  readonly before?: string;
  /** The page compiles WebAssembly: its policy allows that, and nothing else is evaluated. */
  readonly wasm: boolean;
}

export interface Site {
  readonly pages: readonly Page[];
  readonly facts: Facts;
  /** Folder the site goes to. Replaced as a whole; an older site stays until the new one is complete. */
  readonly out: string;
  /** Folder kept between builds. It may be deleted at any time. */
  readonly cache: string;
  /** Framework's root: Markdown pages and the modules they import. */
  readonly sources?: readonly SiteFile[];
  /** The frames of the pages among `sources`; each Markdown page needs one. */
  readonly programPages?: readonly ProgramPage[];
  /** Whether pages of releases are among them. */
  readonly archived?: boolean;
  /** Whether notebooks are among them. */
  readonly notebooks?: boolean;
  /** Other files of the site: data, engines. */
  readonly files?: readonly SiteFile[];
}

export interface Assembled {
  readonly out: string;
  readonly pages: number;
  readonly files: number;
}

/** A site's own mark: only a folder with it, or an empty one, is ever replaced. */
const MARKER = "assets/.worthwhile";

/**
 * Puts a site together: every page in its frame, with its policy; fonts, style sheet and other files beside them.
 * The same input gives the same bytes in any folder. Throws `Refused` where `out` cannot be written or is not a site.
 */
export async function assemble(site: Site): Promise<Assembled> {
  const out = resolve(site.out);
  await restore(out);
  await refuseForeign(out, site.out);
  const shared = assets();
  const program = await programFiles(site, shared);
  const printed: SiteFile[] = site.pages.map((page) => ({
    path: page.path,
    bytes: document(page, site.facts, shared, {
      explorers: explorersOf(site.programPages ?? []),
      archived: site.archived ?? false,
      notebooks: site.notebooks ?? false,
      ...(page.programs ? { programs: page.programs } : {}),
    }),
  }));
  // GitHub Pages would otherwise leave out folders that begin with an underscore, as Framework's do.
  const marks: readonly SiteFile[] = [
    { path: ".nojekyll", bytes: "" },
    { path: MARKER, bytes: "" },
  ];
  const files = [...printed, ...program, ...shared.files, ...(site.files ?? []), ...marks];
  checkPlaces(files.map((file) => file.path));
  try {
    await replace(out, files);
  } catch (error) {
    throw cannotWrite(site.out, error);
  }
  return { out, pages: printed.length + (site.programPages ?? []).length, files: files.length };
}

/** The pages that Framework builds, in their frames, and every file that belongs to them. */
export async function programFiles(
  site: Pick<Site, "facts" | "cache" | "sources" | "programPages" | "archived" | "notebooks">,
  shared: Assets,
): Promise<readonly SiteFile[]> {
  const built = await framework(site.sources ?? [], TITLE, site.cache);
  const programPages = site.programPages ?? [];
  const explorers = explorersOf(programPages);
  const printed = programPages.map((page) => {
    const parts = built.pages.get(page.path);
    if (!parts) throw new Bug(`no source makes the page ${page.path}`);
    return {
      path: page.path,
      bytes: document({ ...page, body: [page.before ?? "", parts.body].join("\n").trim() }, site.facts, shared, {
        explorers,
        archived: site.archived ?? false,
        notebooks: site.notebooks ?? false,
        programs: { ...parts.programs, wasm: page.wasm },
      }),
    };
  });
  return [...printed, ...built.files];
}

/** Where the explorer stands, in each of its languages. */
export const explorersOf = (pages: readonly ProgramPage[]): readonly string[] =>
  pages.filter(({ section }) => section === "explore").map(({ path }) => path);

/** Writes all files beside `out`, then puts the new folder in its place. A failure leaves the old one as it was. */
async function replace(out: string, files: readonly SiteFile[]): Promise<void> {
  const fresh = beside(out, "new");
  const old = beside(out, "old");
  await rm(fresh, { recursive: true, force: true });
  try {
    const folders = new Set(files.map((file) => dirname(join(fresh, file.path))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    for (const file of files) {
      if ("bytes" in file) await writeFile(join(fresh, file.path), file.bytes);
      else await cp(file.from, join(fresh, file.path));
    }
    await rm(old, { recursive: true, force: true });
    if (existsSync(out)) await rename(out, old);
    try {
      await rename(fresh, out);
    } catch (error) {
      if (existsSync(old)) await rename(old, out);
      throw error;
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await rm(old, { recursive: true, force: true });
}

/** A build that was killed between the two renames has left the old site under its other name. */
async function restore(out: string): Promise<void> {
  if (!existsSync(out) && existsSync(beside(out, "old"))) await rename(beside(out, "old"), out);
}

const beside = (out: string, what: "new" | "old"): string => join(dirname(out), `.${basename(out)}.${what}`);

/** Never replaces a folder that is not a site of ours. */
async function refuseForeign(out: string, asked: string): Promise<void> {
  if (!existsSync(out)) return;
  let entries: readonly string[];
  try {
    entries = await readdir(out);
  } catch (error) {
    throw cannotWrite(asked, error);
  }
  if (entries.length > 0 && !existsSync(join(out, MARKER))) {
    throw new Refused([
      diagnose("cannotWrite", null, { path: asked, reason: "it holds files that are not a site built before" }),
    ]);
  }
}

function cannotWrite(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === null) return error;
  return new Refused([diagnose("cannotWrite", null, { path, reason: REASONS[code] ?? code })]);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "there is no permission",
  EPERM: "there is no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file stands where the folder should be",
  EBUSY: "it is in use",
};
