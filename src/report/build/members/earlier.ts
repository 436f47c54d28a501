import type { Definitions, MembersDef } from "../../../compile/definitions.js";
import { addDuration, compareLocal, nextPeriod } from "../../../ground/day.js";
import type { CohortsReport, ReadingReport } from "../../members.js";
import type { Report } from "../../model.js";
import type { Release, Then } from "../floor/since.js";
import { calendarOf } from "../series.js";

/** What releases say of the members that are counted now. */
export interface MembersBefore {
  cohorts(by: CohortsReport["by"], periods: readonly string[]): readonly Release[];
  quarters(of: { readonly from: string; readonly to: string }, trend: number): QuartersBefore;
  /** Of readers in the same days. */
  reading(
    at: { readonly from: string; readonly to: string },
    groups: readonly string[],
  ): { readonly members: readonly Release[]; readonly reads: readonly Release[] };
}

/** Of a move, by quarter: how many came to the first stage, and how many of them moved on in time. */
export interface QuartersBefore {
  entered(periods: readonly string[]): readonly Release[];
  moved(periods: readonly string[]): readonly Release[];
}

export function membersBefore(releases: readonly Report[], def: MembersDef, { community }: Definitions): MembersBefore {
  const calendar = calendarOf(community);
  const known = releases.flatMap(({ members, dataTo }) => (members ? [{ members, dataTo }] : []));
  const gone = (period: string, grain: "month" | "quarter", until: string | null): Then =>
    until === null || compareLocal(nextPeriod(period, grain, calendar), addDuration(until, 1, "day")) <= 0
      ? "withheld"
      : "open";
  return {
    cohorts: (by, periods) =>
      known.flatMap(({ members: { all, cohorts }, dataTo }) => {
        if (cohorts?.by !== by) return [];
        const [first] = cohorts.rows;
        const then = (period: string): Then => {
          const row = cohorts.rows.find((each) => each.period === period);
          if (row) return row.n ?? gone(period, by, dataTo);
          // Older than those it lists.
          return first && compareLocal(period, first.period) < 0 ? "open" : null;
        };
        return [{ total: all !== null, then: periods.map(then) }];
      }),
    quarters: ({ from, to }, trend) => {
      const event = (stages: readonly { readonly id: string; readonly event: string }[], id: string): string | undefined =>
        stages.find((stage) => stage.id === id)?.event;
      const today = def.stages.map(({ name, event: { text } }) => ({ id: name, event: text }));
      const own = known.flatMap(({ members }) => {
        const move = members.moves.find((each) => each.from === from && each.to === to);
        const isSame = [from, to].every((id) => event(members.stages, id) === event(today, id));
        return move && isSame ? [{ move, trend: members.trend }] : [];
      });
      const cellsOf = ({ move }: (typeof own)[number], period: string) =>
        move.quarters.find((each) => each.period === period)?.cell ?? null;
      return {
        entered: (periods) =>
          own.map((one) => ({
            total: one.move.n !== null,
            then: periods.map((period): Then => {
              const cell = cellsOf(one, period);
              if (cell === null) return null;
              return cell.state === "suppressed" ? gone(period, "quarter", one.move.until) : (cell.n ?? "open");
            }),
          })),
        moved: (periods) =>
          own
            .filter((one) => one.trend === trend)
            .map((one) => ({
              total: false,
              then: periods.map((period): Then => {
                const cell = cellsOf(one, period);
                if (cell === null || cell.state === "immature") return null;
                if (cell.state === "suppressed") return gone(period, "quarter", one.move.until);
                return cell.n === null || cell.value === null ? "open" : Math.round(cell.n * cell.value);
              }),
            })),
      };
    },
    reading: ({ from, to }, groups) => {
      const own = known.flatMap(({ members: { reading } }) => (reading?.from === from && reading.to === to ? [reading] : []));
      const each = (n: (group: ReadingReport["groups"][number]) => number | null): readonly Release[] =>
        own.map((reading) => ({
          total: true,
          then: groups.map((name): Then => {
            const group = reading.groups.find((one) => one.group === name);
            return group ? (n(group) ?? "withheld") : null;
          }),
        }));
      return { members: each(({ members }) => members), reads: each(({ reads }) => reads) };
    },
  };
}
