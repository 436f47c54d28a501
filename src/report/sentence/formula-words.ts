import type { BinaryOp, CallExpr, Expr, ExprKind, KeysExpr, PathExpr, RowsExpr, Written } from "../../ground/expr.js";
import { children } from "../../ground/expr.js";
import { print } from "../../formula/print.js";
import { format } from "../format.js";
import { LOCALES, type Language } from "../language.js";
import { AGGREGATES, ROW_FUNCTIONS, TIME_FUNCTIONS } from "./formula-words/wording.js";
import type { AggregateName, Comparisons, FormulaWording, RowName, TimeName } from "./formula-words/wording.js";
import { da } from "./formula-words/da.js";
import { en } from "./formula-words/en.js";
import { es } from "./formula-words/es.js";
import { fr } from "./formula-words/fr.js";
import { ja } from "./formula-words/ja.js";
import { amount, length, share } from "./formula-words/number.js";
import { ru } from "./formula-words/ru.js";

/**
 * What a name of the workspace is called. Columns come with the table they are read from (`topics.solved_at`,
 * `topics.author_id.segment`), dimensions as written. A bare name outside an aggregate is asked as `kpi`: assumptions
 * share that namespace, and only the definitions tell which it is.
 */
export type NameOf = (kind: "table" | "column" | "kpi" | "assumption", path: string) => string;

/** A named filter that all counts of a table go through. */
export interface TableFilter {
  readonly name: string;
  readonly where: Expr;
}

/**
 * A formula as a sentence of its reader's language: "Topics where …, divided by all topics." The filters that its tables
 * apply by themselves follow, a sentence each, and the weights of a survey's answers.
 */
