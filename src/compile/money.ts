import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { Catalog } from "./catalog.js";
import type { Column } from "./cell.js";
import type { ColumnDef, Definitions, TableDef } from "./definitions.js";

/** What `rates:` is called as a relation of the engine, out of every formula's reach. */
export const RATES = "@rates";

const BESIDE = "@money";

/** The prepared column beside a column of money in several currencies: its amounts in the community's. */
export const convertedBeside = (column: string): string => `${column}${BESIDE}`;

/** The column as the file names it: `amount` for `amount@money`. */
export const asNamed = (column: string): string => (column.endsWith(BESIDE) ? column.slice(0, -BESIDE.length) : column);

/** What readers of rows see the converted amounts of a column as. */
export const convertedName = (column: string, currency: string): string => `${column} in ${currency}`;

/** A column whose rows each say their currency in another. */
export interface MoneyColumn extends ColumnDef {
  readonly unit: { readonly currency: string };
}

export const isMoney = (column: ColumnDef): column is MoneyColumn => column.unit !== null && typeof column.unit === "object";

export const moneyColumns = (table: TableDef | undefined): readonly MoneyColumn[] =>
  Object.values(table?.columns ?? {}).filter(isMoney);

/** Why these amounts cannot be converted, as far as the definitions tell: each at the column, whoever asks. */
export function moneyProblems({ community, rates }: Definitions, table: TableDef, column: ColumnDef): readonly Diagnostic[] {
  const about = { table: table.name, column: column.name };
  const { currency } = community;
  return [
    ...(currency === null ? [diagnose("moneyNoCurrency", column.span, about)] : []),
    ...(rates === null ? [diagnose("moneyNoRates", column.span, { ...about, currency })] : []),
    ...(table.time === null ? [diagnose("moneyNoTime", column.span, about)] : []),
  ];
}

/** Which amounts were converted for a value, and from what. */
export interface Conversion {
  /** "orders.amount", those in the community's currency alone left out. */
  readonly columns: readonly string[];
  readonly currencies: readonly string[];
  readonly to: string;
  /** Where the rates came from. */
  readonly origin: string;
}

/** What of these columns ("orders.amount") was in other currencies; null where nothing was. */
export function conversionOf(
  { definitions, catalog }: { readonly definitions: Definitions; readonly catalog: Catalog },
  columns: readonly string[],
): Conversion | null {
  const found = Object.values(catalog.tables).flatMap(({ name, money }) =>
    Object.entries(money ?? {}).flatMap(([column, currencies]) =>
      currencies.length > 0 && columns.includes(`${name}.${column}`) ? [{ path: `${name}.${column}`, currencies }] : [],
    ),
  );
  const to = definitions.community.currency;
  if (found.length === 0 || to === null) return null;
  return {
    columns: found.map(({ path }) => path),
    currencies: [...new Set(found.flatMap(({ currencies }) => currencies))].sort(),
    to,
    origin: catalog.rates?.origin ?? "rates",
  };
}

/** The columns of money among those read, as "orders.amount". */
export const moneyRead = (columns: readonly Column[]): readonly string[] => [
  ...new Set(columns.filter(({ name }) => name.endsWith(BESIDE)).map(({ table, name }) => `${table}.${asNamed(name)}`)),
];
