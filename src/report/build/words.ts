import type { Definitions, TableDef, Texts } from "../../compile/definitions.js";
import type { Expr } from "../../ground/expr.js";
import { parse } from "../../formula/parse.js";
import { LANGUAGES, pick, spelled, type Language } from "../language.js";
import { inWords, type NameOf, type TableFilter } from "../sentence/formula-words.js";

/** A formula as a sentence in every language, under the labels the workspace gives its tables, columns and KPIs. */
export function formulaTexts(expr: Expr, definitions: Definitions): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, formulaInWords(expr, definitions, language)]));
}

/** The same in one language. */
export const formulaInWords = (expr: Expr, definitions: Definitions, language: Language): string =>
  inWords(
    expr,
    language,
    namesIn(language, definitions),
    (table) => filtersOf(table, definitions),
    (table) => (Object.hasOwn(definitions.tables, table) ? (definitions.tables[table]?.weight ?? null) : null),
  );

/** The named filters that a table applies to whatever counts its rows. */
function filtersOf(table: string, { tables, filters }: Definitions): readonly TableFilter[] {
  const named = Object.hasOwn(tables, table) ? (tables[table]?.filters ?? []) : [];
  return named.flatMap((name) => {
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    const where = filter?.table === table ? parse(filter.where).expr : null;
    return where ? [{ name, where }] : [];
  });
}

function namesIn(language: Language, definitions: Definitions): NameOf {
  const first = definitions.community.languages[0] ?? "en";
  const called = (texts: Texts | undefined, id: string): string =>
    pick(texts ?? {}, language, first)?.text ?? spelled(id).toLocaleLowerCase("en");
  const own = <T>(from: Readonly<Record<string, T>>, id: string): T | undefined =>
    Object.hasOwn(from, id) ? from[id] : undefined;
  return (kind, path) => {
    switch (kind) {
      case "table":
        return called(own(definitions.tables, path)?.label, path);
      case "column":
        return called(columnLabel(path.split("."), definitions) ?? filterLabel(path.split("."), definitions), path);
      default:
        return called(own(definitions.kpis, path)?.label ?? own(definitions.assumptions, path)?.label, path);
    }
  };
}

/** The label of the named filter that stands in a formula's where like a column. */
function filterLabel([table, name = "", ...rest]: readonly string[], { filters }: Definitions): Texts | undefined {
  const filter = rest.length === 0 && Object.hasOwn(filters, name) ? filters[name] : undefined;
  return filter?.table === table ? filter?.label : undefined;
}

/** The label of the column a path ends in: `topics.author_id.segment` is members' segment. */
function columnLabel(parts: readonly string[], definitions: Definitions): Texts | undefined {
  let table: TableDef | undefined;
  let label: Texts | undefined;
  for (const part of parts) {
    const column = table && Object.hasOwn(table.columns, part) ? table.columns[part] : undefined;
    const next = column?.ref ?? (table === undefined ? part : null);
    label = column?.label;
    table = next !== null && Object.hasOwn(definitions.tables, next) ? definitions.tables[next] : undefined;
  }
  return label;
}
