import type { MembersDef } from "../../../compile/definitions.js";
import type { MemberCounts } from "../../../compile/member-counts.js";
import type { MemberInput, ReportInput } from "../../input.js";
import type { MembersReport, ReadingReport } from "../../members.js";
import { withheld, type Floor } from "../../privacy.js";
import { settledCell } from "../cell.js";
import { hidingSince } from "../floor/since.js";
import { cohortsReport } from "./cohorts.js";
import { membersBefore, type MembersBefore } from "./earlier.js";
import { moveReport, trendOf } from "./moves.js";

/** How members come along; null where `members:` is not given. */
export async function membersReport(
  input: ReportInput,
  floorOf: (tables: readonly string[]) => Floor,
): Promise<MembersReport | null> {
  const { definitions } = input;
  const def = definitions.members;
  const found: MemberInput | null = (def && (await input.members?.())) ?? null;
  if (def === null || found === null) return null;
  const { counts, tables } = found;
  // Members are people, whether or not a column is marked as personal.
  const floor: Floor = { k: floorOf(tables).k, personal: true };
  const isFew = (n: number): boolean => n > 0 && n < floor.k;
  const all = isFew(counts.all) ? null : counts.all;
  const before = membersBefore(input.earlier ?? [], def, definitions);
  const cohorts =
    def.cohorts && counts.cohorts ? cohortsReport(counts.cohorts, def.cohorts, definitions, { floor, before }) : null;
  return {
    // With the other cohorts it would tell one that is withheld.
    all: cohorts?.isProtected === false ? null : all,
    stages: def.stages.map(({ name, label, event }, i) => {
      const n = counts.reached[i] ?? 0;
      return { id: name, label, event: event.text, n: isFew(n) || isFew(counts.all - n) ? null : n };
    }),
    within: def.within,
    trend: trendOf(def),
    moves: counts.moves.map((move) => moveReport(move, def, definitions, { floor, before })),
    cohorts: cohorts?.report ?? null,
    reading: def.lurkers && counts.reading ? readingReport(counts.reading, def.lurkers, floor.k, before) : null,
    sql: { stages: counts.stagesSql, cohorts: counts.cohorts?.sql ?? null, reading: counts.reading?.sql ?? null },
  };
}

/** Whoever was not signed in may be anybody: their number is not known, their reads are. */
function readingReport(
  { from, to, groups }: NonNullable<MemberCounts["reading"]>,
  { reads, posted, value }: NonNullable<MembersDef["lurkers"]>,
  k: number,
  before: MembersBefore,
): ReadingReport {
  const count = (cell: { readonly value: unknown }): number => Number(cell.value ?? 0);
  const signed = groups.map(({ group, members }) => (group === "unknown" ? 0 : count(members)));
  const then = before.reading(
    { from, to },
    groups.map(({ group }) => group),
  );
  const few = hidingSince(signed, k, then.members).cells;
  const gone = hidingSince(
    groups.map((group) => count(group.reads)),
    k,
    then.reads,
    { forced: few },
  ).cells;
  return {
    from,
    to,
    reads: reads.text,
    posted,
    kpis: groups[0]?.values.map(({ kpi }) => kpi) ?? value,
    groups: groups.map(({ group, members, reads: read, values }, i) => ({
      group,
      members: group === "unknown" || few.has(i) ? null : count(members),
      reads: gone.has(i) ? null : count(read),
      values: values.map(({ cell }) => (gone.has(i) ? withheld : settledCell(cell))),
    })),
  };
}
