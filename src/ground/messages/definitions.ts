import { error, info, quoted, warning } from "./message.js";

/** What a value of metrics.yaml may have to be, in the reader's words: "“x” is not …". */
export const EXPECTED = {
  text: "text",
  texts: "text, or one text per language like {en: …, ja: …}",
  name: "a name (no line ends or control characters, at most 200 characters)",
  plainName: "a plain name (letters, digits, _ and -, beginning with a letter)",
  number: "a number",
  boolean: "true or false",
  map: "a map of “key: value” lines",
  list: "a list like [a, b]",
  date: "a date like 2026-01-31",
  local: "a date like 2026-01-31 or a local time like 2026-01-31T10:00",
  period: "a period like 2026, 2026-Q1, 2026-01, 2026-W05 or 2026-01-31",
  duration: "a duration like “7 days” or “1 month”",
  wholeSpan: "a span of whole weeks, months, quarters or years, like “3 months” or “1 quarter”",
  size: "an amount of memory like 2GB or 512MB",
  zone: "a time zone like Europe/Copenhagen or UTC",
  currency: "a currency code like EUR",
  language: "a language code like en or pt-BR",
  month: "a month from 1 to 12",
  whole: "a whole number, 0 or more",
  count: "a whole number, 1 or more",
  share: "a number from 0 to 1",
  version: "1, the only version of this file there is",
  from: "a table's origin: source.table, a file, or {sql: “select …”}",
  columnUnit: "a unit like EUR or ticket/view, or {currency: column}",
  quantity: "a number, or a number with a unit like “40 kEUR” or “72 percent”",
  address: "an address like http://localhost:8123",
  module: "a file of this folder with code, like loaders/my-scorer.ts",
  scorer: "lexicon, ngrams or {module: loaders/my-scorer.ts}",
  include: "a file of this folder like kpis/service.yaml, or a pattern like kpis/*.yaml",
} as const;
export type Expectation = keyof typeof EXPECTED;

/** Ways in which YAML itself goes wrong; the YAML package's own words where they are good enough. */
const YAML_FAULTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "A tab stands where YAML indents; indent with spaces.",
  BAD_INDENT: "This line is not indented like its neighbours; lines of one map begin in the same column.",
  BLOCK_AS_IMPLICIT_KEY: "A colon followed by a space begins a new value here; put the text in quotes if it belongs to it.",
  MULTILINE_IMPLICIT_KEY: "A key must stand on one line; is a colon missing, or is a line indented too far?",
  BAD_SCALAR_START: "A value cannot begin with this character; put it in quotes.",
  BAD_DQ_ESCAPE: "This backslash begins no escape YAML knows; use single quotes, or write it twice.",
  TAG_RESOLVE_FAILED: "Tags (“!name”) are not used in this file; write the value without it.",
  MULTIPLE_DOCS: "The file holds several documents; keep one.",
  KEY_OVER_1024_CHARS: "A key is longer than 1024 characters.",
};

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  missing: "is missing",
  unreadable: "cannot be read; look at its permissions",
  directory: "is a folder, not a file",
  "too-large": "is too large; split it with include: [kpis/*.yaml]",
  encoding: "is not UTF-8 text; save it as UTF-8",
};

const list = (names: readonly string[]): string => names.slice(0, 12).map(quoted).join(", ") + (names.length > 12 ? ", …" : "");
const meant = (near: string | null): string => (near === null ? "" : `; did you mean ${quoted(near)}?`);

