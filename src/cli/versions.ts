import { Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { differenceOf, reversed, type Difference, type Version } from "../report/versions/difference.js";
import type { SiteArchive } from "../site/pages/archive.js";
import { CURRENT } from "../report/versions/name.js";
import type { Report } from "../report/model.js";
import { lastRelease, type Archive } from "./archive.js";
import { bridgeTo } from "./bridge.js";
import type { EngineKind, Session } from "./session.js";

/** Today's Report as the version that would come next. */
export async function currentVersion(
  root: string,
  archive: Archive,
  { session, report, kind }: { readonly session: Session; readonly report: Report; readonly kind: EngineKind },
): Promise<Version> {
  const before = lastRelease(root, archive);
  return {
    name: CURRENT,
    date: report.dataTo,
    digest: report.digest,
    report,
    bridge: before && (await bridgeTo(session, report, before, kind)),
    inputs: Object.fromEntries(Object.values(session.catalog.tables).map(({ name, digest }) => [name, digest])),
  };
}

/** What the site shows of the releases; absent where there are none. */
export async function siteArchive(
  root: string,
  archive: Archive,
  today: { readonly session: Session; readonly report: Report; readonly kind: EngineKind },
): Promise<{ readonly archive?: SiteArchive }> {
  if (archive.versions.length === 0) return {};
  const versions = [...archive.versions, await currentVersion(root, archive, today)];
  const differences = versions.slice(1).map((version, i) => differenceOf([versions[i] as Version, version]));
  return { archive: { versions: archive.versions, differences } };
}

/** The difference of two of these versions, which stand in the archive's order; told backwards where `from` is the later. */
export function differenceBetween(versions: readonly Version[], from: string, to: string): Difference {
  const at = (name: string): number => {
    const found = versions.findIndex((version) => version.name === name);
    if (found >= 0) return found;
    const known = versions.map((version) => version.name).filter((other) => other !== CURRENT);
    throw new Refused([diagnose("releaseUnknown", null, { name, known })]);
  };
  const [a, b] = [at(from), at(to)];
  const between = versions.slice(Math.min(a, b), Math.max(a, b) + 1) as [Version, ...Version[]];
  const difference = differenceOf(between);
  return a > b ? reversed(difference) : difference;
}
