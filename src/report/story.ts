import type { Binder } from "./bind.js";
import type { AssumptionReport, EvidenceLevel, GoalReport, KpiReport, Report, ReportCell } from "./model.js";
import { claims, say, words, type Catalogue, type Phrase, type TimeSlot } from "./sentence.js";

/** Tells the Report's findings in one language. Every sentence comes from the catalogue, every number from the Report. */
export interface Story {
  /** "Resolution rate was 73.7% in September 2026 (95% interval 70.6% to 76.6%; n = 837)." */
  value(kpi: KpiReport): Phrase;
  /** The same without the brackets: an answer as large as a headline. */
  answer(kpi: KpiReport): Phrase;
  /** "95% interval 70.6% to 76.6%", "up to 1.2%", "counted in full, no interval". */
  interval(kpi: KpiReport, cell: ReportCell): Phrase;
  /** Only the two ends: "70.6% to 76.6%". Null where there is no interval. */
  range(kpi: KpiReport, cell: ReportCell): Phrase | null;
  /** "at least 72% by 31 December 2026", with the period a sum is counted over. */
  target(goal: GoalReport, kpi: KpiReport): Phrase;
  /** Why the goal has its status: how its judged value stands to the path. */
  verdict(goal: GoalReport, kpi: KpiReport): Phrase;
  /** The goal's judged value as a sentence: of a quarter, where the goal is judged by quarters. */
  judged(goal: GoalReport, kpi: KpiReport): Phrase;
  /** The assumptions a KPI's value takes in. Null where everything is counted. */
  restsOn(assumptions: readonly AssumptionReport[]): Phrase | null;
  /** What a split found in the KPI's latest period, or over the whole range where it was made over that. Null where fewer than two groups have a value. */
  splitFinding(kpi: KpiReport, split: KpiReport["splits"][number]): Phrase | null;
  /** Baseline to now, with the evidence that a comparison without a control can bear. Null where one of the two is missing. */
  effect(goal: GoalReport, kpi: KpiReport): { readonly said: Phrase; readonly evidence: EvidenceLevel } | null;
  /** What a reader of these goals must keep in mind. */
  limits(
    report: Report,
    goals: readonly GoalReport[],
    kpis: readonly KpiReport[],
    assumptions: readonly AssumptionReport[],
  ): readonly Phrase[];
}