/** Sentences of the definitions room: what may be wrong with metrics.yaml before any data is looked at. */
export const definitions = {
  // The text and its YAML
  fileProblem: error<{ path: string; kind: string }>("yaml", (d) => `${d.path} ${FILE_PROBLEMS[d.kind] ?? "cannot be read"}.`),
  noWorkspaceFile: error<{ path: string }>(
    "yaml",
    (d) =>
      `There is no ${d.path} in this folder. Name another folder with --workspace, or let “worthwhile init” write a first one.`,
  ),
  emptyFile: error<{ path: string }>("yaml", (d) => `${d.path} is empty; “worthwhile init” writes a first one.`),
  rootIsNoMap: error("yaml", () => "The file must be a map of sections: version: 1, tables: …, kpis: …"),
  notYaml: error<{ kind: string; detail: string }>(
    "yaml",
    (d) => YAML_FAULTS[d.kind] ?? `This is not sound YAML: ${d.detail}.`,
  ),
  openQuote: error("yaml", () => "This quote is never closed. Add the same quote at the end of the text."),
  unfitCharacter: error<{ unit: number }>(
    "yaml",
    (d) => `The character U+${d.unit.toString(16).toUpperCase().padStart(4, "0")} cannot stand in a text file; remove it.`,
  ),
  unfitEscape: error("yaml", () => "A sign written with “\\” in this text stands for no character; remove it."),
  yamlTooDeep: error<{ most: number }>(
    "yaml",
    (d) => `Brackets or indents are nested deeper than ${d.most} levels here. Nothing in this file needs so many; remove some.`,
  ),
  severalDocuments: error("yaml", () => "A second document begins here (“---”); keep one."),
  yamlVersion: error<{ version: string }>(
    "yaml",
    (d) => `This file is read as YAML 1.2, not ${d.version}; remove the %YAML line.`,
  ),
  unknownAlias: error<{ name: string }>(
    "yaml",
    (d) => `*${d.name} repeats what is named &${d.name}, and nothing before this line is. Write the value itself.`,
  ),
  aliasBomb: error<{ most: number }>(
    "yaml",
    (d) => `What this repeats with “*” would be more than ${d.most.toLocaleString("en")} values. Write out what is meant.`,
  ),
  mergeKey: error("yaml", () => "“<<” is not known here. Write out the lines that it should bring in."),
  keyIsNoText: error("yaml", () => "Before a colon stands one plain word; this is a list, a map or nothing."),
  duplicateKey: error<{ key: string }>(
    "duplicate-key",
    (d) => `${quoted(d.key)} is given twice; the first one is used. Remove or rename the second.`,
  ),

  // Several files
  includeMissing: error<{ path: string }>(
    "bad-value",
    (d) => `There is no file ${quoted(d.path)} to include. Paths start at the folder of metrics.yaml.`,
  ),
  includeEmpty: warning<{ glob: string }>(
    "bad-value",
    (d) => `No file fits the pattern ${quoted(d.glob)}, so nothing is included by it.`,
  ),
  includeNested: error("unknown-key", () => "Only metrics.yaml itself may include other files. Move this include: there."),
  tooManyFiles: error<{ most: number }>(
    "bad-value",
    (d) => `More than ${d.most} files are included, or they are too large together. Include fewer.`,
  ),

  // The shape
  unknownKey: error<{ key: string; near: string | null; known: readonly string[] }>("unknown-key", (d) =>
    d.near === null
      ? `${quoted(d.key)} is not known here; known are ${list(d.known)}.`
      : `${quoted(d.key)} is not known here${meant(d.near)}`,
  ),
  missingKey: error<{ key: string; of: string | null }>("missing-key", (d) =>
    d.of === null ? `${quoted(d.key)} is missing.` : `${quoted(d.of)} needs ${quoted(d.key)}.`,
  ),
  emptyKey: error<{ key: string }>("missing-key", (d) => `${quoted(d.key)} has no value; give it one, or remove the line.`),
  badValue: error<{ found: string; expected: Expectation }>("bad-value", (d) => `${d.found} is not ${EXPECTED[d.expected]}.`),
  notAmong: error<{ found: string; values: readonly string[]; near: string | null }>("bad-value", (d) =>
    d.near === null
      ? `${d.found} is not known here. Write one of ${list(d.values)}.`
      : `${d.found} is not known here${meant(d.near)}`,
  ),
  notBoth: error<{ keys: readonly string[] }>(
    "bad-value",
    (d) => `Only one of ${list(d.keys)} can be given. Remove the others.`,
  ),
  oneOf: error<{ keys: readonly string[]; of: string | null }>(
    "missing-key",
    (d) => `${d.of === null ? "This" : quoted(d.of)} needs one of ${list(d.keys)}.`,
  ),
  badPath: error<{ path: string }>(
    "bad-value",
    (d) =>
      `${quoted(d.path)} is not inside this folder; write a path from the folder of metrics.yaml, like data/in/tickets.csv.`,
  ),
  undeclaredSource: error<{ from: string; source: string; near: string | null }>("unknown-name", (d) =>
    d.near === null
      ? `${quoted(d.from)} is neither a file that can be read nor a table of a source. Write a file with its ending (csv, tsv, json, ndjson, parquet, arrow, xlsx), a pattern like data/in/*.csv, or source.table.`
      : `${quoted(d.source)} is not a declared source${meant(d.near)}`,
  ),
  badQuantity: error<{ found: string }>("bad-value", (d) => `${d.found} is not ${EXPECTED.quantity}.`),

  // What the definitions say to each other
  undeclaredTable: error<{ name: string; near: string | null }>(
    "unknown-table",
    (d) => `There is no table ${quoted(d.name)}${meant(d.near)}${d.near === null ? "." : ""}`,
  ),
  undeclaredName: error<{ what: "KPI" | "stakeholder" | "filter"; name: string; near: string | null }>(
    "unknown-name",
    (d) => `There is no ${d.what} ${quoted(d.name)}${meant(d.near)}${d.near === null ? "." : ""}`,
  ),
  assumptionIsNoKpi: error<{ name: string }>(
    "unknown-name",
    (d) => `${quoted(d.name)} is an assumption, and here a KPI is needed. Make a KPI with it as its formula, and name that.`,
  ),
  nameTaken: error<{ name: string }>(
    "duplicate-key",
    (d) => `${quoted(d.name)} is both a KPI and an assumption, and formulas could not tell them apart; rename one.`,
  ),
  unknownLanguage: warning<{ language: string; near: string | null; languages: readonly string[] }>("bad-value", (d) =>
    d.near === null
      ? `${quoted(d.language)} is not among the community’s languages (${d.languages.join(", ")}). Add it under community: languages:, or write one of them.`
      : `${quoted(d.language)} is not among the community’s languages${meant(d.near)}`,
  ),
  stakeholderLanguage: error<{ language: string; languages: readonly string[] }>(
    "bad-value",
    (d) =>
      `${quoted(d.language)} is not among the community’s languages (${d.languages.join(", ")}); add it there, or choose one of them.`,
  ),
  unreadableUnit: error<{ unit: string; found: string; meant: string | null }>(
    "unit",
    (d) =>
      `${quoted(d.unit)} cannot be read as a unit${d.found === "" || d.found === d.unit ? "" : ` at ${quoted(d.found)}`}${meant(d.meant)}${d.meant === null ? "; write words, * and /, like EUR/ticket." : ""}`,
  ),
  lowHigh: error<{ low: number | null; value: number; high: number | null }>(
    "bad-value",
    (d) => `The value ${d.value} must lie between low (${d.low ?? "not given"}) and high (${d.high ?? "not given"}).`,
  ),
  historyOrder: error<{ until: string; before: string }>(
    "bad-value",
    (d) => `Earlier definitions come first, and ${d.until} is not after ${d.before}. Sort them by until:.`,
  ),
  emptyRange: error<{ from: string; to: string }>(
    "bad-value",
    (d) => `The end must come after the start, and ${d.to} is not after ${d.from}.`,
  ),
  literalSecret: error<{ option: string }>(
    "bad-value",
    (d) =>
      `A secret must not stand in this file: put it into an environment variable and write \${${variable(d.option)}} here.`,
  ),

  // Advice
  goalWithout: warning<{ goal: string; key: "baseline" | "owner" | "agreed" }>(
    "missing-key",
    (d) => `The goal ${quoted(d.goal)} ${GOAL_WITHOUT[d.key]}`,
  ),
  dueBeforeAgreed: warning<{ goal: string }>(
    "bad-value",
    (d) => `The goal ${quoted(d.goal)} is due before it was agreed. Look at both dates.`,
  ),
  kpiWithoutGoal: info<{ kpi: string }>(
    "missing-key",
    (d) => `No goal, and none of the executive questions, uses the KPI ${quoted(d.kpi)}.`,
  ),
  stakeholderWithoutGoal: info<{ stakeholder: string }>(
    "missing-key",
    (d) => `No goal is for ${quoted(d.stakeholder)}, so this page of the report will be empty.`,
  ),
  outputOnly: warning<{ stakeholder: string }>(
    "bad-value",
    (d) =>
      `Every goal for ${quoted(d.stakeholder)} counts output only (posts, members, visits); add one on an outcome or an impact.`,
  ),
  missingTranslations: info<{ name: string; languages: readonly string[] }>(
    "missing-key",
    (d) => `The label of ${quoted(d.name)} is missing in ${d.languages.join(", ")}; readers will see another language.`,
  ),

  more: error<{ count: number }>("yaml", (d) => `And ${d.count} more; mend the ones above first.`),
  moreHints: info<{ count: number }>("yaml", (d) => `And ${d.count} more hints.`),
};

const GOAL_WITHOUT = {
  baseline: "has no baseline, so nobody can say what changed. Write baseline: {value: …, period: 2026-Q1}.",
  owner: "has no owner. Write who answers for it: owner: Head of community.",
  agreed: "was agreed with nobody. Write agreed: {by: …, on: 2026-01-15}.",
} as const;

const variable = (option: string): string => option.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
