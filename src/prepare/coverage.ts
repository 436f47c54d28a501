import type { Community, TableDef } from "../compile/definitions.js";
import type { CatalogTable } from "../compile/catalog.js";
import type { ColumnType } from "../compile/definitions.js";
import { identifier, type Engine } from "../engine/engine.js";
import { nextPeriod, periodStart } from "../ground/day.js";
import { utcToLocal } from "../ground/zone.js";

/** The ends of a coverage where they are said: by the definition, else by the loader; null ends are found in the rows. */
export interface SaidCoverage {
  readonly from: string | null;
  readonly to: string | null;
}

/** What definition and loader say, each end by itself, as local dates or times of the community's zone. */
export function saidCoverage(table: TableDef, loader: { from: string; to: string } | null, zone: string): SaidCoverage {
  return {
    from: table.coverage.from ?? (loader === null ? null : local(loader.from, zone)),
    to: table.coverage.to ?? (loader === null ? null : local(loader.to, zone)),
  };
}

/** An instant as a local time of the zone, a date where it is midnight; a local one as it is. */
function local(text: string, zone: string): string {
  const at = text.replace(" ", "T");
  if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(at)) return at.replace(/T00:00(:00)?$/, "");
  return utcToLocal(zone, Date.parse(at)).replace(/T00:00:00$/, "");
}

/** The condition that a row lies inside what was said; null where nothing was. Rows without a date basis stay. */
export function insideSql(basis: string, said: SaidCoverage): string | null {
  const tests = [
    ...(said.from === null ? [] : [`${basis} >= TIMESTAMP '${said.from.replace("T", " ")}'`]),
    ...(said.to === null ? [] : [`${basis} < TIMESTAMP '${said.to.replace("T", " ")}'`]),
  ];
  return tests.length === 0 ? null : `(${basis} IS NULL OR (${tests.join(" AND ")}))`;
}

/** What a prepared table's date basis tells. */
export interface Dates {
  readonly coverage: CatalogTable["coverage"];
  /** Whether every row has a date. */
  readonly dated: boolean;
}
const NONE: Dates = { coverage: null, dated: false };

/**
 * The coverage of a prepared table: the said ends, else from the start of the earliest row's day (or its grain) to the
 * end of the latest row's. Null without rows or without a date basis, and where no row has a date to find an end by.
 */
export async function datesOf(
  engine: Engine,
  table: TableDef,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  said: SaidCoverage,
  community: Community,
): Promise<Dates> {
  const type = columns.find(({ name }) => name === table.time)?.type;
  if (table.time === null || (type !== "date" && type !== "time")) return NONE;
  const basis = identifier(table.time);
  const { data } = await engine.query(
    `SELECT count(*), count(${basis}), min(${basis}), max(${basis}) FROM ${identifier(table.name)}`,
  );
  const [rows, dates, first, last] = data.map((column) => column[0]);
  const dated = rows === dates;
  if (rows === 0) return NONE;
  if (said.from !== null && said.to !== null) return { coverage: { from: said.from, to: said.to }, dated };
  if (typeof first !== "string" || typeof last !== "string") return NONE;
  const grain = table.grain ?? "day";
  const calendar = { weekStart: community.weekStart, fiscalYearStart: community.fiscalYearStart };
  const coverage = {
    from: said.from ?? periodStart(first, grain, calendar),
    to: said.to ?? nextPeriod(periodStart(last, grain, calendar), grain, calendar),
  };
  return { coverage, dated };
}
