import { MODELS } from "../formula/event-functions.js";
import { FUNCTIONS, type FunctionEntry } from "../formula/functions.js";
import { FORMS, written } from "../formula/words.js";
import type { Item } from "./item.js";
import { labelOf } from "./label.js";
import { walkNames, type ColumnNames, type Names } from "./names.js";
import { rowsCall, type OpenCall, type Typing } from "./typing.js";
import { unitItems } from "./units.js";

const GRAINS = ["day", "week", "month", "quarter", "year"];

/** What may be written at this place of a formula, the likeliest first. */
export function formulaItems(t: Typing, names: Names, inTests: boolean): readonly Item[] {
  if (t.inText) return [];
  if (t.path.length > 0) return afterDot(t, names);
  if (t.expects === "unit") return afterNumber(t, names);
  if (t.expects === "operator") return operators(t);
  const call = t.calls.at(-1);
  const entry = call?.name ? FUNCTIONS.get(call.name) : undefined;
  const special = call && entry ? argumentItems(call, entry, names) : null;
  if (special) return special;
  const rows = rowsCall(t.calls);
  if (rows) return insideRows(rows, call === rows, names);
  return [...(inTests ? words(["value"], "word") : []), ...topItems(names)];
}

const LENGTHS = ["days", "weeks", "months", "quarters", "years", "hours", "minutes", "seconds"];

/** The number's unit, or an operator; where a length of time is asked for, nothing else. */
function afterNumber(t: Typing, names: Names): readonly Item[] {
  const call = t.calls.at(-1);
  const asksTime = FUNCTIONS.get(call?.name ?? "")?.kind === "time" || call?.clause === "within" || call?.clause === "after";
  const lengths = words(LENGTHS, "unit");
  return asksTime || t.before === "within" ? lengths : [...lengths, ...unitItems(names), ...operators(t)];
}

/** Columns behind `topics.`, `author_id.` or `topics.author_id.`. */
function afterDot({ path, calls }: Typing, names: Names): readonly Item[] {
  const rows = rowsCall(calls);
  const here = rows ? tableHere(rows) : null;
  const [first = "", ...rest] = path;
  const own = here === null ? undefined : names.tables.get(here)?.columns.get(first);
  const table = own ? walkNames(names, here as string, path) : names.tables.has(first) ? walkNames(names, first, rest) : null;
  return table === null ? [] : columnItems(names, table);
}

const tableHere = (rows: OpenCall): string | null => (rows.clause === "by" ? (rows.base ?? rows.table) : rows.table);

function argumentItems(call: OpenCall, entry: FunctionEntry, names: Names): readonly Item[] | null {
  const { name, argument, clause } = call;
  const { kind, words: known = [] } = entry;
  if (clause !== null) return null;
  if ((name === "date_part" || name === "date_trunc") && argument === 0)
    return known.map((part) => ({ label: `"${part}"`, kind: "word", insert: `"${part}"` }));
  if (kind !== "time" || argument === 0) return null;
  if (name === "per") return words(argument === 1 ? GRAINS : known, "word");
  if (name === "to_date") return words(known, "word");
  if (name === "all" || name === "share") return dimensionItems(names);
  return words(["1 day", "7 days", "28 days", "1 month", "1 quarter", "1 year"], "unit");
}

function insideRows(rows: OpenCall, direct: boolean, names: Names): readonly Item[] {
  const table = tableHere(rows);
  const isForm = rows.name !== null && FORMS.has(rows.name);
  if (rows.clause === "at") return table === null ? [] : columnItems(names, table, isTime);
  if (rows.clause === "by" || rows.clause === "by other" || rows.clause === "same")
    return table === null ? [] : columnItems(names, table);
  if (rows.clause === "model")
    return words(
      MODELS.map((model) => model.name),
      "word",
    );
  if (rows.clause === "within" || rows.clause === "after") return words(["7 days", "30 days", "90 days", "4 weeks"], "unit");
  if (rows.clause === "where") {
    const own = table === null ? [] : columnItems(names, table);
    return [...own, ...functionItems(["row"]), ...words(["not", "true", "false", "null"], "word")];
  }
  if (isForm && rows.clause === null && (rows.name === "attributed" || rows.name === "each"))
    return functionItems(["aggregate"]);
  if (isForm) return rows.clause === "from" ? functionItems(["aggregate"]) : tableItems(names);
  if (rows.name === "count") {
    const distinct = direct && !rows.distinct ? words(["distinct"], "word") : [];
    return rows.argument === 0 ? [...tableItems(names), ...distinct] : [];
  }
  if (rows.argument > 0) return [];
  const qualified = table === null ? [] : columnItems(names, table).map((item) => qualify(item, table));
  return [...qualified, ...tableItems(names), ...(direct ? functionItems(["row"]) : functionItems(["row"]))];
}

