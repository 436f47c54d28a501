import { changesIn, points, spans } from "../../report/chart/cells.js";
import { MOST_LINES } from "../../report/chart/lines.js";
import { lastPeriod } from "../../report/chart/multiples.js";
import { seriesSummary, splitSummary } from "../../report/chart/summary.js";
import type { Shown } from "../../report/format/shown.js";
import type { Series } from "../../report/model.js";
import { aligned, strandsOf, type Answer, type Strand } from "./answer.js";
import { inside, type Page } from "./page.js";
import type { PublishedKpi } from "./published.js";
import type { Asked } from "./question.js";
import type { View } from "./state.js";

/** One figure of the view: what it says, and what its chart is drawn from. */
export interface Picture {
  readonly kind: "series" | "lines" | "panels";
  readonly heading: string;
  readonly sub: string;
  /** What the chart says to a reader who cannot see it. */
  readonly summary: string;
  readonly as: Shown;
  readonly kpis: readonly PublishedKpi[];
  readonly lines: readonly Line[];
  /** The whole behind small panels. */
  readonly whole: Series | null;
}
export interface Line {
  readonly name: string;
  readonly group: string | null;
  readonly series: Series;
  readonly changes: readonly string[];
}

/**
 * The figures of a view: a figure a KPI where it is split, a figure a unit where it is not. One line is the report's own
 * series chart, up to four stand in one, more are small panels.
 */
export function picturesOf(answer: Answer, asked: Asked, view: View, page: Page): readonly Picture[] {
  const strands = strandsOf(answer, asked, view);
  const sets = new Map<string, Strand[]>();
  for (const strand of strands) {
    const { unit, shownIn, id } = strand.kpi;
    const key = asked.split === "" ? `${unit} ${shownIn}` : id;
    sets.set(key, [...(sets.get(key) ?? []), strand]);
  }
  return [...sets.values()].map((set) => pictureOf(set, answer, asked, page));
}

function pictureOf(set: readonly Strand[], answer: Answer, asked: Asked, page: Page): Picture {
  const series = aligned(set.map((strand) => strand.series));
  const lines = set.map((strand, i): Line => ({
    name: page.strand(strand, false),
    group: strand.group ?? null,
    series: series[i] ?? strand.series,
    changes: strand.kpi.changes,
  }));
  const kpis = [...new Set(set.map(({ kpi }) => kpi))];
  const [first] = kpis as [PublishedKpi];
  const kind = lines.length === 1 ? "series" : lines.length <= MOST_LINES ? "lines" : "panels";
  const named = asked.split === "" ? null : inside(page.dimension(asked.split), page);
  const label = page.chart.list(kpis.map(page.kpi));
  const only = lines.length === 1 && named !== null ? `${label}, ${lines[0]?.name ?? ""}` : label;
  const heading = page.say.title(only, lines.length === 1 ? null : named, page.say.each[asked.grain]);
  return {
    kind,
    heading,
    sub: subOf(kind, lines, first, asked, page),
    summary: summaryOf(kind, lines, first, heading, page),
    as: first,
    kpis,
    lines,
    whole: answer.kpis.find(({ kpi }) => kpi === first)?.whole ?? null,
  };
}

/** Under the heading: what the labels, the shading and the open marks are, and the unit where the axis does not say it. */
function subOf(kind: Picture["kind"], lines: readonly Line[], as: Shown, asked: Asked, page: Page): string {
  const { say, chart, format } = page;
  const period = (at: string): string => format.period(at, asked.grain);
  const all = lines.map(({ series }) => series);
  const size = all
    .flatMap(({ points: cells }) => cells.map(({ cell }) => Math.abs(cell.value ?? 0)))
    .reduce((a, b) => Math.max(a, b), 0);
  const unit = format.unit(as, size);
  const [first] = lines;
  const banded =
    first !== undefined && points(first.series, "complete").some(({ cell }) => cell.low !== null || cell.high !== null);
  const last = kind === "panels" ? lastPeriod({ groups: lines }) : null;
  const labelled = kind === "lines" ? lastPeriods(all) : [];
  const parts: (string | null)[] = [
    // A sign (%, €) stands at the axis already; a word does not.
    /\p{L}/u.test(unit) ? unit : null,
    kind === "panels" && last !== null ? chart.sameScale(period(last)) : null,
    labelled.length > 0 ? say.labelsAt(chart.list(labelled.map(period))) : null,
    banded ? (kind === "lines" ? say.shadedOf(first.name) : say.shaded) : null,
    ...(kind === "lines" ? openMarks(all, asked, page) : []),
    changed(lines, page),
    asked.where === "" ? null : say.onlyWhere(asked.where),
  ];
  const said = parts.filter((part) => part !== null);
  // A part that ends in a full stop of its own («2026 г.») shares it with the line's.
  const line = said.map((part, i) => (i < said.length - 1 ? part.replace(/\.$/, "") : part)).join(say.and);
  return line.charAt(0).toLocaleUpperCase(page.language) + line.slice(1);
}

/** The last settled periods of the lines: one, unless some of them settle later than others. */
const lastPeriods = (all: readonly Series[]): readonly string[] => {
  const found = all.flatMap((series) => {
    const at = points(series, "complete").at(-1);
    return at ? [series.points[at.i]?.period ?? ""] : [];
  });
  return [...new Set(found)].sort();
};

function openMarks(all: readonly Series[], { grain }: Asked, { say, chart, format }: Page): readonly string[] {
  return (["immature", "partial"] as const).flatMap((state) => {
    const periods = [
      ...new Set(all.flatMap((series) => points(series, state).map(({ i }) => series.points[i]?.period ?? ""))),
    ].sort();
    if (periods.length === 0) return [];
    const said = periods.map((period) => format.period(period, grain));
    const [from = "", to = ""] = [said[0], said.at(-1)];
    return [say.openMarks(said.length > 2 ? chart.range(from, to) : chart.list(said), chart.state[state])];
  });
}

/** The days on which a definition changed inside what is shown. */
function changed(lines: readonly Line[], { say, chart, format }: Page): string | null {
  const days = lines.flatMap(({ series, changes }) => changesIn(changes, series).map(({ until }) => until));
  return days.length === 0 ? null : say.changedOn(chart.list([...new Set(days)].sort().map(format.date)));
}

function summaryOf(kind: Picture["kind"], lines: readonly Line[], as: Shown, heading: string, page: Page): string {
  const telling = { language: page.language, format: page.format };
  const [first] = lines;
  if (kind === "series" && first) return seriesSummary({ ...as, ...first }, [], heading, telling);
  const groups = lines.map(({ name, series }) => ({ name, series }));
  if (kind === "panels") return splitSummary(as, { groups }, heading, (name) => name ?? "", telling);
  return lines.map(({ name, series }) => seriesSummary({ ...as, series, changes: [] }, [], name, telling)).join(" ");
}

/** Which periods of a line are in a state, as the page prints them: "February 2025 to March 2025". */
export function periodsIn(series: Series, states: Parameters<typeof spans>[1], { chart, format }: Page): readonly string[] {
  const at = (i: number): string => format.period(series.points[i]?.period ?? "", series.grain);
  return spans(series, states).map(([a, b]) => (a === b ? at(a) : chart.range(at(a), at(b))));
}
