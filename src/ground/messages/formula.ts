import { error, info, quoted, warning } from "./message.js";

type Named = { readonly name: string; readonly suggestion: string | null };
const didYouMean = (suggestion: string | null): string => (suggestion ? ` Did you mean ${quoted(suggestion)}?` : "");
const list = (words: readonly string[]): string => (words.length > 8 ? `${words.slice(0, 8).join(", ")}, …` : words.join(", "));

/** Why the database gave no answer, in a reader's words; its own where nothing better is known. */
const TROUBLES = {
  overflow: () =>
    "a whole number in it grows beyond what is computed exactly (64 bits a value, 128 a sum). Multiply by 1.0 first to compute with decimals.",
  range: () => "a number in it grows beyond what can be computed. Look at its largest values.",
  other: (words: string) => words,
} as const;

const kindOf = (unit: string): string => ({ s: "a length of time", "1": "a share" })[unit] ?? `in ${quoted(unit)}`;

/** Sentences about what a formula means: names, types, units, reach. */
export const formula = {
  unknownName: error<Named>(
    "unknown-name",
    ({ name, suggestion }) => `There is no KPI or assumption ${quoted(name)}.${didYouMean(suggestion)}`,
  ),
  nameIsTable: error<{ name: string }>(
    "unknown-name",
    ({ name }) => `${quoted(name)} is a table; a formula needs what to make of its rows, such as count(${name}).`,
  ),
  nameIsColumn: error<{ name: string; table: string }>(
    "unknown-name",
    ({ name, table }) =>
      `${quoted(name)} is a column of ${table}; outside an aggregate it has many values. Write, say, sum(${table}.${name}).`,
  ),
  unknownTable: error<Named>(
    "unknown-table",
    ({ name, suggestion }) => `There is no table ${quoted(name)}.${didYouMean(suggestion)}`,
  ),
  unknownColumn: error<Named & { table: string; columns: readonly string[] }>(
    "unknown-column",
    ({ name, table, suggestion, columns }) =>
      `Table ${table} has no column ${quoted(name)}.${didYouMean(suggestion) || (columns.length > 0 ? ` It has ${list(columns)}.` : "")}`,
  ),
  notAReference: error<{ name: string; table: string; next: string }>(
    "unknown-column",
    ({ name, table, next }) =>
      `${table}.${name} refers to no table, so “.${next}” leads nowhere. Declare it under ${table}: columns: ${name}: {ref: …}.`,
  ),
  unknownFunction: error<Named>(
    "unknown-function",
    ({ name, suggestion }) => `There is no function ${quoted(name)}.${didYouMean(suggestion)}`,
  ),
  withinNotHere: error(
    "arguments",
    () =>
      "within compares two times of one row, so it stands in an aggregate: count(topics where solved_at within 7 days of created_at).",
  ),
  asNotHere: error<{ name: string }>(
    "arguments",
    ({ name }) => `as names what a count counts, so it stands after the aggregate: count(posts) as ${name}.`,
  ),
  argumentCount: error<{ name: string; signature: string; given: number }>(
    "arguments",
    ({ name, signature, given }) =>
      `${name} was given ${given} ${given === 1 ? "argument" : "arguments"}; it is written ${signature}.`,
  ),
  argumentType: error<{ name: string; position: number; wanted: string; given: string }>(
    "type",
    ({ name, position, wanted, given }) => `Argument ${position} of ${name} must be ${wanted}, and this is ${given}.`,
  ),
  argumentWord: error<{ name: string; position: number; words: readonly string[] }>(
    "arguments",
    ({ name, position, words }) => `Argument ${position} of ${name} must be one of ${list(words)}.`,
  ),
  argumentConstant: error<{ name: string; position: number; wanted: string }>(
    "arguments",
    ({ name, position, wanted }) => `Argument ${position} of ${name} must be ${wanted}, written out.`,
  ),
  countOfColumn: error<{ path: string; table: string }>(
    "arguments",
    ({ path, table }) =>
      `count takes a table. To count the rows where ${path} is filled, write count(${table} where ${path} is not null); to count different values, count(distinct ${path}).`,
  ),
  aggregateInAggregate: error<{ name: string }>(
    "arguments",
    ({ name }) => `${name} is an aggregate and cannot stand inside another one.`,
  ),
  aggregateInCondition: error<{ name: string }>(
    "arguments",
    ({ name }) => `${name} is an aggregate; a condition speaks of one row at a time.`,
  ),
  distinctOnlyCount: error<{ name: string }>(
    "arguments",
    ({ name }) => `distinct belongs to count alone; ${name} has no use for it.`,
  ),
  whereNotHere: error<{ name: string }>(
    "arguments",
    ({ name }) => `${name} takes no where or at; put it into the aggregate inside.`,
  ),
  noTable: error<{ name: string }>(
    "unknown-table",
    ({ name }) => `${name} needs to know its table: begin a name with it, as in ${name}(orders.amount).`,
  ),
  twoTables: error<{ name: string; first: string; second: string }>(
    "unreachable",
    ({ name, first, second }) =>
      `${name} aggregates the rows of ${first}, and ${second} is another table. Walk a reference from ${first}, or use two aggregates.`,
  ),
  atNeedsTime: error<{ name: string; type: string }>(
    "type",
    ({ name, type }) => `at needs a date or time column, and ${quoted(name)} is ${type}.`,
  ),
  operandType: error<{ operator: string; wanted: string; given: string }>(
    "type",
    ({ operator, wanted, given }) => `${operator} needs ${wanted} here, and this is ${given}.`,
  ),
  typesDiffer: error<{ operator: string; left: string; right: string }>(
    "type",
    ({ operator, left, right }) =>
      `${operator} has ${left} on its left and ${right} on its right; these cannot be put together.`,
  ),
  textForDate: error<{ text: string }>(
    "type",
    ({ text }) => `This is text, and the other side is a date. Write the date as @${text}.`,
  ),
  unitsDiffer: error<{ operator: string; left: string; right: string; counts: boolean }>(
    "unit",
    ({ operator, left, right, counts }) =>
      `${operator} has ${quoted(left)} on its left and ${quoted(right)} on its right. Different units cannot be put together${counts ? "; to add counts of different things, name what they have in common: … as contribution." : "; divide or multiply them, or take like from like."}`,
  ),
  currenciesDiffer: error<{ operator: string; left: string; right: string }>(
    "currency",
    ({ operator, left, right }) =>
      `${operator} has ${left} on its left and ${right} on its right. Money is converted row by row: declare rates: {from: …, currency: …, rate: …, time: …}, and give the column unit: {currency: …}, the name of the column that holds the codes.`,
  ),
  goalBare: error<{ value: number; kpi: string; unit: string }>(
    "unit",
    ({ value, kpi, unit }) => `${value} of what? The KPI ${quoted(kpi)} is shown in ${unit}: write ${value} ${unit}.`,
  ),
  goalUnit: error<{ written: string; kpi: string; unit: string }>(
    "unit",
    ({ written, kpi, unit }) =>
      `This is ${kindOf(written)}, and the KPI ${quoted(kpi)} is in ${quoted(unit)}. A goal is measured as its KPI is.`,
  ),
  splitRefused: error<{ split: string; reason: string }>(
    "unreachable",
    ({ split, reason }) => `This KPI cannot be split by ${quoted(split)}: ${reason}`,
  ),
  splitByTime: error<{ split: string }>(
    "bad-value",
    ({ split }) => `${quoted(split)} is a grain, and reports show a KPI by time anyway. A split is a column, such as language.`,
  ),
  unknownUnit: error<Named>(
    "unit",
    ({ name, suggestion }) => `${quoted(name)} is no unit: no row: or unit: of this file names it.${didYouMean(suggestion)}`,
  ),
  asNeedsCount: error<{ unit: string }>(
    "unit",
    ({ unit }) => `as renames counted things, and this is ${quoted(unit)}. Money, time and shares keep their units.`,
  ),
  kpiUnit: error<{ declared: string; inferred: string }>(
    "unit",
    ({ declared, inferred }) => `unit: says ${quoted(declared)}, but the formula gives ${quoted(inferred)}.`,
  ),
  kpiUnitUnknown: error<{ unit: string; problem: string }>(
    "unit",
    ({ unit, problem }) => `${quoted(unit)} is no unit: ${problem}.`,
  ),
  kpiNotValue: error<{ type: string }>(
    "type",
    ({ type }) => `A KPI is a number, a date, a text or a yes-or-no; this formula gives ${type}.`,
  ),
  historyUnit: error<{ until: string; then: string; now: string }>(
    "unit",
    ({ until, then, now }) =>
      `The definition until ${until} gives ${quoted(then)}, today's gives ${quoted(now)}. All definitions of a KPI have one unit.`,
  ),
  byHandHundred: warning(
    "unit",
    () => "The KPI is shown in percent by itself; multiplied by 100 it is shown a hundred times too great.",
  ),
  testFailed: error<{ kpi: string; test: string; period: string; value: string }>(
    "bad-value",
    ({ kpi, test, period, value }) => `${kpi} is ${value} ${period}, and its test says ${quoted(test)}.`,
  ),
  testNotCondition: error<{ given: string }>(
    "type",
    ({ given }) => `A test is a condition on value, such as value between 0 and 1; this is ${given}.`,
  ),
  cycle: error<{ chain: readonly string[] }>("cycle", ({ chain }) => `This KPI is defined by itself: ${chain.join(" → ")}.`),
  durationNeeded: error<{ word: string }>(
    "arguments",
    ({ word }) => `${quoted(word)} is no length of time. Write a number with hours, days, weeks, months, quarters or years.`,
  ),
  durationTooLong: error<{ word: string }>(
    "arguments",
    ({ word }) => `${quoted(word)} is longer than the calendar, which ends with the year 9999.`,
  ),
  likeEscape: error(
    "arguments",
    () =>
      "The pattern ends with “\\”, which says that the next sign is meant as it is, and none follows. Write “\\\\” for the sign itself.",
  ),
  validNeedsTime: error<{ name: string; table: string; target: string }>(
    "no-time",
    ({ name, table, target }) =>
      `${quoted(name)} leads to ${target}, whose rows are valid for a time, and ${table} has no date basis to choose one by. Give ${table} a time: column.`,
  ),
  monthsAreNoSeconds: error<{ word: string }>(
    "type",
    ({ word }) => `A ${word} has no fixed length, so it can only be added to a date or taken from one. Use days.`,
  ),
  noTime: error<{ table: string; kpi: string }>(
    "no-time",
    ({ table, kpi }) =>
      `${kpi} counts ${table}, which has no date basis, so it has no periods. Give the table a time: column, or ask without a grain and range.`,
  ),
  eachNotHere: error(
    "arguments",
    () =>
      "each asks about each row of the cell that is counted, so it stands inside an aggregate: count(members where each(…) >= 3).",
  ),
  eachInEvents: error<{ form: string }>(
    "arguments",
    ({ form }) =>
      `each counts within the cell's period, and ${form} looks at rows of all times. Ask with each in an aggregate of its own, or put the count into a column of the table.`,
  ),
  eachNeedsReference: error<{ path: string; other: string; table: string; reference: string | null }>(
    "unreachable",
    ({ path, other, table, reference }) =>
      `${quoted(path)} of ${other} does not refer to ${table}, whose rows are asked about.${reference ? ` Did you mean ${quoted(reference)}?` : ` Declare the reference (columns: …: {ref: ${table}}), or say which columns are equal: by ${path} = ….`}`,
  ),
  notAggregate: error<{ name: string }>(
    "arguments",
    ({ name }) => `${name} is no aggregate; here stands one such as count(…) or sum(…).`,
  ),
  countsNoRows: error<{ name: string }>(
    "arguments",
    ({ name }) => `This counts no rows, so ${name} has nothing to put together.`,
  ),
  freeNeedsName: error<{ name: string; given: string }>(
    "arguments",
    ({ name, given }) => `${name} takes names of dimensions after the formula, such as brand; ${quoted(given)} is none.`,
  ),
  freeTime: error<{ name: string; grain: string }>(
    "arguments",
    ({ name, grain }) =>
      `${quoted(grain)} is a grain, and ${name} puts dimensions together, never time. For a longer time write rolling(…), to_date(…) or cumulative(…).`,
  ),
  mixedCondition: error<{ measure: string }>(
    "usage",
    ({ measure }) =>
      `This part of the condition speaks of dimensions that all(${measure}) ignores and of others at once, so it can neither hold for it nor be dropped. Write the parts apart, joined by and.`,
  ),
  perNeedsTime: error<{ table: string }>(
    "no-time",
    ({ table }) => `per needs periods, and ${table} has no date basis. Give the table a time: column.`,
  ),
  perInFiner: error<{ grain: string; asked: string }>(
    "grain",
    ({ grain, asked }) => `The formula inside puts values per ${grain} together; ${asked} is finer than that.`,
  ),
  perAskedFiner: error<{ kpi: string; grain: string; asked: string }>(
    "grain",
    ({ kpi, grain, asked }) => `${kpi} puts values per ${grain} together; ${asked} is finer than that.`,
  ),
  grainTooFine: error<{ table: string; grain: string; asked: string }>(
    "grain",
    ({ table, grain, asked }) => `Rows of ${table} stand for a whole ${grain}; ${asked} is finer than that.`,
  ),
  filterOfOther: error<{ name: string; table: string; used: string }>(
    "unknown-name",
    ({ name, table, used }) => `The filter ${quoted(name)} is for rows of ${table}, and here rows of ${used} are counted.`,
  ),
  filterLeft: info<{ filter: string; rows: number; all: number; table: string }>(
    "data-missing",
    ({ filter, rows, all, table }) =>
      `The filter ${quoted(filter)} leaves out ${rows} of ${all} ${all === 1 ? "row" : "rows"} of ${table}.`,
  ),
  unreachable: error<{ name: string; table: string; how: string }>(
    "unreachable",
    ({ name, table, how }) => `${table} cannot reach ${quoted(name)}. ${how}`,
  ),
  ambiguousPath: error<{ name: string; table: string; target: string }>(
    "ambiguous",
    ({ name, table, target }) =>
      `${quoted(name)} could be reached from ${table} in two ways, both equally short. Say which by walking the reference, as in author_id.${name.split(".").at(-1) ?? target}.`,
  ),
  dimensionTime: error<{ name: string }>("arguments", ({ name }) => `${quoted(name)} is no time, so it has no grain.`),
  dataFailed: error<{ kpis: readonly string[]; trouble: "overflow" | "range" | "other"; words: string }>(
    "data-type",
    ({ kpis, trouble, words }) => `The data could not answer ${list(kpis)}: ${TROUBLES[trouble](words)}`,
  ),
  scoresOutside: info<{ measure: string; rows: number }>(
    "data-type",
    ({ measure, rows }) =>
      `${rows} ${rows === 1 ? "score" : "scores"} of ${measure} ${rows === 1 ? "is" : "are"} not from 0 to 10 and ${rows === 1 ? "is" : "are"} left out.`,
  ),
  rowsOutside: info<{ table: string; rows: number; from: string; to: string }>(
    "data-missing",
    ({ table, rows, from, to }) =>
      `${rows} ${rows === 1 ? "row" : "rows"} of ${table} lie outside its coverage (${from} to ${to}) and are left out.`,
  ),
};