const qualify = (item: Item, table: string): Item => ({
  ...item,
  label: `${table}.${item.label}`,
  insert: `${written(table)}.${item.insert}`,
});

function topItems(names: Names): readonly Item[] {
  const { kpis, assumptions } = names.sections;
  return [
    ...[...kpis.values()].map(({ name, entry }): Item => ({
      label: name,
      kind: "kpi",
      insert: written(name),
      detail: labelOf(entry.value, names),
    })),
    ...[...assumptions.values()].map(({ name, entry }): Item => ({
      label: name,
      kind: "assumption",
      insert: written(name),
      detail: labelOf(entry.value, names),
    })),
    ...functionItems(["aggregate", "time", "event", "row"]),
  ];
}

export function functionItems(kinds: readonly string[]): readonly Item[] {
  const library = [...FUNCTIONS.values()].filter(({ kind }) => kinds.includes(kind));
  return library.map(({ name, signature, meaning, example }): Item => ({
    label: name,
    kind: "function",
    insert: `${name}(`,
    detail: signature,
    documentation: `${meaning}\n\n\`${example}\``,
  }));
}

export const tableItems = (names: Names): readonly Item[] =>
  [...names.tables.values()].map((table) => ({
    label: table.name,
    kind: "table",
    insert: written(table.name),
    detail: `one row is a ${table.row}`,
  }));

const isTime = ({ type }: ColumnNames): boolean => type === null || type === "time" || type === "date";

export function columnItems(
  names: Names,
  table: string,
  wanted: (column: ColumnNames) => boolean = () => true,
): readonly Item[] {
  return [...(names.tables.get(table)?.columns.values() ?? [])].filter(wanted).map((column) => ({
    label: column.name,
    kind: "column",
    insert: written(column.name),
    detail: aboutColumn(column),
  }));
}

/** "number, EUR" or "refers to members". */
export function aboutColumn({ type, ref, unit }: ColumnNames): string {
  return [type, ref === null ? null : `refers to ${ref}`, unit].filter((part) => part !== null).join(", ");
}

/** `channel` and `members.segment`: every column by itself, and through its table. */
export function dimensionItems(names: Names): readonly Item[] {
  const tables = [...names.tables.keys()];
  const own = new Map(tables.flatMap((table) => columnItems(names, table).map((item) => [item.label, item] as const)));
  return [...own.values(), ...tables.flatMap((table) => columnItems(names, table).map((item) => qualify(item, table)))];
}

function operators({ calls, previous }: Typing): readonly Item[] {
  const call = calls.at(-1);
  const rows = rowsCall(calls);
  const own = call && call === rows ? clauses(call, previous?.text ?? "") : [];
  const compares = ["and", "or", "is null", "is not null", "in", "between", "like", "within"];
  return words([...own, ...(call && call.clause !== "where" && call === rows ? [] : compares), "as"], "word");
}

/** The words that may follow in a call, those that are there already left out. */
function clauses(call: OpenCall, previous: string): readonly string[] {
  const { name, clause } = call;
  if (name === "converted")
    return next(clause, {
      "": ["where", "to"],
      where: ["to", "and", "or"],
      to: ["where", "by"],
      by: ["within"],
      within: ["same", "count", "credit"],
    });
  if (name === "retained")
    return next(clause, { "": ["from"], from: ["by"], by: ["active"], active: ["where", "after"], where: ["after"] });
  if (name === "attributed")
    return next(clause, { "": ["to"], to: ["where", "by"], where: ["by"], by: ["within"], within: ["model"] });
  if (name === "each") return next(clause, { "": ["by"], by: ["over all"] });
  if (previous === "") return [];
  return clause === null ? ["where", "at"] : clause === "where" ? ["at"] : [];
}

const next = (clause: string | null, after: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  after[clause ?? ""] ?? [];

const words = (list: readonly string[], kind: Item["kind"]): readonly Item[] =>
  list.map((word) => ({ label: word, kind, insert: word }));
