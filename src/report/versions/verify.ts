import { MANIFEST, readManifest, sha256Of, type Manifest, type ReleaseFile } from "./release.js";

/** A release as it lies in its folder, whatever was done to it. */
export interface FoundRelease {
  /** The folder's name. */
  readonly name: string;
  readonly files: readonly ReleaseFile[];
}

/** Something that was done to a release after it was made. `file` is its path inside the release. */
export type Finding =
  | { readonly release: string; readonly problem: "changed" | "missing" | "foreign"; readonly file: string }
  /** The folder was renamed. */
  | { readonly release: string; readonly problem: "renamed"; readonly was: string }
  /** The release before is not there, or is not the one it was made after. */
  | { readonly release: string; readonly problem: "before-missing" | "before-changed"; readonly before: string }
  /** Two releases follow the same one, or two follow none: which is the last cannot be told. */
  | { readonly release: string; readonly problem: "fork"; readonly other: string; readonly before: string | null };

export interface Verified {
  /** Sound manifests, the first release first. */
  readonly chain: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/**
 * Checks every byte of every release against its manifest, and every manifest against the digest that the next one names.
 * Only the last release has nobody to name it: its digest is for people to keep.
 */
export function verifyReleases(found: readonly FoundRelease[]): Verified {
  const findings: Finding[] = [];
  const manifests = new Map<string, Manifest>();
  for (const release of [...found].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = release.files.find(({ path }) => path === MANIFEST);
    if (!text) {
      findings.push({ release: release.name, problem: "missing", file: MANIFEST });
      continue;
    }
    const manifest = readManifest(decoded(text.bytes));
    if (!manifest) {
      findings.push({ release: release.name, problem: "changed", file: MANIFEST });
      continue;
    }
    if (manifest.name !== release.name) findings.push({ release: release.name, problem: "renamed", was: manifest.name });
    findings.push(...fileFindings(release, manifest));
    manifests.set(release.name, manifest);
  }
  findings.push(...linkFindings([...manifests.values()], found));
  return { chain: inOrder([...manifests.values()]), findings };
}

function fileFindings({ name, files }: FoundRelease, manifest: Manifest): readonly Finding[] {
  const there = new Map(files.map((file) => [file.path, file.bytes]));
  const findings: Finding[] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    const own = there.get(path);
    if (!own) findings.push({ release: name, problem: "missing", file: path });
    else if (own.length !== bytes || sha256Of(own) !== sha256) findings.push({ release: name, problem: "changed", file: path });
  }
  const listed = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)]);
  for (const { path } of files) if (!listed.has(path)) findings.push({ release: name, problem: "foreign", file: path });
  return findings;
}

function linkFindings(manifests: readonly Manifest[], found: readonly FoundRelease[]): readonly Finding[] {
  const findings: Finding[] = [];
  const followed = new Map<string | null, string>();
  for (const { name, predecessor } of manifests) {
    const before = predecessor?.name ?? null;
    const other = followed.get(before);
    if (other === undefined) followed.set(before, name);
    else findings.push({ release: name, problem: "fork", other, before });
    if (predecessor === null) continue;
    const earlier = manifests.find((each) => each.name === predecessor.name);
    if (!earlier) {
      // Where its manifest was changed, that is told already.
      if (!found.some((each) => each.name === predecessor.name))
        findings.push({ release: name, problem: "before-missing", before: predecessor.name });
    } else if (earlier.digest !== predecessor.digest)
      findings.push({ release: name, problem: "before-changed", before: predecessor.name });
  }
  return findings;
}

/** From the first release to the last, each after the one it names; what hangs on nothing comes after, by name. */
function inOrder(manifests: readonly Manifest[]): readonly Manifest[] {
  const ordered: Manifest[] = [];
  const follow = (before: string | null): void => {
    for (const each of manifests)
      if ((each.predecessor?.name ?? null) === before && !ordered.includes(each)) {
        ordered.push(each);
        follow(each.name);
      }
  };
  follow(null);
  return [...ordered, ...manifests.filter((each) => !ordered.includes(each))];
}

/** Text that is no UTF-8 is no manifest either: what was printed is ASCII and what was read would not print back. */
const decoded = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
