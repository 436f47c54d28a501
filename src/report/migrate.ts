import type { Report } from "./model.js";
import { readReport, REPORT_SCHEMA } from "./schema.js";

/** A Report as plain JSON: what a migration takes and gives. */
type Plain = Readonly<Record<string, unknown>>;

/**
 * What lifts a Report of a number to the next. A release is never rewritten, so none of these is ever taken away: the
 * oldest release is lifted by all of them, one after another.
 */
const MIGRATIONS: Readonly<Record<number, (older: Plain) => Plain>> = {
  // Before Reports carried a number there were no releases, but `data/report.json` of sites built then is such a Report.
  0: (older) => ({ ...older, schema: 1 }),
  // Nothing is known of what came with 2. Unnumbered Reports of sites may have it already: what is there stays.
  1: (older) => ({ attribution: null, pilots: [], roi: null, propositions: [], maturity: null, ...older, schema: 2 }),
};

export type Lifted =
  | { readonly report: Report }
  | { readonly problem: "newer"; readonly schema: number }
  | { readonly problem: "broken"; readonly at: string };

/** A stored Report of any number as one of today. Its bytes stay as they are; only what is read of them is lifted. */
export function liftReport(stored: unknown): Lifted {
  if (stored === null || typeof stored !== "object" || Array.isArray(stored)) return { problem: "broken", at: "" };
  let plain = stored as Plain;
  let schema = plain["schema"] ?? 0;
  if (typeof schema !== "number") return { problem: "broken", at: "schema" };
  if (schema > REPORT_SCHEMA) return { problem: "newer", schema };
  while (schema !== REPORT_SCHEMA) {
    const lift = Object.hasOwn(MIGRATIONS, schema as number) ? MIGRATIONS[schema as number] : undefined;
    if (!lift) return { problem: "broken", at: "schema" };
    plain = lift(plain);
    schema = plain["schema"] as number;
  }
  const read = readReport(plain);
  return "report" in read ? read : { problem: "broken", at: read.at };
}
