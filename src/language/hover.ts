import type { CatalogTable } from "../compile/catalog.js";
import type { CheckedKpi } from "../compile/program.js";
import type { Tree } from "../compile/read/tree.js";
import { WORD_HELP } from "../formula/elements.js";
import { FUNCTIONS } from "../formula/functions.js";
import { Faults } from "../formula/faults.js";
import { Lexer, type Token } from "../formula/lex.js";
import { written } from "../formula/words.js";
import { spanIn, type FormulaText, type Span } from "../ground/span.js";
import { aboutColumn } from "./completion-formula.js";
import { inFormula, pathAt } from "./cursor.js";
import { labelOf, textOf } from "./label.js";
import { child, text, type ColumnNames } from "./names.js";
import { occurrenceAt, occurrences, sameThing, type Thing } from "./occurrences.js";
import { meantAt } from "./places.js";
import type { Project } from "./project.js";
import { described } from "./schema.js";
import { aboutUnit } from "./units.js";
import { WHAT } from "./words.js";

/** What is known of the thing under the cursor, as Markdown. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export function hover(project: Project, file: string, offset: number): Hover | null {
  const named = occurrenceAt(project, file, offset);
  if (named) return { span: named.span, markdown: aboutThing(project, named.thing) };
  const document = project.document(file);
  const found = document && pathAt(document.root, offset);
  if (!found) return null;
  if (found.tree.kind === "scalar" && !found.onKey) {
    const meant = meantAt(found.path);
    if (meant?.kind === "formula") return aboutWord(inFormula(found.tree, offset), project);
    const unit = meant?.kind === "unit" ? aboutUnit(found.tree.text) : null;
    if (unit !== null) return { span: found.tree.span, markdown: `**${escaped(found.tree.text)}** (unit): ${unit}` };
  }
  if (!found.onKey) return null;
  const sentence = described(found.path);
  const key = String(found.path.at(-1));
  const parent = found.path
    .slice(0, -1)
    .reduce<Tree | null>(
      (tree, step) => (tree?.kind === "list" ? (tree.items[Number(step)] ?? null) : child(tree, String(step))),
      document?.root ?? null,
    );
  const span = parent?.kind === "map" ? parent.entries.get(key)?.key : undefined;
  return sentence === null || !span ? null : { span, markdown: `**${escaped(key)}**: ${sentence}` };
}

function aboutWord({ formula, at }: { formula: FormulaText; at: number }, { names }: Project): Hover | null {
  const tokens = read(formula);
  const i = tokens.findIndex(({ start, end }) => start <= at && at <= end);
  const token = tokens[i];
  if (!token || (token.kind !== "name" && token.kind !== "word")) return null;
  const span = spanIn(formula, token.start, token.end);
  const called = tokens[i + 1]?.text === "(";
  const help = called ? FUNCTIONS.get(token.text) : undefined;
  if (help) return { span, markdown: [`\`${help.signature}\``, help.meaning, `\`${help.example}\``].join("\n\n") };
  const word = token.kind === "word" || !names.sections.kpis.has(token.text) ? WORD_HELP.get(token.text) : undefined;
  if (word !== undefined) return { span, markdown: `**${token.text}**: ${word}` };
  const unit = tokens[i - 1]?.kind === "number" ? aboutUnit(token.text) : null;
  return unit === null ? null : { span, markdown: `**${token.text}** (unit): ${unit}` };
}

function read(formula: FormulaText): readonly Token[] {
  const lexer = new Lexer(formula.text, new Faults(formula));
  const tokens: Token[] = [];
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) tokens.push(token);
  return tokens;
}

/** Text of the file, so that nothing of it is read as Markdown. */
const escaped = (written: string): string => written.replace(/[\\`*_{}[\]<>#|!~]/g, "\\$&");
const code = (written: string): string => (written.includes("`") ? `\`\` ${written} \`\`` : `\`${written}\``);
const list = (names: readonly string[]): string => names.map(code).join(", ");

function aboutThing(project: Project, thing: Thing): string {
  const head = `**${escaped(thing.name)}** (${WHAT[thing.section] ?? thing.section})`;
  if ("table" in thing) return lines([`${head} of ${code(thing.table)}`, ...aboutColumnOf(project, thing.table, thing.name)]);
  const entry = project.names.sections[thing.section].get(thing.name)?.entry.value ?? null;
  if (entry === null) return lines([head, "Nothing of this name is declared."]);
  const label = labelOf(entry, project.names);
  const about = textOf(child(entry, "description"), project.names);
  return lines([
    label === "" ? head : `${head}: ${escaped(label)}`,
    escaped(about),
    ...(ABOUT[thing.section]?.(entry, project, thing.name) ?? []),
  ]);
}

type About = (entry: Tree, project: Project, name: string) => readonly string[];

const ABOUT: Readonly<Record<string, About>> = {
  kpis: aboutKpi,
  tables: aboutTable,
  assumptions(entry) {
    const of = (key: string): string | null => text(entry, key);
    const range = of("low") !== null && of("high") !== null ? ` (${of("low") ?? ""} to ${of("high") ?? ""})` : "";
    const source = of("source");
    const value = `${of("value") ?? "no value"}${range} ${of("unit") ?? ""}`.trim();
    return [
      escaped(value),
      said("Known as", of("class") ?? "assumption"),
      source === null ? "" : said("Source", source),
      said("Review", of("review")),
    ];
  },
  stakeholders: (entry, { names }) => [
    said("Language", text(entry, "language")),
    said("Department", text(entry, "department")),
    said("Asks", textOf(child(entry, "asks"), names)),
  ],
  sources: (entry, { names }, name) => {
    const used = [...names.sections.tables.values()].filter((table) => text(table.entry.value, "from")?.startsWith(`${name}.`));
    return [said("Loader", text(entry, "loader")), used.length === 0 ? "" : `Tables: ${list(used.map((table) => table.name))}`];
  },
  goals: (entry, { names }) => [
    said("Problem", textOf(child(entry, "problem"), names)),
    said("KPI", text(entry, "kpi")),
    said("For", text(entry, "for")),
  ],
  filters: (entry) => [said("Table", text(entry, "table")), code(text(entry, "where") ?? "")],
};

const said = (what: string, value: string | null): string =>
  value === null || value === "" ? "" : `${what}: ${escaped(value)}`;

function aboutKpi(entry: Tree, project: Project, name: string): readonly string[] {
  const kpi = project.program && Object.hasOwn(project.program.kpis, name) ? project.program.kpis[name] : undefined;
  const formula = text(entry, "formula");
  const shown = kpi?.cell
    ? `Unit: ${code(kpi.unitText)}${kpi.shown.unit === kpi.unitText ? "" : `, shown in ${code(kpi.shown.unit)}`}`
    : "";
  const uses = (what: string, names: readonly string[]): string => (names.length === 0 ? "" : `${what}: ${list(names)}`);
  const goals = occurrences(project)
    .filter(({ thing, path }) => path[0] === "goals" && sameThing(thing, { section: "kpis", name }))
    .map(({ path }) => String(path[1]));
  return [
    formula === null ? "" : code(formula.replace(/\s+/g, " ")),
    escaped(inWords(project, kpi)),
    shown || said("Unit", text(entry, "unit")),
    said("Better", text(entry, "better")),
    uses("Reads", kpi?.columns.length ? kpi.columns : (kpi?.tables ?? [])),
    uses(`Converted to ${escaped(project.names.currency ?? "")} at the rate of each row's day`, kpi?.money ?? []),
    uses("From KPIs", kpi?.kpis ?? []),
    uses("From assumptions", kpi?.assumptions ?? []),
    uses("Dated by", kpi?.dateBasis ?? []),
    uses("Goals", [...new Set(goals)]),
    kpi?.cell && kpi.dateBasis.length > 0 ? example(`change(${written(name)}, 1 month)`) : "",
  ];
}

const example = (formula: string): string => `Example: ${code(formula)}`;

/** The formula in words, where the workspace has somebody who says it. */
function inWords({ workspace, read }: Project, kpi: CheckedKpi | undefined): string {
  const { definitions } = read;
  return workspace.inWords && definitions && kpi?.cell && kpi.expr ? workspace.inWords(kpi.expr, definitions) : "";
}

function aboutTable(entry: Tree, { names, workspace }: Project, name: string): readonly string[] {
  const table = names.tables.get(name);
  const known: CatalogTable | undefined = Object.hasOwn(workspace.catalog?.tables ?? {}, name)
    ? workspace.catalog?.tables[name]
    : undefined;
  const columns = [...(table?.columns.values() ?? [])].slice(0, MOST_COLUMNS);
  const rest = (table?.columns.size ?? 0) - columns.length;
  return [
    `One row is a ${escaped(table?.row ?? name)}`,
    said("From", text(entry, "from")),
    known ? `${known.rows} rows${known.coverage ? `, ${known.coverage.from} to ${known.coverage.to}` : ""}` : "",
    said("Dated by", table?.time ?? null),
    example(`count(${written(name)})`),
    [
      "",
      ...columns.map((column) => `- ${code(column.name)} ${escaped(aboutColumn(column))}`),
      ...(rest > 0 ? [`- and ${rest} more`] : []),
    ].join("\n"),
  ];
}
const MOST_COLUMNS = 40;

function aboutColumnOf({ names }: Project, table: string, name: string): readonly string[] {
  const column = names.tables.get(table)?.columns.get(name);
  if (!column) return ["Its type is found in the data."];
  const entry = column.entry?.value ?? null;
  const codes = text(child(entry, "unit"), "currency");
  const unit = column.unit === null ? null : aboutUnit(column.unit);
  return [
    entry ? escaped(labelOf(entry, names)) : "",
    escaped(aboutColumn(column)),
    unit === null || unit === column.unit ? "" : unit,
    codes === null
      ? ""
      : `Money in the currency that ${code(codes)} says. Formulas read it in ${escaped(names.currency ?? "the community's currency")}, at the rate of each row's day.`,
    text(entry, "pii") === "true" ? "Personal data: kept out of everything that is published." : "",
    example(usual(table, column)),
  ];
}

/** What is most often made of such a column. */
function usual(table: string, { name, type, ref }: ColumnNames): string {
  const [rows, column] = [written(table), written(name)];
  if (ref !== null || type === "text") return `count(distinct ${rows}.${column})`;
  if (type === "integer" || type === "number") return `sum(${rows}.${column})`;
  return type === "boolean" ? `count(${rows} where ${column})` : `count(${rows} where ${column} is not null)`;
}

const lines = (all: readonly string[]): string => all.filter((line) => line !== "").join("\n\n");
