import { remembered, type FilteredRows, type ReportInput } from "../input.js";
import type { FilteredReport, ReportCell } from "../model.js";
import type { Floor } from "../privacy.js";

/** What is told and withheld of the KPIs. */
interface Told {
  readonly totals: ReadonlyMap<string, ReportCell>;
  readonly isSecret: (kpi: string, table: string, period: string | null, n: number) => boolean;
}

/** What a KPI's named filters leave out, nothing withheld yet. */
export const filteredRows = (input: ReportInput, kpi: string): Promise<readonly FilteredRows[]> =>
  remembered(input.memory, { kpi }, "filtered", async () => (await input.filtered?.(kpi)) ?? []);

/**
 * What its named filters leave out. Where few are left out, or few left, the count would tell of those few; of several
 * filters, also where few are left out by one alone or by both.
 */
export async function filteredOf(
  input: ReportInput,
  kpi: string,
  { k, personal }: Floor,
  { isSecret, totals }: Told,
): Promise<readonly FilteredReport[]> {
  const found = await filteredRows(input, kpi);
  const isFew = (n: number): boolean => personal && n > 0 && n < k;
  const gone = totals.get(kpi)?.state === "suppressed";
  const kept = totals.get(kpi)?.n ?? null;
  return found.map(({ name, label, table, leftOut, all }) => {
    const others = found.filter((other) => other.table === table && other.name !== name);
    const byAll = kept === null ? null : all - kept;
    const told =
      gone ||
      [leftOut, all - leftOut].some((n) => isFew(n) || isSecret(kpi, table, null, n)) ||
      isSecret(kpi, table, null, all) ||
      (others.length > 0 &&
        byAll !== null &&
        (isFew(byAll - leftOut) ||
          others.some((other) => isFew(leftOut - other.leftOut) || isFew(leftOut + other.leftOut - byAll))));
    return { name, label, table, rows: told ? null : { leftOut, all } };
  });
}