export function inWords(
  expr: Expr,
  language: Language,
  names: NameOf,
  filtersOf: (table: string) => readonly TableFilter[] = () => [],
  weightOf: (table: string) => string | null = () => null,
): string {
  const wording = WORDINGS[language];
  const telling: Telling = { wording, language, names, table: null };
  const said = say(expr, telling);
  const begun = wording.capital ? said.replace(/^\(?\p{L}/u, (first) => first.toLocaleUpperCase(LOCALES[language])) : said;
  const filters = tablesIn(expr).flatMap((table) => filtersOf(table).map((filter) => filtered(table, filter, telling)));
  const weights = [...new Set(surveyTables(expr))].flatMap((table) => {
    const column = weightOf(table);
    return column === null ? [] : [wording.weighed(wording.column(names("column", `${table}.${column}`)))];
  });
  return [begun + wording.end, ...filters, ...weights].join(wording.capital ? " " : "");
}

const filtered = (table: string, { name: filter, where }: TableFilter, t: Telling): string =>
  t.wording.filtered(t.names("column", `${table}.${filter}`), rows({ table: { name: table }, where, at: null }, t));

/** The tables whose rows a formula asks as answers to a survey. */
function surveyTables(e: Expr): readonly string[] {
  const own = e.kind === "call" && SURVEYS.has(e.name) ? [tableOf(e) ?? ""] : [];
  return [...own, ...children(e).flatMap(surveyTables)];
}
const SURVEYS: ReadonlySet<string> = new Set(["nps", "csat", "poll"]);

/** The tables whose rows a formula counts, in its order. */
function tablesIn(e: Expr): readonly string[] {
  const own =
    e.kind === "call" && isOneOf(AGGREGATES, e.name)
      ? [tableOf(e) ?? ""]
      : e.kind === "converted"
        ? [e.base.table.name, e.conversion.table.name]
        : e.kind === "retained"
          ? [e.table.name, e.active.table.name]
          : e.kind === "attributed"
            ? [e.touches.table.name]
            : [];
  return [...new Set([...own, ...children(e).flatMap(tablesIn)])];
}

const WORDINGS: { readonly [L in Language]: FormulaWording } = { en, ja, da, es, fr, ru };

interface Telling {
  readonly wording: FormulaWording;
  readonly language: Language;
  readonly names: NameOf;
  /** The table whose columns a bare name means; null outside of aggregates. */
  readonly table: string | null;
}

const say = (e: Expr, t: Telling): string => SAY[e.kind](e as never, t);

const SAY: { readonly [K in ExprKind]: (e: Extract<Expr, { kind: K }>, t: Telling) => string } = {
  number: (e, t) => amount(e.digits, e.unit, t.language),
  string: (e, t) => t.wording.text(e.value),
  date: (e, t) => (e.value.length > 10 ? format(t.language).moment(e.value) : format(t.language).date(e.value)),
  boolean: (e, t) => t.wording.boolean[e.value ? "true" : "false"],
  null: (_, t) => t.wording.nothing,
  path: (e, t) => name(e, t),
  unary: (e, t) => (e.op === "not" ? negated(e.operand, t) : t.wording.negative(operand(e.operand, t, ARITHMETIC))),
  binary: (e, t) => binary(e, t),
  is_null: (e, t) =>
    e.negated ? t.wording.known(operand(e.operand, t, ARITHMETIC)) : t.wording.unknown(operand(e.operand, t, ARITHMETIC)),
  in: (e, t) => t.wording.oneOf(operand(e.operand, t, ARITHMETIC), either(e.list, t), e.negated),
  like: (e, t) => t.wording.like(operand(e.operand, t, ARITHMETIC), t.wording.text(e.pattern), e.negated),
  between: (e, t) => t.wording.between(operand(e.operand, t, ARITHMETIC), say(e.low, t), say(e.high, t), e.negated),
  within: (e, t) =>
    t.wording.within(say(e.operand, t), length(e.duration.digits, e.duration.unit, t.language), say(e.of, t), e.negated),
  // A thing renamed for a sum is still the thing that is counted.
  as: (e, t) => say(e.operand, t),
  call: (e, t) => call(e, t),
  converted: (e, t) =>
    t.wording.converted({
      base: e.count === "base" ? rows(e.base, t) : followed(e.base, t),
      conversion: followed(e.conversion, t),
      key: key(e.by, e.base.table.name, t),
      within: length(e.within.digits, e.within.unit, t.language),
      same:
        e.same.length === 0
          ? null
          : together(
              e.same.map((column) => columnOf(e.base.table.name, [column.name], t)),
              t,
            ),
      count: e.count,
      creditFirst: e.credit === "first",
    }),
  retained: (e, t) =>
    t.wording.retained({
      table: rows({ table: e.table, where: null, at: null }, t),
      from: say(e.from, t),
      active: followed(e.active, t),
      after: length(e.after.digits, e.after.unit, t.language),
      window: length("1", e.after.unit, t.language),
    }),
  attributed: (e, t) =>
    t.wording.attributed({
      measure: say(e.measure, t),
      touches: followed(e.touches, t),
      key: key(e.by, e.touches.table.name, t),
      within: length(e.within.digits, e.within.unit, t.language),
      model: model(e.model.name, e.modelArgs, t),
    }),
  each: (e, t) => t.wording.each(say(e.measure, t), key(e.by, tableOf(e.measure) ?? "", t), e.overAll),
  composite: (e, t) =>
    t.wording.composite(
      e.parts.map(({ kpi, weight, from, to }) => ({
        weight: share(String(weight.value), t.language),
        kpi: name(kpi, t),
        ends: from && to ? { from: goalpost(from, t.language), to: goalpost(to, t.language) } : null,
      })),
    ),
};

/** A goalpost as the language writes it. */
export const goalpost = ({ digits, word }: Pick<Written, "digits" | "word">, language: Language): string =>
  amount(digits, word, language);

function name(e: PathExpr, t: Telling): string {
  const parts = e.parts.map((part) => part.name);
  if (t.table !== null) return columnOf(t.table, parts, t);
  if (parts.length === 1) return t.wording.kpi(t.names("kpi", parts[0] ?? ""));
  return t.wording.column(t.names("column", parts.join(".")));
}

function columnOf(table: string, parts: readonly string[], t: Telling): string {
  const path = parts[0] === table && parts.length > 1 ? parts : [table, ...parts];
  return t.wording.column(t.names("column", path.join(".")));
}

const key = (by: KeysExpr, table: string, t: Telling): string =>
  columnOf(
    table,
    by.left.parts.map((part) => part.name),
    t,
  );

const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/"]);
const SUMS: ReadonlySet<string> = new Set(["+", "-"]);
const AND: ReadonlySet<string> = new Set(["and"]);
const OR: ReadonlySet<string> = new Set(["or"]);
const NONE: ReadonlySet<string> = new Set();

/** An operand, in brackets where it is one of these operations itself and would be read apart. */
function operand(e: Expr, t: Telling, loose: ReadonlySet<string>): string {
  const inner = unnamed(e);
  return inner.kind === "binary" && loose.has(inner.op) ? t.wording.brackets(say(inner, t)) : say(inner, t);
}

const unnamed = (e: Expr): Expr => (e.kind === "as" ? unnamed(e.operand) : e);

function binary(e: Extract<Expr, { kind: "binary" }>, t: Telling): string {
  switch (e.op) {
    case "and":
      return t.wording.and(condition(e.left, t, OR), condition(e.right, t, OR));
    case "or":
      return t.wording.or(condition(e.left, t, AND), condition(e.right, t, AND));
    case "+":
    case "-":
    case "*":
    case "/":
      return arithmetic(e.op, e.left, e.right, t);
    default:
      return compared(e.op, e.left, e.right, t);
  }
}

function arithmetic(op: "+" | "-" | "*" | "/", left: Expr, right: Expr, t: Telling): string {
  if (op === "-" && isMoment(left) && isMoment(right)) return t.wording.elapsed(say(right, t), say(left, t));
  if (op === "/") {
    const ratio = ratioOfCounts(left, right, t);
    if (ratio !== null) return ratio;
  }
  const pause = hasClause(left) ? t.wording.pause : "";
  const before = term(left, t, SUMS.has(op) ? NONE : SUMS);
  const after = term(right, t, op === "+" ? NONE : op === "-" ? SUMS : ARITHMETIC);
  return t.wording.arithmetic[op](before, after, pause);
}

/** Calls that are said with words before and after, and so need brackets beside a sign. */
const WRAPPING: ReadonlySet<string> = new Set([...TIME_FUNCTIONS, "per", "all", "share", "if", "coalesce"]);

function term(e: Expr, t: Telling, loose: ReadonlySet<string>): string {
  const inner = unnamed(e);
  return inner.kind === "call" && WRAPPING.has(inner.name) ? t.wording.brackets(say(inner, t)) : operand(e, t, loose);
}

/** A part of a count over a count, said as the rows themselves: "topics where …, divided by all topics". */
function ratioOfCounts(left: Expr, right: Expr, t: Telling): string | null {
  const [part, whole] = [unnamed(left), unnamed(right)];
  const isPart = part.kind === "converted" ? part.count === "base" : isCount(part) && part.where !== null;
  if (!isPart || !isCount(whole)) return null;
  const all = whole.where === null && whole.at === null;
  const counted = isCount(part) ? t.wording.counted(countedRows(part, t), false) : say(part, t);
  return t.wording.arithmetic["/"](counted, t.wording.counted(countedRows(whole, t), all), t.wording.pause);
}

const isCount = (e: Expr): e is CallExpr => e.kind === "call" && e.name === "count" && !e.distinct && tableOf(e) !== null;

function compared(op: keyof Comparisons & BinaryOp, left: Expr, right: Expr, t: Telling): string {
  const words = isMoment(left) || isMoment(right) ? t.wording.compareTimes : t.wording.compare;
  return words[op](operand(left, t, NONE), operand(right, t, NONE));
}

/** A condition; a yes-or-no column by itself is asked for its yes. */
function condition(e: Expr, t: Telling, loose: ReadonlySet<string>): string {
  if (e.kind === "path") return t.wording.compare["="](say(e, t), t.wording.boolean.true);
  return operand(e, t, loose);
}

function negated(e: Expr, t: Telling): string {
  if (e.kind === "path") return t.wording.compare["="](say(e, t), t.wording.boolean.false);
  return t.wording.not(condition(e, t, NONE));
}

function call(e: CallExpr, t: Telling): string {
  if (isOneOf(AGGREGATES, e.name)) return aggregate(e, e.name, t);
  if (isOneOf(ROW_FUNCTIONS, e.name)) return rowFunction(e, e.name, t);
  if (isOneOf(TIME_FUNCTIONS, e.name)) return overTime(e, e.name, t);
  const special = Object.hasOwn(SPECIAL, e.name) ? SPECIAL[e.name] : undefined;
  return special ? special(e, t) : other(e, t);
}

function aggregate(e: CallExpr, which: AggregateName, t: Telling): string {
  const table = tableOf(e);
  const [first, second] = e.args;
  if (table === null || !first) return other(e, t);
  const inside = { ...t, table };
  const said = countedRows(e, t);
  if (e.distinct) return t.wording.distinct(say(first, inside), said);
  if (which === "count") return t.wording.aggregate.count("", said, "");
  const more = which === "percentile" ? shareOf(second, inside) : second ? say(second, inside) : "";
  return t.wording.aggregate[which](operand(first, inside, isElapsed(first) ? NONE : ARITHMETIC), said, more);
}

const other = (e: CallExpr, t: Telling): string =>
  e.args.length === 0 ? e.name : t.wording.other(e.name, e.args.map((arg) => say(arg, t)).join(", "));
const isElapsed = (e: Expr): boolean => e.kind === "binary" && e.op === "-" && isMoment(e.left) && isMoment(e.right);
const shareOf = (e: Expr | undefined, t: Telling): string =>
  e?.kind === "number" && e.unit === null ? share(e.digits, t.language) : e ? say(e, t) : "";

const countedRows = (e: CallExpr, t: Telling): string => {
  const table = tableOf(e) ?? "";
  return rows({ table: { name: table }, where: e.where, at: e.at }, t);
};

function rows(r: { readonly table: { readonly name: string } } & Pick<RowsExpr, "where" | "at">, t: Telling): string {
  const inside = { ...t, table: r.table.name };
  return t.wording.rows(
    t.wording.table(t.names("table", r.table.name)),
    r.where ? condition(r.where, inside, NONE) : null,
    r.at ? say(r.at, inside) : null,
  );
}

const followed = (r: RowsExpr, t: Telling): string => (r.where || r.at ? t.wording.closed(rows(r, t)) : rows(r, t));

/** The table an aggregate reads: the first part of its first path. */
function tableOf(e: CallExpr): string | null {
  const path = e.args.map(firstPath).find((found) => found !== null);
  return path?.parts[0]?.name ?? null;
}

function firstPath(e: Expr): PathExpr | null {
  if (e.kind === "path") return e;
  for (const child of children(e)) {
    const found = firstPath(child);
    if (found) return found;
  }
  return null;
}

function rowFunction(e: CallExpr, which: RowName, t: Telling): string {
  const args = e.args.map((arg, i) => (which === "if" && i === 0 ? condition(arg, t, NONE) : operand(arg, t, ARITHMETIC)));
  return t.wording.row[which](args);
}

function overTime(e: CallExpr, which: TimeName, t: Telling): string {
  const [x, by] = e.args;
  const said = by?.kind === "number" && by.unit !== null ? length(by.digits, by.unit, t.language) : word(by, t.wording.grain);
  return t.wording.overTime[which](x ? operand(x, t, ARITHMETIC) : "", said);
}

/** The calls whose arguments are words: grains, parts of a date, reducers, dimensions. */
const SPECIAL: Readonly<Record<string, (e: CallExpr, t: Telling) => string>> = {
  per: ({ args: [x, grain, reducer] }, t) =>
    t.wording.per(x ? operand(x, t, ARITHMETIC) : "", word(grain, t.wording.perGrain), word(reducer, t.wording.reducer)),
  all: ({ args: [x, ...over] }, t) => t.wording.all(x ? operand(x, t, ARITHMETIC) : "", dimensions(over, t)),
  share: ({ args: [x, ...over] }, t) => t.wording.share(x ? operand(x, t, ARITHMETIC) : "", dimensions(over, t)),
  date_part: ({ args: [part, time] }, t) => t.wording.part(word(part, t.wording.datePart), time ? say(time, t) : ""),
  date_trunc: ({ args: [grain, time] }, t) => t.wording.start(word(grain, t.wording.grain), time ? say(time, t) : ""),
};

/** The word a name or a text stands for; as written where the language has none. */
function word(e: Expr | undefined, words: Readonly<Record<string, string>>): string {
  if (!e) return "";
  const written = e.kind === "string" ? e.value : print(e);
  return (Object.hasOwn(words, written) ? words[written] : undefined) ?? written;
}

const dimensions = (over: readonly Expr[], t: Telling): string | null =>
  over.length === 0
    ? null
    : together(
        over.map((e) => t.wording.column(t.names("column", print(e)))),
        t,
      );

function model(named: string, args: readonly Expr[], t: Telling): string {
  const said = args.map((arg) =>
    arg.kind === "number" && arg.unit === null
      ? share(arg.digits, t.language)
      : arg.kind === "path"
        ? columnOf(
            "",
            arg.parts.map((p) => p.name),
            t,
          )
        : say(arg, t),
  );
  const known = Object.hasOwn(t.wording.model, named) ? t.wording.model[named] : undefined;
  return known ? known(said) : named;
}

const together = (items: readonly string[], t: Telling): string =>
  new Intl.ListFormat(LOCALES[t.language], { type: "conjunction" }).format(items);
const either = (items: readonly Expr[], t: Telling): string =>
  new Intl.ListFormat(LOCALES[t.language], { type: "disjunction" }).format(items.map((item) => say(item, t)));

/** True where something reads as a moment: a date, or a name that ends as moments' names do (`solved_at`). */
function isMoment(e: Expr): boolean {
  if (e.kind === "date") return true;
  if (e.kind === "path") return /(^|_)(at|on|date|time|day)$/.test(e.parts.at(-1)?.name ?? "");
  return e.kind === "call" && e.name === "date_trunc";
}

/** True where what was said ends in a clause of its own, so that a pause must close it. */
function hasClause(e: Expr): boolean {
  if (e.kind === "call" && (e.where || e.at)) return true;
  if (e.kind === "converted" || e.kind === "retained" || e.kind === "attributed") return true;
  return children(e).some(hasClause);
}

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T => (names as readonly string[]).includes(name);
