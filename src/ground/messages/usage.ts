import { error, quoted } from "./message.js";

const list = (words: readonly string[]): string => words.join(", ");

/** Sentences about a command line: what was asked wrongly, and how it is asked. */
export const usage = {
  byNeedsName: error<{ name: string; suggestion: string | null }>(
    "usage",
    ({ name, suggestion }) =>
      `${quoted(name)} is neither a period nor a column.${suggestion === null ? "" : ` Did you mean ${suggestion}?`} --by takes periods (day, week, month, …) and columns such as language or members.segment.`,
  ),
  byEmpty: error("usage", () => "A name is missing in --by. Write the names with commas between them: month,language."),
  countsNothing: error<{ kpis: readonly string[] }>(
    "usage",
    ({ kpis }) =>
      `${list(kpis)} ${kpis.length === 1 ? "counts" : "count"} no rows, so there is nothing to split or to narrow down. Ask without --by, --where, --from and --to.`,
  ),
  tooManyPeriods: error<{ grain: string; from: string; to: string; most: number }>(
    "usage",
    ({ grain, from, to, most }) =>
      `From ${from} to ${to} there are more than ${most.toLocaleString("en")} periods of one ${grain}. Narrow the range with --from and --to, or ask by longer periods.`,
  ),
  notADate: error<{ option: string; text: string }>(
    "usage",
    ({ option, text }) => `${option} takes a date such as 2026-01-31, and ${quoted(text)} is not one.`,
  ),
  rangeBackwards: error<{ from: string; to: string }>(
    "usage",
    ({ from, to }) => `The range ends (${to}) before it begins (${from}). Swap --from and --to.`,
  ),
  unknownCommand: error<{ name: string; suggestion: string | null }>(
    "usage",
    ({ name, suggestion }) =>
      `There is no command ${quoted(name)}.${suggestion ? ` Did you mean ${quoted(suggestion)}?` : ""} worthwhile help lists them.`,
  ),
  unknownOption: error<{ name: string; command: string; suggestion: string | null }>(
    "usage",
    ({ name, command, suggestion }) =>
      `${command} has no option ${quoted(name)}.${suggestion ? ` Did you mean ${suggestion}?` : ""} worthwhile ${command} --help shows them.`,
  ),
  optionValue: error<{ name: string; wanted: string }>("usage", ({ name, wanted }) => `${name} ${wanted}.`),
  argumentMissing: error<{ command: string; wanted: string }>(
    "usage",
    ({ command, wanted }) =>
      `Something is missing: write worthwhile ${command} ${wanted}. worthwhile ${command} --help shows examples.`,
  ),
  tooManyArguments: error<{ command: string; extra: readonly string[] }>(
    "usage",
    ({ command, extra }) =>
      `worthwhile ${command} has no use for ${list(extra.map(quoted))}. Remove it, or put quotes around what belongs together.`,
  ),
  unknownKpi: error<{ name: string; suggestion: string | null }>(
    "usage",
    ({ name, suggestion }) => `There is no KPI ${quoted(name)}.${suggestion ? ` Did you mean ${quoted(suggestion)}?` : ""}`,
  ),
  unknownSource: error<{ name: string; known: readonly string[] }>(
    "usage",
    ({ name, known }) =>
      `There is no source ${quoted(name)}.${known.length > 0 ? ` The file declares ${list(known)}.` : " The file declares none."}`,
  ),
  noWorkspace: error<{ folder: string }>(
    "usage",
    ({ folder }) =>
      `No metrics.yaml in ${folder} or a folder above it. Go to a workspace, name one with --workspace, or make one with worthwhile init.`,
  ),
  folderNotEmpty: error<{ folder: string; file: string }>(
    "usage",
    ({ folder, file }) => `${folder} already holds ${file}; nothing was written. Choose a new folder.`,
  ),
  portTaken: error<{ port: number }>(
    "usage",
    ({ port }) => `Port ${port} is in use. Give another with --port, or leave --port out and a free one is taken.`,
  ),
  cannotWrite: error<{ path: string; reason: string }>(
    "usage",
    ({ path, reason }) => `${path} cannot be written: ${reason}. Nothing was changed.`,
  ),
  personalShipped: error<{ path: string; shown: string; from: string }>(
    "privacy",
    ({ path, shown, from }) =>
      `${path} would hold ${quoted(shown)}, a value of the personal column ${quoted(from)}: nothing was written. Take it out of the text, the split or the rows that show it; if it may be seen by all, write privacy: {allow: [${from}]}, or the value itself.`,
  ),
  addressShipped: error<{ path: string; shown: string; split: string | null }>(
    "privacy",
    ({ path, shown, split }) =>
      `${path} would hold the e-mail address ${quoted(shown)}, which no text of the workspace says${split === null ? "" : `: it is a value of ${quoted(split)}`}. Nothing was written. Mark the column it comes from pii: true, or leave it out; if it may be seen by all, write privacy: {allow: [the address]}.`,
  ),
};
