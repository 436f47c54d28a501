import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { lockSource } from "../../loaders/land/lock.js";
import { syncFolder } from "../../loaders/land/durable.js";
import { Bug, Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { liftReport } from "../report/migrate.js";
import type { Report } from "../report/model.js";
import { readBridge } from "../report/versions/bridge.js";
import type { Version } from "../report/versions/difference.js";
import { nameProblem, sameName } from "../report/versions/name.js";
import { BRIDGE_FILE, DEFINITIONS, REPORT_FILE, type Manifest, type ReleaseFile } from "../report/versions/release.js";
import { verifyReleases, type Finding, type FoundRelease, type Verified } from "../report/versions/verify.js";
import type { Before } from "./bridge.js";
import { readDefinitions } from "./workspace.js";

/** Where the releases of a workspace lie: frozen, to be kept in version control. */
export const releasesOf = (root: string): string => join(root, "data", "releases");

/** Every release as it lies on disk, whatever was done to it; what a killed run left begun is no release. */
export function foundReleases(root: string): readonly FoundRelease[] {
  const folder = releasesOf(root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => ({ name, files: filesIn(join(folder, name)) }));
}

function filesIn(folder: string): readonly ReleaseFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return {
        path: full
          .slice(folder.length + 1)
          .split("\\")
          .join("/"),
        bytes: new Uint8Array(readFileSync(full)),
      };
    });
}

export const verifyArchive = (root: string): Verified => verifyReleases(foundReleases(root));

/** The sound releases, the first one first, each with what it was made of. */
export interface Archive {
  readonly manifests: readonly Manifest[];
  readonly versions: readonly StoredVersion[];
}

/** A release's Report as of today's schema, and the bytes it was frozen as. */
export interface StoredVersion extends Version {
  readonly bytes: Uint8Array;
}

/** Reads every release. Throws Refused where one was changed: nothing is shown beside what cannot be trusted. */
export function readArchive(root: string): Archive {
  const found = foundReleases(root);
  const { chain, findings } = verifyReleases(found);
  if (findings.length > 0) throw new Refused(findings.map(findingDiagnostic));
  return {
    manifests: chain,
    versions: chain.map((manifest) => versionOf(manifest, found.find(({ name }) => name === manifest.name) as FoundRelease)),
  };
}

/** The releases' Reports, oldest first. */
export const reportsOf = ({ versions }: Archive): readonly Report[] => versions.map(({ report }) => report);

function versionOf(manifest: Manifest, { name, files }: FoundRelease): StoredVersion {
  const bytesOf = (path: string): Uint8Array | undefined => files.find((each) => each.path === path)?.bytes;
  const bytes = bytesOf(REPORT_FILE) ?? new Uint8Array();
  const lifted = liftReport(parsed(bytes));
  if ("problem" in lifted)
    throw new Refused([
      lifted.problem === "newer"
        ? diagnose("releaseNewer", null, { release: name, schema: lifted.schema })
        : diagnose("releaseUnreadable", null, { release: name, at: lifted.at }),
    ]);
  const bridge = bytesOf(BRIDGE_FILE);
  return {
    name,
    date: manifest.date,
    digest: manifest.digest,
    report: lifted.report,
    bridge: bridge === undefined ? null : readBridge(parsed(bridge)),
    bytes,
    inputs: Object.fromEntries(manifest.inputs.map(({ table, digest }) => [table, digest])),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** What is needed of the last release to build a bridge from it; null where there is none. */
export function lastRelease(root: string, { versions }: Archive): (Before & { readonly digest: string }) | null {
  const last = versions.at(-1);
  if (!last) return null;
  const { name, report, inputs, digest } = last;
  return { name, report, inputs, digest, read: readDefinitions(join(releasesOf(root), name, DEFINITIONS)) };
}

/** Refuses a name that cannot be one, or is one. */
export function refuseName(root: string, name: string): void {
  const problem = nameProblem(name);
  if (problem) throw new Refused([diagnose("releaseName", null, { name, problem })]);
  const folder = releasesOf(root);
  const taken = existsSync(folder) && readdirSync(folder).some((other) => sameName(other, name));
  if (taken) throw new Refused([diagnose("releaseExists", null, { name })]);
}

/**
 * Writes a release: all its files under another name, forced to disk, then the folder renamed. Killed at any moment, it
 * leaves a whole release or none. One run at a time; throws Refused where the name is taken meanwhile.
 */
export async function writeRelease(
  root: string,
  { name, predecessor }: Manifest,
  files: readonly ReleaseFile[],
  now: number,
): Promise<string> {
  const folder = releasesOf(root);
  const unlock = await lockReleases(folder, now);
  const begun = join(folder, `.${name}.begun`);
  try {
    refuseName(root, name);
    // Another run may have made one meanwhile; this one would then follow the wrong release.
    if ((verifyArchive(root).chain.at(-1)?.digest ?? null) !== (predecessor?.digest ?? null))
      throw new Refused([diagnose("releaseLocked", null, { path: folder })]);
    for (const left of await readdir(folder))
      if (/^\..+\.begun$/.test(left)) await rm(join(folder, left), { recursive: true, force: true });
    const folders = new Set([begun, ...files.map(({ path }) => dirname(join(begun, path)))]);
    for (const each of folders) await mkdir(each, { recursive: true });
    for (const { path, bytes } of files) await writeSynced(join(begun, path), bytes);
    for (const each of folders) await syncFolder(each);
    await rename(begun, join(folder, name));
    await syncFolder(folder);
    return join(folder, name);
  } catch (cause) {
    await rm(begun, { recursive: true, force: true });
    throw cannotWrite(folder, cause);
  } finally {
    await unlock();
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The lock that sources use, taken over from a dead process. */
async function lockReleases(folder: string, now: number): Promise<() => Promise<void>> {
  try {
    return await lockSource(folder, "releases", null, now);
  } catch (cause) {
    if (cause instanceof Refused) throw new Refused([diagnose("releaseLocked", null, { path: join(folder, ".lock") })]);
    throw cannotWrite(folder, cause);
  }
}

function cannotWrite(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : null;
  return code === null ? cause : new Refused([diagnose("cannotWrite", null, { path, reason: code })]);
}

/** What was done to a release, in words. */
export function findingDiagnostic(finding: Finding): Diagnostic {
  const { release, problem } = finding;
  switch (problem) {
    case "changed":
      return diagnose("releaseFileChanged", null, { release, file: finding.file });
    case "missing":
      return diagnose("releaseFileMissing", null, { release, file: finding.file });
    case "foreign":
      return diagnose("releaseFileForeign", null, { release, file: finding.file });
    case "renamed":
      return diagnose("releaseRenamed", null, { release, was: finding.was });
    case "before-missing":
      return diagnose("releaseBeforeMissing", null, { release, before: finding.before });
    case "before-changed":
      return diagnose("releaseBeforeChanged", null, { release, before: finding.before });
    case "fork":
      return diagnose("releaseFork", null, { release, other: finding.other, before: finding.before });
    default:
      throw new Bug("a finding of no kind");
  }
}
