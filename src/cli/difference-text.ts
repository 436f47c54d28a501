import { format } from "../report/format.js";
import { pick, spelled } from "../report/language.js";
import type { Texts } from "../compile/definitions.js";
import { isEmpty, type Difference, type KpiDifference } from "../report/versions/difference.js";
import type { Cause } from "../report/versions/parts.js";
import { shownChange } from "../report/versions/shown.js";

const EN = format("en");

/** A difference for a terminal: each number with its parts below it, then what else is another. */
export function differenceText(of: Difference): string {
  const { from, to } = of;
  if (isEmpty(of)) return `${from.name} and ${to.name} say the same.\n`;
  const dates = [from, to].map(({ name, dataTo }) => (dataTo === null ? name : `${name} (data to ${dataTo})`));
  const width = Math.max(...of.kpis.flatMap((kpi) => [...labels(kpi)].map((text) => text.length)), 20);
  const lines = [
    dates.join(" → "),
    "",
    ...of.kpis.flatMap((kpi) => kpiLines(kpi, of.backwards, width)),
    ...section(
      "Goals",
      of.goals.map(
        (goal) =>
          `${name(goal.label, goal.id)}: ${goal.from ?? "new"} → ${goal.to ?? "gone"}${goal.redefined ? ", its target or baseline is another" : ""}`,
      ),
    ),
    ...section(
      "Assumptions",
      of.assumptions.map((a) => `${a.id}: ${a.from?.value ?? "new"} → ${a.to?.value ?? "gone"} ${a.unit}`),
    ),
    ...section(
      "Data",
      of.tables.map(({ table, from: a, to: b }) => `${table}: ${a ? rows(a) : "new"} → ${b ? rows(b) : "gone"}`),
    ),
    ...(of.tool ? section("Program", [`${of.tool.from} → ${of.tool.to}`]) : []),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const name = (texts: Texts, id: string): string => pick(texts, "en", "en")?.text ?? spelled(id);
const rows = (of: { readonly rows: number | null; readonly to: string | null }): string =>
  `${of.rows === null ? "withheld" : EN.count(of.rows)} rows${of.to === null ? "" : ` to ${of.to.slice(0, 10)}`}`;
const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];

const CAUSE = { data: "data revised", definition: "definition changed", period: "new period" } as const;
const causeText = (cause: Cause): string => (cause.kind === "assumption" ? `assumption ${cause.id}` : CAUSE[cause.kind]);
const partText = (causes: readonly Cause[]): string => causes.map(causeText).join(" and ");

const labels = (kpi: KpiDifference): readonly string[] => [
  kpi.id,
  ...(kpi.parts ?? []).map(({ causes }) => `  ${partText(causes)}`),
];

function kpiLines(kpi: KpiDifference, backwards: boolean, width: number): readonly string[] {
  const { ruler, from, to, change, parts } = shownChange(kpi, EN, backwards);
  const level = (x: number | null, there: boolean): string => (x === null ? (there ? "no number" : "–") : ruler.value(x));
  const told = `${level(from, kpi.state !== "added")} → ${level(to, kpi.state !== "removed")}`;
  const whole = change === null ? "" : `  ${signed(change, kpi, backwards)}${kpi.clear === false ? "  (within chance)" : ""}`;
  const definition = kpi.definition
    ? [
        `    − ${kpi.definition.from}`,
        `    + ${kpi.definition.to}`,
        ...kpi.definition.notes.map(({ note }) => `    ${name(note, "")}`),
      ]
    : [];
  return [
    `${kpi.id.padEnd(width)}  ${kpi.state === "changed" ? "" : `${kpi.state}: `}${told}${whole}`,
    ...parts
      .filter(({ value }) => value !== 0)
      .map(({ causes, value }) => `${`  ${partText(causes)}`.padEnd(width)}  ${ruler.signed(value)}`),
    ...definition.filter((line) => line.trim() !== ""),
    "",
  ];
}

function signed(change: number, kpi: KpiDifference, backwards: boolean): string {
  const { ruler } = shownChange(kpi, EN, backwards);
  return `${ruler.signed(change)}${kpi.shownIn === "percent" ? " points" : ""}`;
}