export function story(bind: Binder): Story {
  const w = words(bind.language);

  function range(kpi: KpiReport, cell: ReportCell): Phrase | null {
    if (cell.value === null || (cell.low === null && cell.high === null)) return null;
    const [low, high] = bind.ends(cell, kpi);
    // None of n: the lower end says nothing, the upper end says it all.
    if (high && (low === null || (cell.value === 0 && cell.low === 0))) return w.value.upTo(high);
    if (low && high === null) return w.value.from(low);
    return low && high ? w.value.range(low, high) : null;
  }

  function interval(kpi: KpiReport, cell: ReportCell): Phrase {
    const [low, high] = bind.ends(cell, kpi);
    if (cell.value !== null && low && high && !(cell.value === 0 && cell.low === 0)) return w.value.interval(low, high);
    const open = range(kpi, cell);
    if (open) return open;
    return [withoutInterval(kpi, w)];
  }

  const aside = (kpi: KpiReport, cell: ReportCell): Phrase => {
    const n = cell.n === null ? null : w.value.n(bind.count(cell.n));
    const inside = interval(kpi, cell);
    return w.value.brackets(n ? [...inside, w.value.and, ...n] : inside);
  };

  function latest(kpi: KpiReport, withAside: boolean): Phrase {
    if (kpi.latest === null || kpi.latest.cell.value === null) return w.value.none(bind.name(kpi.label, kpi.id));
    return told(kpi, kpi.latest.cell, within(kpi.latest.period, kpi), withAside);
  }

  /** "in September 2026"; of the whole range where there is no period. */
  const within = (period: string | null, kpi: KpiReport): TimeSlot =>
    period === null ? { slot: "time", text: w.value.whole } : bind.within(period, kpi.series.grain);

  function told(kpi: KpiReport, cell: ReportCell, when: TimeSlot, withAside: boolean): Phrase {
    const value = bind.value(cell.value ?? 0, kpi, cell);
    return w.value.was({ label: bind.name(kpi.label, kpi.id), value, when, aside: withAside ? aside(kpi, cell) : null });
  }

  function judged(goal: GoalReport, kpi: KpiReport): Phrase {
    const { now } = goal;
    return now === null || now.cell.value === null
      ? latest(kpi, true)
      : told(kpi, now.cell, bind.within(now.period, goal.grain), true);
  }

  function verdict(goal: GoalReport, kpi: KpiReport): Phrase {
    if (goal.status === "too_early") return [w.goal.tooEarly];
    if (goal.status === "no_data" || goal.now === null) return [w.goal.noData];
    const { cell } = goal.now;
    const path = bind.value(goal.now.path, kpi, cell);
    if (goal.status === "undecided") return w.goal.spans(path);
    const { status } = goal;
    const { direction } = goal.target;
    if (cell.low === null && cell.high === null) return w.goal.counted({ status, direction, path });
    return w.goal.wholly({ status, side: (direction === "at_least") === (status === "met") ? "above" : "below", path });
  }

  function effect(goal: GoalReport, kpi: KpiReport): ReturnType<Story["effect"]> {
    const { baseline, now } = goal;
    if (!baseline || now === null || now.cell.value === null || now.cell.state !== "complete") return null;
    const slots = {
      label: bind.name(kpi.label, kpi.id),
      before: bind.value(baseline.value, kpi, now.cell),
      then: bind.written(baseline.period),
      after: bind.value(now.cell.value, kpi, now.cell),
      now: bind.period(now.period, goal.grain),
    };
    if (!apart(baseline.value, now.cell)) return { said: w.stakeholder.noChange(slots), evidence: 0 };
    if (Object.keys(goal.did).length === 0) return { said: w.stakeholder.unexplained(slots), evidence: 0 };
    return { said: claims(bind.language, 2).changedAfter(slots), evidence: 2 };
  }

  function target(goal: GoalReport, kpi: KpiReport): Phrase {
    const phrase = w.goal.target({
      direction: goal.target.direction,
      value: bind.value(goal.target.value, kpi),
      by: bind.date(goal.target.by),
    });
    // A sum grows with its period, so its target means nothing without one.
    return kpi.additive === "additive" ? say`${phrase}${w.value.brackets([w.goal.per(goal.grain)])}` : phrase;
  }

  function restsOn(assumptions: readonly AssumptionReport[]): Phrase | null {
    if (assumptions.length === 0) return null;
    const comma = bind.language === "ja" ? "、" : ", ";
    const names = assumptions.flatMap((a, i) => [...(i > 0 ? [comma] : []), bind.name(a.label, a.id)]);
    return w.value.restsOn(names, bind.count(assumptions.length));
  }

  function splitFinding(kpi: KpiReport, split: KpiReport["splits"][number]): Phrase | null {
    const isWhole = split.groups.some(({ total }) => total !== undefined);
    const period = isWhole ? null : (kpi.latest?.period ?? null);
    const cells = split.groups
      .map(({ name, series, total }) => ({
        name,
        cell: isWhole ? total : series.points.find((point) => point.period === period)?.cell,
      }))
      .filter(
        (group): group is { readonly name: string; readonly cell: ReportCell & { readonly value: number } } =>
          group.name !== null && group.cell?.state === "complete" && group.cell.value !== null,
      )
      .sort((a, b) => b.cell.value - a.cell.value);
    const [high] = cells;
    const low = cells.at(-1);
    if (!high || !low || high.cell.value === low.cell.value) return null;
    return w.kpi.splitFinding({
      high: bind.word(high.name),
      highest: bind.value(high.cell.value, kpi, high.cell),
      low: bind.word(low.name),
      lowest: bind.value(low.cell.value, kpi, low.cell),
      when: within(period, kpi),
    });
  }

  function limits(
    report: Report,
    goals: readonly GoalReport[],
    kpis: readonly KpiReport[],
    assumptions: readonly AssumptionReport[],
  ): readonly Phrase[] {
    const l = w.stakeholder.limit;
    const few = kpis.filter((kpi) => (kpi.latest?.cell.n ?? FEW) < FEW);
    const census = kpis.some((kpi) => kpi.latest && kpi.intervalMethod === CENSUS);
    const open = kpis.some((kpi) =>
      kpi.series.points.some((point) => point.cell.state === "partial" || point.cell.state === "immature"),
    );
    return [
      ...(report.community.simulated ? [[l.simulated]] : []),
      ...(goals.some((goal) => goal.baseline && goal.now) ? [[l.noComparison]] : []),
      ...goals.filter((goal) => goal.agreed === null).map((goal) => l.notAgreed(bind.name(goal.label, goal.id))),
      ...few.map((kpi) => l.smallN(bind.name(kpi.label, kpi.id), bind.count(kpi.latest?.cell.n ?? 0))),
      ...assumptions.filter((a) => a.status === "contradicted").map((a) => l.contradicted(bind.name(a.label, a.id))),
      ...assumptions.filter((a) => a.status === "untested").map((a) => l.untested(bind.name(a.label, a.id))),
      ...(census ? [[l.census]] : []),
      ...(open ? [[l.openPeriod]] : []),
    ];
  }

  return {
    value: (kpi) => latest(kpi, true),
    answer: (kpi) => latest(kpi, false),
    interval,
    range,
    target,
    verdict,
    judged,
    restsOn,
    splitFinding,
    effect,
    limits,
  };
}

/** Whether a value differs from its baseline by more than its interval; a count differs where it differs. */
function apart(baseline: number, cell: ReportCell): boolean {
  if (cell.low === null && cell.high === null) return cell.value !== baseline;
  return (cell.low !== null && cell.low > baseline) || (cell.high !== null && cell.high < baseline);
}

/** Below this many values a reader is told so. */
const FEW = 30;

/** How the compiler calls a number that no other rows could have made different. */
const CENSUS = "none: a count of everything there is";

function withoutInterval(kpi: KpiReport, w: Catalogue): string {
  if (kpi.intervalMethod === CENSUS) return w.value.counted;
  if (kpi.intervalMethod.startsWith("none")) return w.value.noInterval;
  return w.value.unbounded;
}
