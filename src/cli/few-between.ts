import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { floors } from "../report/privacy.js";
import type { KpiReport, Report } from "../report/model.js";
import type { Archive } from "./archive.js";
import type { Session } from "./session.js";
import { programInfo } from "./site.js";

/**
 * KPIs of people's rows that the last release counts fewer than the privacy floor more or fewer of, in a period that was over
 * then or over the whole range: whoever has both knows of those few. One a KPI, its first period.
 */
export function fewBetween({ definitions, program }: Session, report: Report, { versions }: Archive): readonly Diagnostic[] {
  const last = versions.at(-1);
  if (!last) return [];
  const { kpis } = programInfo(program);
  const floorOf = floors(definitions, kpis);
  return report.kpis.flatMap((now) => {
    const before = last.report.kpis.find(({ id, definitionHash }) => id === now.id && definitionHash === now.definitionHash);
    const { k, personal } = floorOf(kpis[now.id]?.tables ?? []);
    if (!before || !personal) return [];
    const found = countsOf(before).find(({ at, n }) => {
      const later = countsOf(now).find((count) => count.at === at)?.n;
      return later !== undefined && later !== n && Math.abs(later - n) < k;
    });
    if (found === undefined) return [];
    const n = countsOf(now).find(({ at }) => at === found.at)?.n ?? found.n;
    return [
      diagnose("releaseTellsFew", definitions.kpis[now.id]?.span ?? null, {
        kpi: now.id,
        release: last.name,
        at: found.at,
        before: found.n,
        now: n,
        floor: k,
      }),
    ];
  });
}

/** What a KPI's page tells of whole periods, and of all of them (null). */
function countsOf({ series, total }: KpiReport): readonly { readonly at: string | null; readonly n: number }[] {
  const periods = series.points.flatMap(({ period, cell }) =>
    cell.state === "complete" && cell.n !== null ? [{ at: period.slice(0, 10), n: cell.n }] : [],
  );
  return total?.n === null || total === null ? periods : [...periods, { at: null, n: total.n }];
}
