import { error, quoted, warning } from "./message.js";

type NameProblem = "empty" | "long" | "characters" | "reserved";

const WRONG_NAME: { readonly [P in NameProblem]: string } = {
  empty: "it is empty",
  long: "it is longer than 60 characters",
  characters: "it may hold letters a to z, digits, and single “.”, “-” or “_” between them",
  reserved: "that word has another meaning",
};

const folder = (release: string): string => `data/releases/${release}`;
const restore = "Restore it from version control: a release is never rewritten.";

/** Sentences about releases: making one, comparing two, finding what was done to one. */
export const versions = {
  releaseName: error<{ name: string; problem: NameProblem }>(
    "usage",
    ({ name, problem }) =>
      `A release cannot be called ${quoted(name)}: ${WRONG_NAME[problem]}. Write a name such as 2026-Q3 or 2026-10.board.`,
  ),
  releaseExists: error<{ name: string }>(
    "usage",
    ({ name }) =>
      `There is a release ${quoted(name)} already, and a release is never rewritten. Choose another name, such as ${name}.1.`,
  ),
  releaseUnknown: error<{ name: string; known: readonly string[] }>(
    "usage",
    ({ name, known }) =>
      `There is no release ${quoted(name)}. ${known.length === 0 ? "None was made yet: worthwhile release NAME makes one." : `There are ${known.join(", ")}, and “current” for the files as they are now.`}`,
  ),
  releaseDate: error<{ text: string }>(
    "usage",
    ({ text }) => `--date takes a date such as 2026-09-30, and ${quoted(text)} is not one.`,
  ),
  releaseLocked: error<{ path: string }>(
    "usage",
    ({ path }) => `Another release is being made in this workspace (${path}). Wait for it to end.`,
  ),
  releaseFileChanged: error<{ release: string; file: string }>(
    "bad-value",
    ({ release, file }) => `${folder(release)}/${file} was changed after the release was made. ${restore}`,
  ),
  releaseFileMissing: error<{ release: string; file: string }>(
    "data-missing",
    ({ release, file }) => `${folder(release)}/${file} is missing. ${restore}`,
  ),
  releaseFileForeign: error<{ release: string; file: string }>(
    "bad-value",
    ({ release, file }) => `${folder(release)}/${file} does not belong to the release. Remove it.`,
  ),
  releaseRenamed: error<{ release: string; was: string }>(
    "bad-value",
    ({ release, was }) => `The folder ${folder(release)} holds the release ${quoted(was)}. Give it back its name.`,
  ),
  releaseBeforeMissing: error<{ release: string; before: string }>(
    "data-missing",
    ({ release, before }) => `The release ${quoted(release)} was made after ${quoted(before)}, which is missing. ${restore}`,
  ),
  releaseBeforeChanged: error<{ release: string; before: string }>(
    "bad-value",
    ({ release, before }) =>
      `The release ${quoted(before)} is not the one that ${quoted(release)} was made after: all of it was written anew. ${restore}`,
  ),
  releaseFork: error<{ release: string; other: string; before: string | null }>(
    "bad-value",
    ({ release, other, before }) =>
      `The releases ${quoted(other)} and ${quoted(release)} were both made ${before === null ? "as the first one" : `after ${quoted(before)}`}, so nobody can tell which came last. Remove one of them and make it again.`,
  ),
  releaseNewer: error<{ release: string; schema: number }>(
    "bad-value",
    ({ release, schema }) =>
      `The release ${quoted(release)} was made by a later version of Worthwhile (report schema ${schema}). Update Worthwhile to read it.`,
  ),
  releaseUnreadable: error<{ release: string; at: string }>(
    "bad-value",
    ({ release, at }) =>
      `The report of the release ${quoted(release)} cannot be read${at === "" ? "" : ` (at ${at})`}. ${restore}`,
  ),
  definitionWithoutNote: warning<{ kpi: string; release: string; goals: readonly string[] }>(
    "missing-key",
    ({ kpi, release, goals }) =>
      `The definition of ${kpi} is another than in the release ${quoted(release)}, and the ${goals.length === 1 ? "goal" : "goals"} ${goals.join(", ")} ${goals.length === 1 ? "rests" : "rest"} on it. Say under history: until when the old one held and why it changed: history: [{until: …, formula: "…", note: …}].`,
  ),
  releaseTellsFew: warning<{
    kpi: string;
    release: string;
    at: string | null;
    before: number;
    now: number;
    floor: number;
  }>(
    "privacy",
    ({ kpi, release, at, before, now, floor }) =>
      `${kpi} counts ${now} ${at === null ? "in all" : `in the period of ${at}`}, and ${before} in the release ${quoted(release)}: whoever has both knows of the ${Math.abs(now - before)} between them, fewer than the privacy floor of ${floor}. Release when more have come in, or write privacy: {floor: ${Math.abs(now - before)}} where so few may be told.`,
  ),
};
