import { written } from "../formula/words.js";
import { diagnose, sentence } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import type { FormulaText, Span } from "../ground/span.js";
import { conditions, readNames } from "./by.js";
import { measuresOf } from "./cell.js";
import type { EarlyWarningsDef, KpiDef, SentimentDef, TopicDef, VoicesDef } from "./definitions.js";
import { understand, type CheckedKpi, type Program } from "./program.js";
import { readersOf } from "./reader.js";
import { columnNames, columnOf, tableOf } from "./scope.js";
import { unnamedKpi } from "./unnamed-kpi.js";

/** What `voices:` asks, as a program of its own, whose KPIs stand in no file. */
export const ASKED = {
  /** Texts, and those of them that a reader checked. */
  texts: "@texts",
  checked: "@checked",
  topic: (name: string): string => `@topic ${name}`,
  /** Incidents; of those both sides spoke of, the share the community was first with; how much earlier, how much later. */
  incidents: "@incidents",
  first: "@first",
  lead: "@lead",
  lag: "@lag",
  /** Of one incident: when the community spoke of it, when the organisation knew, and the time between. */
  report: "@report",
  incident: "@incident",
  between: "@between",
} as const;

export function voicesProgram({ world }: Program): Program | null {
  const { voices } = world.definitions;
  if (voices === null) return null;
  const kpis = formulasOf(voices).map(([name, text, span]) => madeKpi(name, text, span));
  return understand({
    ...world,
    definitions: { ...world.definitions, kpis: Object.fromEntries(kpis.map((kpi) => [kpi.name, kpi])) },
  });
}

type Made = readonly [name: string, formula: string, span: Span];

function formulasOf({ sentiment, topics, earlyWarnings }: VoicesDef): readonly Made[] {
  return [
    ...(sentiment === null ? [] : textsOf(sentiment)),
    ...Object.values(topics).map((topic): Made => [ASKED.topic(topic.name), `count(${written(topic.table)})`, topic.span]),
    ...(earlyWarnings === null ? [] : incidentsOf(earlyWarnings)),
  ];
}

function textsOf({ table, checked, span }: SentimentDef): readonly Made[] {
  const rows = written(table);
  return [
    [ASKED.texts, `count(${rows})`, span],
    ...(checked === null ? [] : [[ASKED.checked, `count(${rows} where ${written(checked)} is not null)`, span] satisfies Made]),
  ];
}

function incidentsOf({ table, report, incident, span }: EarlyWarningsDef): readonly Made[] {
  const rows = written(table);
  const [a, b] = [written(report), written(incident)];
  const both = `${a} is not null and ${b} is not null`;
  return [
    [ASKED.incidents, `count(${rows})`, span],
    [ASKED.first, `count(${rows} where ${both} and ${a} < ${b}) / count(${rows} where ${both})`, span],
    [ASKED.lead, `median(${rows}.${b} - ${rows}.${a} where ${a} < ${b})`, span],
    [ASKED.lag, `median(${rows}.${a} - ${rows}.${b} where ${b} <= ${a})`, span],
    [ASKED.report, `min(${rows}.${a})`, span],
    [ASKED.incident, `min(${rows}.${b})`, span],
    [ASKED.between, `min(${rows}.${b} - ${rows}.${a})`, span],
  ];
}

function madeKpi(name: string, text: string, span: Span): KpiDef {
  return unnamedKpi(name, { text, file: span.file, map: Array<number>(text.length + 1).fill(span.start) }, span);
}

/** Where a value of `voices:` stands: `["sentiment", "column"]`. */
type PlaceOf = (path: readonly string[]) => Span | null;

/** What only the data's columns tell: names that are none, times that are none, conditions the rows do not reach. */
export function voicesProblems(program: Program, placeOf: PlaceOf): readonly Diagnostic[] {
  const { voices } = program.world.definitions;
  const asked = voicesProgram(program);
  if (voices === null || asked === null) return [];
  const { sentiment, topics, earlyWarnings } = voices;
  return [
    ...(sentiment === null ? [] : sentimentProblems(sentiment, asked, within(placeOf, ["sentiment"]))),
    ...Object.values(topics).flatMap((topic) => topicProblems(topic, asked, within(placeOf, ["topics", topic.name]))),
    ...(earlyWarnings === null ? [] : warningProblems(earlyWarnings, asked, within(placeOf, ["early_warnings"]))),
  ];
}

const within =
  (placeOf: PlaceOf, path: readonly string[]): PlaceOf =>
  (further) =>
    placeOf([...path, ...further]);

