import type { Definitions, MembersDef } from "../../../compile/definitions.js";
import type { MemberCounts } from "../../../compile/member-counts.js";
import { addDuration, compareLocal, nextPeriod } from "../../../ground/day.js";
import { newcombe } from "../../../stats/newcombe.js";
import { wilson } from "../../../stats/wilson.js";
import { settled } from "../../canonical.js";
import type { ReportCell } from "../../cell.js";
import type { CohortsReport } from "../../members.js";
import { withheld, type Floor } from "../../privacy.js";
import { settledCell } from "../cell.js";
import { hidingSince } from "../floor/since.js";
import { calendarOf } from "../series.js";
import type { MembersBefore } from "./earlier.js";

/** More cohorts than these are more rows than a page has room for. */
const MOST_COHORTS = 36;
/** The months after which the first and the last cohort are compared, best first. */
const COMPARED = [3, 2, 1];

type Counts = NonNullable<MemberCounts["cohorts"]>;

/** A cohort's cell with what it counts, for what is made of it. */
interface Counted {
  readonly cell: ReportCell;
  readonly kept: number;
  readonly n: number;
}

/**
 * How many of each cohort are still active, month after month; and whether the number of all members may stand beside the
 * cohorts that are withheld.
 */
export function cohortsReport(
  counts: Counts,
  { by, active }: NonNullable<MembersDef["cohorts"]>,
  definitions: Definitions,
  { floor, before }: { readonly floor: Floor; readonly before: MembersBefore },
): { readonly report: CohortsReport; readonly isProtected: boolean } {
  const k = floor.personal ? floor.k : 1;
  const shown = counts.rows.slice(-MOST_COHORTS);
  const { cells: hidden, protected: isProtected } = hidingSince(
    counts.rows.map(({ n }) => n),
    k,
    before.cohorts(
      by,
      counts.rows.map(({ period }) => period),
    ),
  );
  const skipped = counts.rows.length - shown.length;
  const calendar = calendarOf(definitions.community);
  const all = shown.map(({ period, n, active: kept }, i) => {
    const end = nextPeriod(period, by, calendar);
    return kept.map((count, lag): Counted => {
      if (hidden.has(skipped + i)) return { cell: withheld, kept: count, n };
      return { cell: cellOf(count, n, stateOf(period, end, lag, counts), k), kept: count, n };
    });
  });
  const months = Math.max(0, ...all.map((cells) => cells.length));
  const report: CohortsReport = {
    by,
    active: active.text,
    rows: shown.map(({ period, n }, i) => ({
      period,
      n: hidden.has(skipped + i) ? null : n,
      cells: (all[i] ?? []).map(({ cell }) => settledCell(cell)),
    })),
    all: Array.from({ length: months }, (_, lag) => settledCell(together(all.flatMap((cells) => cells[lag] ?? [])))),
    earlier: skipped,
    early: counts.early > 0 && counts.early < k ? null : counts.early,
    compared: comparedOf(
      shown.map(({ period }) => period),
      all,
    ),
  };
  return { report, isProtected };
}

/** A month of a cohort is over when it is over for whoever joined last. */
function stateOf(start: string, end: string, lag: number, { joined, active }: Counts): "complete" | "immature" | "no_data" {
  if (compareLocal(addDuration(end, lag + 1, "month"), active.to) > 0 || compareLocal(end, joined.to) > 0) return "immature";
  return compareLocal(addDuration(start, lag, "month"), active.from) < 0 ? "no_data" : "complete";
}

function cellOf(kept: number, n: number, state: "complete" | "immature" | "no_data", k: number): ReportCell {
  if (state !== "complete") return { value: null, n, low: null, high: null, state };
  if ([kept, n - kept].some((count) => count > 0 && count < k)) return withheld;
  return shareOf(kept, n);
}

function shareOf(kept: number, n: number): ReportCell {
  const ends = wilson(kept, n);
  if (ends === null) return { value: null, n, low: null, high: null, state: "undefined" };
  return { value: kept / n, n, low: ends.low, high: ends.high, state: "complete" };
}

/** Only cells that are shown: nothing that is withheld can be worked out from it. */
function together(cells: readonly Counted[]): ReportCell {
  const known = cells.filter(({ cell }) => cell.state === "complete");
  const [kept, n] = [known.reduce((all, each) => all + each.kept, 0), known.reduce((all, each) => all + each.n, 0)];
  if (n > 0) return shareOf(kept, n);
  const state = cells.some(({ cell }) => cell.state === "immature") ? "immature" : "no_data";
  return { value: null, n: 0, low: null, high: null, state };
}

function comparedOf(periods: readonly string[], all: readonly (readonly Counted[])[]): CohortsReport["compared"] {
  for (const lag of COMPARED) {
    const told = all.flatMap((cells, i) => {
      const at = cells[lag];
      return at?.cell.state === "complete" ? [{ period: periods[i] ?? "", ...at }] : [];
    });
    const [first, last] = [told[0], told.at(-1)];
    if (!first || !last || first === last) continue;
    const apart = newcombe({ successes: first.kept, n: first.n }, { successes: last.kept, n: last.n });
    if (!apart.ok) continue;
    return {
      lag,
      first: { period: first.period, cell: settledCell(first.cell) },
      last: { period: last.period, cell: settledCell(last.cell) },
      difference: { value: settled(apart.difference), low: settled(apart.low), high: settled(apart.high) },
    };
  }
  return null;
}
