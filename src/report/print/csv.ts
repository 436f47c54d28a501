import type { KpiReport, Report, ReportCell, Series } from "../model.js";

const HEAD = ["kpi", "grain", "timezone", "unit", "split", "group", "period", "value", "low", "high", "n", "state"] as const;

/**
 * A KPI's numbers as CSV (RFC 4180): its series, then its splits, a row a period; the whole range has no period. Values in
 * the base unit that a column names; what is withheld is empty, as on the pages.
 */
export function kpiCsv(kpi: KpiReport, { community }: Pick<Report, "community">): string {
  const rows = (split: string, group: string | null, { grain, points }: Series): readonly (readonly Value[])[] =>
    points.map(({ period, cell }) => row({ grain, split, group, period, cell }));
  const row = (of: {
    readonly grain: string;
    readonly split: string;
    readonly group: string | null;
    readonly period: string;
    readonly cell: ReportCell;
  }): readonly Value[] => {
    const { value, low, high, n, state } = of.cell;
    return [kpi.id, of.grain, community.timezone, kpi.unit, of.split, of.group ?? "", of.period, value, low, high, n, state];
  };
  const lines = [
    HEAD,
    ...rows("", "", kpi.series),
    ...(kpi.total ? [row({ grain: "", split: "", group: "", period: "", cell: kpi.total })] : []),
    ...kpi.splits.flatMap(({ dimension, groups }) =>
      groups.flatMap(({ name, series, total }) => [
        ...rows(dimension, name, series),
        ...(total ? [row({ grain: "", split: dimension, group: name, period: "", cell: total })] : []),
      ]),
    ),
  ];
  return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

type Value = string | number | null;

/** A text that a spreadsheet would take for a formula is set apart from one by a blank. */
function quoted(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? ` ${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