function sentimentProblems(def: SentimentDef, program: Program, placeOf: PlaceOf): readonly Diagnostic[] {
  if (tableOf(program.world, def.table) === null) return [];
  const { scoring } = def;
  const named = {
    text: scoring?.text ?? null,
    column: scoring === null ? def.column : null,
    checked: def.checked,
    language: def.language,
  };
  const columns = (["text", "column", "checked", "language"] as const).flatMap((key) =>
    ownColumn(def, key, named[key], ["text"], program, placeOf),
  );
  const same = def.checked === def.column;
  return [
    ...columns,
    ...(same ? [diagnose("voicesOwnJudge", placeOf(["checked"]) ?? def.span, { column: def.column })] : []),
    ...unspoken(def, program),
    ...untimed(def, program, placeOf),
    ...conditionProblems(def, ASKED.texts, program),
  ];
}

/** Word lists and what is learnt are of a language each; a scorer of the workspace's own may do without. */
function unspoken({ scoring, language }: SentimentDef, { world }: Program): readonly Diagnostic[] {
  if (scoring === null || typeof scoring.scorer === "object" || language !== null) return [];
  if (world.definitions.community.languages.length === 1) return [];
  return [diagnose("voicesNoLanguage", scoring.span, { text: scoring.text })];
}

function topicProblems(def: TopicDef, program: Program, placeOf: PlaceOf): readonly Diagnostic[] {
  if (tableOf(program.world, def.table) === null) return [];
  const kpi = program.kpis[ASKED.topic(def.name)];
  const problems: Diagnostic[] = [];
  const [by] = readNames([def.by], readersIn(kpi), program, problems);
  const span = placeOf(["by"]) ?? def.span;
  const isTime = by?.kind === "grain" || (by?.kind === "dimension" && by.grain !== null);
  return [
    ...(isTime && problems.length === 0 ? [diagnose("voicesTopicTime", span, { by: def.by })] : []),
    ...problems.map((problem) => diagnose("voicesTopic", span, { by: def.by, reason: sentence(problem) })),
    ...untimed(def, program, placeOf),
    ...conditionProblems(def, ASKED.topic(def.name), program),
  ];
}

function warningProblems(def: EarlyWarningsDef, program: Program, placeOf: PlaceOf): readonly Diagnostic[] {
  if (tableOf(program.world, def.table) === null) return [];
  const key = program.world.definitions.tables[def.table]?.key ?? null;
  return [
    ...(["report", "incident"] as const).flatMap((name) => ownColumn(def, name, def[name], ["date", "time"], program, placeOf)),
    ...(["severity", "area"] as const).flatMap((name) => ownColumn(def, name, def[name], null, program, placeOf)),
    ...(def.report === def.incident
      ? [diagnose("voicesOneTime", placeOf(["incident"]) ?? def.span, { column: def.report })]
      : []),
    ...(key === null ? [diagnose("voicesNoKey", placeOf(["table"]) ?? def.span, { table: def.table })] : []),
    ...conditionProblems(def, ASKED.incidents, program),
  ];
}

/** A column of the section's own table, of one of these types. */
function ownColumn(
  { table, span }: { readonly table: string; readonly span: Span },
  key: string,
  name: string | null,
  types: readonly string[] | null,
  { world }: Program,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  if (name === null) return [];
  const at = placeOf([key]) ?? span;
  const found = columnOf(world, table, name);
  if (found === null) {
    const columns = columnNames(world, table);
    const near = nearest(name, columns);
    const fix = near === null ? undefined : { title: `Replace by ${near}`, span: at, text: near };
    return [diagnose("voicesColumn", at, { key, name, table, near }, fix)];
  }
  if (types === null || types.includes(found.type)) return [];
  return [diagnose("voicesType", at, { key, name, type: found.type, wanted: types.includes("text") ? "text" : "time" })];
}

/** A time is needed to tell one from another. */
function untimed(
  { table, span }: { readonly table: string; readonly span: Span },
  { world }: Program,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const time = world.definitions.tables[table]?.time ?? null;
  return time === null ? [diagnose("voicesNoTime", placeOf(["table"]) ?? span, { table })] : [];
}

const readersIn = (kpi: CheckedKpi | undefined) => (kpi?.cell ? readersOf(measuresOf(kpi.cell)) : []);

function conditionProblems(
  { where }: { readonly where: FormulaText | null },
  kpi: string,
  program: Program,
): readonly Diagnostic[] {
  if (where === null) return [];
  const problems: Diagnostic[] = [];
  conditions(where.text, readersIn(program.kpis[kpi]), program, problems);
  return problems.map((problem) => ({ ...problem, span: placed(problem.span, where) }));
}

/** A place in the condition's text as one in its file. */
const placed = (span: Span | null, { file, map }: FormulaText): Span => ({
  file,
  start: map[span?.start ?? 0] ?? map[0] ?? 0,
  end: map[span?.end ?? map.length - 1] ?? map.at(-1) ?? 0,
});
