import type { EarlyWarningsDef } from "../../../compile/definitions.js";
import type { HeardIncidents } from "../../../compile/heard.js";
import { compareLocal } from "../../../ground/day.js";
import { settled } from "../../canonical.js";
import type { ReportInput } from "../../input.js";
import type { ReportCell } from "../../model.js";
import { withheld, type Floor } from "../../privacy.js";
import { LISTED, type EarlyWarningsReport, type Warning } from "../../voices.js";
import { settledCell } from "../cell.js";

/** Incidents with who spoke of each first. Of people's rows only what all come to is told, and not of too few. */
export function earlyWarningsReport(
  def: EarlyWarningsDef,
  heard: HeardIncidents,
  { definitions }: ReportInput,
  floor: Floor,
): EarlyWarningsReport {
  const all = heard.each;
  const has = (report: boolean, incident: boolean): number =>
    all.filter((one) => (one.report !== null) === report && (one.incident !== null) === incident).length;
  const counted = { all: all.length, both: has(true, true), community: has(true, false), others: has(false, true) };
  const [early, late] = [heard.lead.n ?? 0, heard.lag.n ?? 0];
  const isFew = (n: number): boolean => floor.personal && n > 0 && n < floor.k;
  // Of one side the other follows: its share of what both spoke of is told.
  const few = [early, late].some(isFew);
  const isGone = few || [counted.all, counted.community, counted.others].some(isFew);
  const told = (cell: HeardIncidents["first"]): ReportCell => (isGone ? withheld : settledCell(cell));
  return {
    table: def.table,
    label: definitions.tables[def.table]?.label ?? {},
    report: def.report,
    incident: def.incident,
    where: def.where?.text ?? null,
    counted: isGone ? null : counted,
    first: told(heard.first),
    lead: told(heard.lead),
    lag: told(heard.lag),
    list: floor.personal ? null : [...all].sort(newest).slice(0, LISTED).map(warningOf),
    sql: heard.sql,
  };
}

type Each = HeardIncidents["each"][number];

const warningOf = ({ id, severity, area, report, incident, between }: Each): Warning => ({
  id,
  severity,
  area,
  report,
  incident,
  lead: between === null ? null : settled(between),
});

/** By the first that anybody spoke of it; those nobody did last. */
function newest(a: Each, b: Each): number {
  const [one, other] = [firstOf(a), firstOf(b)];
  if (one === null || other === null) return one === other ? order(a.id, b.id) : one === null ? 1 : -1;
  return compareLocal(other, one) || order(a.id, b.id);
}

function firstOf({ report, incident }: Each): string | null {
  if (report === null || incident === null) return report ?? incident;
  return compareLocal(report, incident) <= 0 ? report : incident;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
