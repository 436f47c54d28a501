import type { Language } from "../../report/language.js";
import type { Report } from "../../report/model.js";
import type { Difference } from "../../report/versions/difference.js";
import { places, versionBase, type FrozenPlaces } from "./place.js";

/** A release as the site shows it. */
export interface ArchivedVersion {
  readonly name: string;
  readonly date: string | null;
  /** What the next release names. */
  readonly digest: string;
  readonly report: Report;
  /** Its `report.json`, as it was frozen. */
  readonly bytes: Uint8Array;
}

/** The releases of a workspace, the first one first, and what changed from each to the next; the last to today. */
export interface SiteArchive {
  readonly versions: readonly ArchivedVersion[];
  readonly differences: readonly Difference[];
}

/** What changed since the last release; null where there is none. */
export const sinceLast = ({ differences }: SiteArchive): Difference | null => differences.at(-1) ?? null;

/**
 * KPIs that a reader of a version comes to from its first pages: those of goals, of the executive questions, and those
 * that move first. They have a page in every language, the others in the community's first one: a version is to be read,
 * and its site to stay small.
 */
export function readFirst({ goals, executive }: Report): ReadonlySet<string> {
  const questions = executive ? [executive.organisation, executive.members, executive.alignment].flat() : [];
  return new Set([...questions, ...goals.flatMap(({ kpi, leading }) => [kpi, ...leading])]);
}

/** Where the pages of a version stand, for one language of it. */
export function frozenIn(
  version: ArchivedVersion,
  language: Language,
  today: readonly [Language, ...Language[]],
): FrozenPlaces {
  const known = today.includes(language) ? language : today[0];
  return { base: versionBase(version.name), everywhere: readFirst(version.report), today: places(known, today[0]) };
}
