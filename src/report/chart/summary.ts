import type { Format } from "../format.js";
import type { Shown } from "../format/shown.js";
import type { GoalReport, ReportCell } from "../model.js";
import { points, spans } from "./cells.js";
import type { Panels } from "./multiples.js";
import type { Charted } from "./scene.js";
import { chartWords } from "./words.js";

/** The language a chart is told in. */
export type Telling = Pick<Format, "language"> & { readonly format: Format };

/** What a chart of a KPI says, in sentences, for a reader who cannot see it. */
export function seriesSummary(kpi: Charted, goals: readonly GoalReport[], label: string, ctx: Telling): string {
  const say = chartWords(ctx.language);
  const { grain } = kpi.series;
  const all = kpi.series.points;
  const at = (i: number) => ctx.format.period(all[i]?.period ?? "", grain);
  if (all.length === 0) return label;
  const complete = points(kpi.series, "complete");
  const [low] = [...complete].sort((a, b) => a.value - b.value);
  const [high] = [...complete].sort((a, b) => b.value - a.value);
  const last = complete.at(-1);
  const sentences = [say.summary.span(label, at(0), at(all.length - 1))];
  if (low && high && low !== high) {
    sentences.push(
      say.summary.extremes(
        ctx.format.value(low.value, kpi, low.cell),
        at(low.i),
        ctx.format.value(high.value, kpi, high.cell),
        at(high.i),
      ),
    );
  }
  if (last) sentences.push(say.summary.latest(at(last.i), valueWithRange(last.cell, kpi, ctx)));
  for (const state of ["no_data", "undefined", "suppressed", "too_few", "immature", "partial"] as const) {
    const named = spans(kpi.series, [state]).map(([a, b]) => (a === b ? at(a) : say.range(at(a), at(b))));
    if (named.length > 0) sentences.push(say.summary.states(say.state[state], say.list(named)));
  }
  for (const goal of goals) sentences.push(say.summary.target(condition(goal, kpi, ctx), ctx.format.date(goal.target.by)));
  for (const { outlook, grain: own } of goals) {
    const end = outlook && "points" in outlook && own === grain ? outlook.points.at(-1) : undefined;
    if (end === undefined) continue;
    const [from, to] = [ctx.format.value(end.low, kpi), ctx.format.value(end.high, kpi)];
    sentences.push(say.summary.expected(ctx.format.period(end.period, grain), say.range(from, to)));
  }
  return sentences.join(ctx.language === "ja" ? "" : " ");
}

/** What the panels of a split say: each group's last settled value. */
export function splitSummary(
  kpi: Shown,
  split: Panels,
  label: string,
  name: (group: string | null) => string,
  ctx: Telling,
): string {
  const say = chartWords(ctx.language);
  const latest = split.groups.map((group) => {
    const last = points(group.series, "complete").at(-1);
    return `${name(group.name)} ${last ? ctx.format.value(last.value, kpi, last.cell) : say.state[group.series.points.at(-1)?.cell.state ?? "no_data"]}`;
  });
  return `${say.summary.panels(label, ctx.format.count(split.groups.length))} ${say.list(latest)}.`;
}

/** What a row of the goal board says. */
export function rowSummary(goal: GoalReport, kpi: Shown, range: string | null, ctx: Telling): string {
  const say = chartWords(ctx.language);
  const cell = goal.now?.cell;
  if (!goal.now || !cell || cell.value === null) return say.state[cell?.state ?? "no_data"];
  return say.summary.now(ctx.format.value(cell.value, kpi, cell), range, ctx.format.value(goal.now.path, kpi));
}

/** The interval in words: "70.6% to 76.6%"; "at least 55.0%" where it has one end only; null where it has none. */
export function rangeText(cell: ReportCell, kpi: Shown, ctx: Telling): string | null {
  const say = chartWords(ctx.language);
  const [low, high] = ctx.format.ends(cell, kpi);
  if (low !== null && high !== null) return say.range(low, high);
  if (low !== null) return say.atLeast(low);
  return high === null ? null : say.atMost(high);
}

function valueWithRange(cell: ReportCell, kpi: Shown, ctx: Telling): string {
  const value = ctx.format.value(cell.value ?? 0, kpi, cell);
  const range = rangeText(cell, kpi, ctx);
  if (range === null) return value;
  return ctx.language === "ja" ? `${value}（${range}）` : `${value} (${range})`;
}

function condition(goal: GoalReport, kpi: Shown, ctx: Telling): string {
  const say = chartWords(ctx.language);
  const value = ctx.format.value(goal.target.value, kpi);
  return goal.target.direction === "at_least" ? say.atLeast(value) : say.atMost(value);
}
