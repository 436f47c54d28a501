import { parse } from "../formula/parse.js";
import { print } from "../formula/print.js";
import { compareLocal } from "../ground/day.js";
import type { FormulaText } from "../ground/span.js";
import type { Definitions, KpiDef } from "./definitions.js";
import { meaningOf } from "./meaning.js";
import { kpisBehind, namesBehind, tablesOf } from "./uses.js";

/**
 * The definitions as if those in force in the period that starts at `period` had always been: no KPI has a history any
 * more. For all time (null) each keeps its history.
 */
export function inForce(definitions: Definitions, period: string | null): Definitions {
  if (period === null) return definitions;
  const kpis = Object.entries(definitions.kpis).map(([name, def]): readonly [string, KpiDef] => {
    const past = def.history.find(({ until }) => compareLocal(period, until) < 0);
    return [name, past ? { ...def, formula: past.formula, composite: past.composite, history: [] } : { ...def, history: [] }];
  });
  return { ...definitions, kpis: Object.fromEntries(kpis) };
}

/** Whether a KPI means the same by both: itself, all it is made of, their tables and filters, and the calendar. */
export const definedAlike = (kpi: string, a: Definitions, b: Definitions): boolean =>
  JSON.stringify(wholeMeaning(kpi, a)) === JSON.stringify(wholeMeaning(kpi, b));

function wholeMeaning(kpi: string, definitions: Definitions): unknown {
  const { timezone, weekStart, fiscalYearStart, currency } = definitions.community;
  const names = new Set(namesBehind(definitions, [kpi]));
  const kpis = kpisBehind(definitions, [kpi]).map((name) => [name, kpiMeaning(definitions.kpis[name])]);
  const tables = tablesOf(definitions, [kpi]).map((name) => definitions.tables[name]);
  const filters = Object.values(definitions.filters).filter(({ name }) => names.has(name));
  return meaningOf([[timezone, weekStart, fiscalYearStart, currency], kpis, tables, filters, definitions.rates]);
}

/** What a KPI computes; not what it is called, who owns it or how it is shown. */
function kpiMeaning(def: KpiDef | undefined): unknown {
  if (!def) return null;
  const { formula, composite, history, matureAfter, minN } = def;
  const past = history.map((each) => [each.until, ofFormula(each.formula), each.composite]);
  return [ofFormula(formula), composite, past, matureAfter, minN];
}

/** Laid out anew it is the same formula. */
function ofFormula(formula: FormulaText): string {
  const { expr } = parse(formula);
  return expr ? print(expr) : formula.text;
}
