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

/** Which of the values in a function's brackets. */
const ordinal = (position: number): string => `As its ${["first", "second", "third"][position - 1] ?? `${position}th`} value`;

const kindOf = (unit: string): string => ({ s: "a length of time", "1": "a share" })[unit] ?? `in ${quoted(unit)}`;

/** Sentences about what a formula means: names, types, units, reach. */
export const formula = {
  unknownName: error<Named>(
    "unknown-name",
    ({ name, suggestion }) => `There is no KPI or assumption ${quoted(name)}.${didYouMean(suggestion)}`,
  ),
  nameIsTable: error<{ name: string }>(
    "unknown-name",
    ({ name }) => `${quoted(name)} is a table. Say what to make of its rows, for example count(${name}).`,
  ),
  nameIsColumn: error<{ name: string; table: string }>(
    "unknown-name",
    ({ name, table }) =>
      `${quoted(name)} is a column of ${table}, with a value in every row. Say what to make of them, for example sum(${table}.${name}).`,
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
      `${name} has ${given === 0 ? "nothing" : given === 1 ? "1 value" : `${given} values`} in its brackets. Write it like ${signature}.`,
  ),
  argumentType: error<{ name: string; position: number; wanted: string; given: string }>(
    "type",
    ({ name, position, wanted, given }) => `${ordinal(position)} ${name} takes ${wanted}, and this is ${given}.`,
  ),
  argumentWord: error<{ name: string; position: number; words: readonly string[] }>(
    "arguments",
    ({ name, position, words }) => `${ordinal(position)} ${name} takes one of ${words.join(", ")}.`,
  ),
  argumentConstant: error<{ name: string; position: number; wanted: string }>(
    "arguments",
    ({ name, position, wanted }) =>
      `${ordinal(position)} ${name} takes ${wanted}. Write the number itself, not a name or a calculation.`,
  ),
  countOfColumn: error<{ path: string; table: string }>(
    "arguments",
    ({ path, table }) =>
      `count takes a table, and ${path} is a column. To count the rows where ${path} is filled, write count(${table} where ${path} is not null); to count different values, count(distinct ${path}).`,
  ),
  aggregateInAggregate: error<{ name: string }>(
    "arguments",
    ({ name }) =>
      `${name} puts many rows together, and so does the function around it. Leave one out, or work in two steps over time: per(count(topics), day, avg).`,
  ),
  aggregateInCondition: error<{ name: string }>(
    "arguments",
    ({ name }) =>
      `${name} puts many rows together, and a condition looks at one row at a time. To ask how much belongs to each row, write each(count(posts) by author_id) > 1 in a KPI’s formula.`,
  ),
  distinctOnlyCount: error<{ name: string }>(
    "arguments",
    ({ name }) => `Only count knows distinct: count(distinct posts.author_id). Leave it out of ${name}.`,
  ),
  whereNotHere: error<{ name: string }>(
    "arguments",
    ({ name }) =>
      `${name} takes no where and no at. Put it into the brackets of what counts the rows, as in count(topics where …).`,
  ),
  noTable: error<{ name: string }>(
    "unknown-table",
    ({ name }) =>
      `It is not said whose rows ${name} is to take. Write the table before the column, as in ${name}(orders.amount).`,
  ),
  twoTables: error<{ name: string; first: string; second: string }>(
    "unreachable",
    ({ name, first, second }) =>
      `${name} takes the rows of ${first}, and ${second} is another table. Follow a reference from ${first} (reference.column), or count each table by itself and put the results together.`,
  ),
  atNeedsTime: error<{ name: string; type: string }>(
    "type",
    ({ name, type }) => `at takes a column of dates or times, and ${quoted(name)} holds ${type}.`,
  ),
  operandType: error<{ operator: string; wanted: string; given: string }>(
    "type",
    ({ operator, wanted, given }) => `${operator} needs ${wanted} here, and this is ${given}.`,
  ),
  neverTrue: warning<{ condition: string }>(
    "bad-value",
    ({ condition }) =>
      `No row can ever fulfil ${quoted(condition)}, so nothing is counted: it asks for what cannot hold together. If one part of it is enough, join the parts by or.`,
  ),
  typesDiffer: error<{ operator: string; left: string; right: string }>(
    "type",
    ({ operator, left, right }) =>
      `Left of ${operator} stands ${left}, right of it ${right}, and these cannot be compared or put together.`,
  ),
  textForDate: error<{ text: string }>(
    "type",
    ({ text }) => `This is text, and the other side is a date. Write the date as @${text}.`,
  ),
  unitsDiffer: error<{ operator: string; left: string; right: string; counts: boolean }>(
    "unit",
    ({ operator, left, right, counts }) =>
      `Left of ${operator} the unit is ${quoted(left)}, right of it ${quoted(right)}. ${counts ? "To put counts of different things together, name what they have in common on both sides: count(posts) as contribution." : "Only equal units can be added or compared; multiply or divide by what turns one into the other."}`,
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
      `This is ${kindOf(written)}, and the KPI ${quoted(kpi)} is in ${quoted(unit)}. A goal is measured as its KPI is: write it in ${quoted(unit)}.`,
  ),
  goalSeason: error<{ kpi: string; grain: string; adds: boolean }>("bad-value", ({ kpi, grain, adds }) =>
    adds
      ? `A season deals out the target of a quarter or a year over its months, and this goal is judged by the ${grain}. Write grain: year beside the target, or path: linear.`
      : `A season deals out the target of a sum, and the KPI ${quoted(kpi)} does not add up over time: its target holds in each period. Write path: linear.`,
  ),
  splitRefused: error<{ split: string; reason: string }>(
    "unreachable",
    ({ split, reason }) => `This KPI cannot be split by ${quoted(split)}: ${reason}`,
  ),
  splitByTime: error<{ split: string }>(
    "bad-value",
    ({ split }) =>
      `${quoted(split)} is a period, and reports show every KPI by time anyway. A split is a column, such as language.`,
  ),
  unknownUnit: error<Named>(
    "unit",
    ({ name, suggestion }) =>
      `${quoted(name)} is not a unit of this file. A unit is what row: calls a table’s rows, or what unit: says of a column.${didYouMean(suggestion)}`,
  ),
  asNeedsCount: error<{ unit: string }>(
    "unit",
    ({ unit }) =>
      `as gives counted things another name, and this is in ${quoted(unit)}. Money, time and shares keep their units: leave as out.`,
  ),
  kpiUnit: error<{ declared: string; inferred: string }>(
    "unit",
    ({ declared, inferred }) =>
      `unit: says ${quoted(declared)}, and the formula gives ${quoted(inferred)}. Write unit: ${inferred}, leave unit: out, or mend the formula.`,
  ),
  kpiUnitUnknown: error<{ unit: string; problem: string }>(
    "unit",
    ({ unit, problem }) => `${quoted(unit)} cannot be read as a unit: ${problem}. Write words, * and /, like EUR/ticket.`,
  ),
  historyUnit: error<{ until: string; then: string; now: string }>(
    "unit",
    ({ until, then, now }) =>
      `The definition until ${until} gives ${quoted(then)}, today's gives ${quoted(now)}. All definitions of a KPI have one unit.`,
  ),
  byHandHundred: warning(
    "unit",
    () => "The KPI is shown in percent by itself; multiplied by 100 it is shown a hundred times too great. Leave the 100 out.",
  ),
  testFailed: error<{ kpi: string; test: string; period: string; value: string }>(
    "bad-value",
    ({ kpi, test, period, value }) => `${kpi} is ${value} ${period}, and its test says ${quoted(test)}.`,
  ),
  testNotCondition: error<{ given: string }>(
    "type",
    ({ given }) => `A test is a condition on value, such as value between 0 and 1; this is ${given}.`,
  ),
  cycle: error<{ chain: readonly string[] }>(
    "cycle",
    ({ chain }) => `This KPI needs its own value to be computed: ${chain.join(" → ")}. Write one of them without the next.`,
  ),
  durationNeeded: error<{ word: string }>(
    "arguments",
    ({ word }) => `${quoted(word)} is not a length of time. Write a number with hours, days, weeks, months, quarters or years.`,
  ),
  durationTooLong: error<{ word: string }>(
    "arguments",
    ({ word }) => `${quoted(word)} is longer than the calendar, which ends with the year 9999. Write a shorter time.`,
  ),
  likeEscape: error(
    "arguments",
    () =>
      "In a pattern “\\” says that the next sign is meant as it is, and here no sign follows. Write “\\\\” for the sign itself, or leave it out.",
  ),
  validNeedsTime: error<{ name: string; table: string; target: string }>(
    "no-time",
    ({ name, table, target }) =>
      `${quoted(name)} leads to ${target}, whose rows are valid for a time, and nothing says when the rows of ${table} happened, so none can be chosen. Give ${table} a time: column.`,
  ),
  monthsAreNoSeconds: error<{ word: string }>(
    "type",
    ({ word }) => `A ${word} has no fixed length, so it can only be added to a date or taken from one. Use days.`,
  ),
  noTime: error<{ table: string; kpi: string }>(
    "no-time",
    ({ table, kpi }) =>
      `${kpi} counts ${table}, and nothing says when its rows happened. Give the table a time: column in metrics.yaml, or ask without periods and without --from and --to.`,
  ),
  eachNotHere: error(
    "arguments",
    () =>
      "each asks something of every single row, so it stands in the condition of a count or sum: count(members where each(count(posts) by author_id) >= 3).",
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
    ({ name }) => `${name} works on one value. Here stands something that puts rows together, such as count(…) or sum(…).`,
  ),
  countsNoRows: error<{ name: string }>(
    "arguments",
    ({ name }) =>
      `Nothing is counted in here, so ${name} has nothing to work on. Put a count or sum into it, such as ${name}(count(topics)).`,
  ),
  freeNeedsName: error<{ name: string; given: string }>(
    "arguments",
    ({ name, given }) =>
      `After the formula ${name} takes names of columns, without quotes, such as brand. ${quoted(given)} is not a name.`,
  ),
  freeTime: error<{ name: string; grain: string }>(
    "arguments",
    ({ name, grain }) =>
      `${quoted(grain)} is a period, and ${name} takes columns only. For a longer time write rolling(…), to_date(…) or cumulative(…).`,
  ),
  mixedCondition: error<{ measure: string }>(
    "usage",
    ({ measure }) =>
      `This condition mixes columns that all(${measure}) leaves out with others, so it can be neither kept nor left out there. Write what it says of each column by itself, joined by and.`,
  ),
  perNeedsTime: error<{ table: string }>(
    "no-time",
    ({ table }) =>
      `per goes through periods, and nothing says when the rows of ${table} happened. Give the table a time: column.`,
  ),
  perInFiner: error<{ grain: string; asked: string }>(
    "grain",
    ({ grain, asked }) =>
      `The formula inside has one value a ${grain}, so there is none for each ${asked}. Take ${grain} or something longer.`,
  ),
  perAskedFiner: error<{ kpi: string; grain: string; asked: string }>(
    "grain",
    ({ kpi, grain, asked }) =>
      `${kpi} is made of one value a ${grain}, so there is none for each ${asked}. Ask by ${grain} or something longer.`,
  ),
  grainTooFine: error<{ table: string; grain: string; asked: string }>(
    "grain",
    ({ table, grain, asked }) =>
      `Each row of ${table} stands for a whole ${grain}, so nothing is known of a single ${asked}. Take ${grain} or something longer.`,
  ),
  filterOfOther: error<{ name: string; table: string; used: string }>(
    "unknown-name",
    ({ name, table, used }) =>
      `The filter ${quoted(name)} is made for rows of ${table}, and here rows of ${used} are counted. Write the condition out, or make a filter for ${used}.`,
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
      `${quoted(name)} can be reached from ${table} in two ways. Say which one by naming the column that leads there, as in author_id.${name.split(".").at(-1) ?? target}.`,
  ),
  dimensionTime: error<{ name: string }>(
    "arguments",
    ({ name }) =>
      `${quoted(name)} asks for a period of a column that holds no dates. Leave the period out, or name a column of dates.`,
  ),
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
      `${rows} ${rows === 1 ? "row" : "rows"} of ${table} ${rows === 1 ? "lies" : "lie"} outside its coverage (${from} to ${to}) and ${rows === 1 ? "is" : "are"} left out.`,
  ),
};
