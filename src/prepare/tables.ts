import type { ColumnDef, Definitions, TableDef } from "../compile/definitions.js";
import { moneyColumns, RATES } from "../compile/money.js";

/** The tables to make: those asked for and all they refer to, in the order of the file, the rates last. */
export function neededTables(definitions: Definitions, asked?: readonly string[]): TableDef[] {
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    const table = definitions.tables[name];
    if (table === undefined || wanted.has(name)) return;
    wanted.add(name);
    for (const { ref } of Object.values(table.columns)) if (ref !== null) visit(ref);
  };
  for (const name of asked ?? Object.keys(definitions.tables)) visit(name);
  const tables = Object.values(definitions.tables).filter(({ name }) => wanted.has(name));
  const usesMoney = tables.some((table) => moneyColumns(table).length > 0);
  const rates = ratesTable(definitions);
  return rates !== null && (usesMoney || asked === undefined) ? [...tables, rates] : tables;
}

/** The `rates:` as a table like any other. */
export function ratesTable({ rates }: Definitions): TableDef | null {
  if (rates === null) return null;
  const column = (name: string, type: ColumnDef["type"]): ColumnDef => ({
    name,
    type,
    ref: null,
    unit: null,
    label: {},
    pii: false,
    zone: null,
    format: null,
    decimal: null,
    span: rates.span,
  });
  return {
    name: RATES,
    from: rates.from,
    row: "rate",
    key: null,
    time: rates.time,
    grain: null,
    columns: { [rates.currency]: column(rates.currency, "text"), [rates.rate]: column(rates.rate, "number") },
    coverage: { from: null, to: null },
    series: null,
    valid: null,
    weight: null,
    filters: [],
    label: {},
    description: {},
    span: rates.span,
  };
}
