import { error, info, quoted, typeWords, warning } from "./message.js";

type Source = { readonly source: string };
type Stream = Source & { readonly stream: string };
type Failure = {
  readonly source: string;
  readonly stream: string | null;
  readonly reason: string;
  readonly fix: string | null;
};

const where = ({ source, stream }: { source: string; stream: string | null }): string =>
  stream === null ? source : `${source}.${stream}`;
/** A reason in the middle of a sentence ends without a full stop. */
const plain = (reason: string): string => reason.replace(/\.$/, "");
const advice = (fix: string | null): string => (fix === null ? "" : ` ${fix}`);
const rows = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;
const values = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "value" : "values"}`;
const list = (words: readonly string[]): string => (words.length > 8 ? `${words.slice(0, 8).join(", ")}, …` : words.join(", "));

/** Sentences about sources and what their loaders bring. */
export const loading = {
  loadingUnknownLoader: error<Source & { loader: string; known: readonly string[]; suggestion: string | null }>(
    "unknown-name",
    ({ source, loader, known, suggestion }) =>
      `Source ${source} asks for the loader ${quoted(loader)}, which does not exist. ${suggestion === null ? `There are ${list(known)}, and files of this name in loaders/.` : `Did you mean ${quoted(suggestion)}?`}`,
  ),
  loadingUnknownSource: error<Source & { known: readonly string[] }>(
    "unknown-name",
    ({ source, known }) =>
      `There is no source ${quoted(source)}. metrics.yaml declares ${known.length > 0 ? list(known) : "none"}.`,
  ),
  loadingOption: error<Source & { loader: string; option: string; problem: string }>(
    "bad-value",
    ({ source, loader, option, problem }) =>
      `Source ${source}: the loader ${loader} cannot use its option ${quoted(option)}: ${problem}.`,
  ),
  loadingUnknownOption: error<Source & { loader: string; option: string; known: readonly string[] }>(
    "unknown-key",
    ({ source, loader, option, known }) =>
      `Source ${source}: the loader ${loader} has no option ${quoted(option)}. It has ${list(known)}.`,
  ),
  loadingVariableMissing: error<Source & { option: string; variable: string }>(
    "bad-value",
    ({ source, option, variable }) =>
      `Source ${source}: its option ${quoted(option)} asks for the environment variable ${variable}, which is not set. Set it where the command runs: export ${variable}=…`,
  ),
  loadingSecretWritten: error<Source & { option: string }>(
    "bad-value",
    ({ source, option }) =>
      `Source ${source}: the option ${quoted(option)} is a secret and must not stand in the file. Write ${option}: \${NAME} and set the environment variable NAME.`,
  ),
  loadingKeyShort: error<{ length: number }>(
    "bad-value",
    ({ length }) =>
      `WORTHWHILE_KEY has ${length} characters; the key that hides personal data needs at least 16. A good one: openssl rand -hex 32`,
  ),
  loadingKeyNowhere: error(
    "bad-value",
    () =>
      "Personal data needs a key that hides it, and there is no home folder to keep one in. Set WORTHWHILE_KEY to a secret of at least 16 characters.",
  ),
  loadingKeyEmpty: error<{ path: string }>(
    "bad-value",
    ({ path }) =>
      `The key file ${path} holds no key of at least 16 characters. Restore it, or remove it and have everything loaded anew.`,
  ),
  loadingLocked: error<Source & { pid: number | null; host: string | null; since: string | null; path: string }>(
    "data-missing",
    ({ source, pid, host, since, path }) =>
      `Source ${source} is being loaded by another run (${pid === null ? "its process is not known" : `process ${pid}`}${host === null ? "" : ` on ${host}`}${since === null ? "" : `, since ${since}`}). Wait for it, or end it.${host === null ? "" : ` If that machine is gone, remove ${path}.`}`,
  ),
  loadingConfig: error<Failure>("bad-value", (at) => `${where(at)} could not be loaded: ${plain(at.reason)}.${advice(at.fix)}`),
  loadingTransient: error<Failure>(
    "data-missing",
    (at) =>
      `${where(at)} could not be loaded now: ${plain(at.reason)}.${advice(at.fix)} What was loaded before stays; the next sync goes on from here.`,
  ),
  loadingSystem: error<Failure>(
    "data-missing",
    (at) =>
      `${where(at)} could not be stored on this machine: ${plain(at.reason)}.${advice(at.fix)} What was loaded before stays.`,
  ),
  loadingOwnFault: error<{ source: string; stream: string | null; reason: string }>(
    "data-missing",
    (at) => `${where(at)} could not be loaded: its loader failed with ${quoted(at.reason)}. Tell whoever wrote the loader.`,
  ),
  loadingOwnBroken: error<Source & { path: string; reason: string }>(
    "syntax",
    ({ source, path, reason }) => `Source ${source}: its loader ${path} cannot be used: ${reason}.`,
  ),
  loadingBadStream: error<Stream & { problem: string }>(
    "data-key",
    (at) => `${where(at)}: its loader declares the stream wrongly: ${at.problem}.`,
  ),
  loadingNoRows: error<Stream & { leftOut: number }>("data-missing", (at) =>
    at.leftOut > 0
      ? `${where(at)}: ${at.leftOut === 1 ? "the only row" : `all ${rows(at.leftOut)}`} the source gave ${at.leftOut === 1 ? "was" : "were"} left out, not fitting the stream's columns or having no key. What was loaded before stays.`
      : `${where(at)}: the source answered and gave no rows, where rows were expected. Look at its options, and at what the key is allowed to see. What was loaded before stays.`,
  ),
  loadingLoop: error<Stream>(
    "data-missing",
    (at) => `${where(at)}: the source sends the same page again and again. The load was stopped; what was loaded before stays.`,
  ),
  loadingEndless: error<Stream>(
    "data-missing",
    (at) => `${where(at)}: the source stopped before its last page. The next sync goes on from here.`,
  ),
  loadingNewColumn: error<Stream & { column: string }>(
    "unknown-column",
    (at) => `${where(at)}: the source sends a new column ${quoted(at.column)}, and this stream's columns are fixed.`,
  ),
  loadingMisfit: error<Stream & { column: string; type: string; row: number; given: string | null }>(
    "data-type",
    (at) =>
      `${where(at)}: row ${at.row.toLocaleString("en")} has ${at.given === null ? "a value" : quoted(at.given)} in ${quoted(at.column)}, which is not ${typeWords(at.type)}.`,
  ),
  loadingCleaned: info<Stream & { count: number }>(
    "data-type",
    (at) => `${where(at)}: in ${values(at.count)}, characters that no text may hold were replaced by �.`,
  ),
  loadingEmptied: warning<Stream & { count: number }>(
    "data-type",
    (at) =>
      `${where(at)}: ${values(at.count)} did not fit the stream's columns and ${at.count === 1 ? "was" : "were"} left out.`,
  ),
  loadingLeftOut: warning<Stream & { count: number }>(
    "data-key",
    (at) =>
      `${where(at)}: ${rows(at.count)} ${at.count === 1 ? "does" : "do"} not fit the stream's columns or ${at.count === 1 ? "has" : "have"} no key, and ${at.count === 1 ? "was" : "were"} left out.`,
  ),
  loadingColumnCame: info<Stream & { column: string; type: string }>(
    "data-type",
    (at) => `${where(at)}: the source sends a new column ${quoted(at.column)} (${at.type}).`,
  ),
  loadingColumnGone: warning<Stream & { column: string }>(
    "unknown-column",
    (at) => `${where(at)}: no row has the column ${quoted(at.column)} any more; it is empty.`,
  ),
  loadingColumnWidened: warning<Stream & { column: string; from: string; to: string }>(
    "data-type",
    (at) =>
      `${where(at)}: ${quoted(at.column)} holds values that are not ${typeWords(at.from)}; it is read as ${typeWords(at.to)} from now on.`,
  ),
  loadingFromStart: info<Stream & { reason: string }>(
    "data-missing",
    (at) => `${where(at)} was loaded from the start: ${at.reason}.`,
  ),
};
