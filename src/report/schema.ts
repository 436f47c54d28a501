import * as z from "zod";
import { attribution } from "./schema/attribution.js";
import { assumption, calendarMark, community, coverage, executive, stakeholder } from "./schema/community.js";
import { goal } from "./schema/goal.js";
import { kpi } from "./schema/kpi.js";
import { members } from "./schema/members.js";
import { maturity } from "./schema/maturity.js";
import { pilot } from "./schema/pilot.js";
import { proposition } from "./schema/proposition.js";
import { roi } from "./schema/roi.js";
import { survey } from "./schema/survey.js";
import { voices } from "./schema/voices.js";
import type { Report } from "./model.js";

/**
 * The number of the Report's shape. It rises with each change that an older reader, or an older Report, would stumble
 * over; `migrate.ts` then learns to lift a Report of the number before. A part that may be absent needs no new number.
 */
export const REPORT_SCHEMA = 2;

/** The shape of the Report value, strict: a key that model.ts does not know is an error. A test holds the two equal. */
export const reportSchema = z.strictObject({
  schema: z.literal(REPORT_SCHEMA),
  community,
  dataTo: z.string().nullable(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  tool: z.string(),
  kpis: z.array(kpi),
  stakeholders: z.array(stakeholder),
  goals: z.array(goal),
  pilots: z.array(pilot),
  surveys: z.array(survey).exactOptional(),
  executive: executive.nullable(),
  attribution: attribution.nullable(),
  roi: roi.nullable(),
  assumptions: z.array(assumption),
  coverage: z.array(coverage),
  notes: z.array(calendarMark),
  propositions: z.array(proposition),
  maturity: maturity.nullable(),
  voices: voices.nullable().default(null),
  members: members.nullable().exactOptional(),
  privacyFloor: z.number(),
});

/** A Report from plain JSON, or the first place where it is none: `kpis.3.series.points.0.cell.state`. */
export function readReport(value: unknown): { readonly report: Report } | { readonly at: string; readonly problem: string } {
  const read = reportSchema.safeParse(value);
  if (read.success) return { report: read.data };
  const [issue] = read.error.issues;
  return { at: issue?.path.join(".") ?? "", problem: issue?.message ?? "" };
}

/** The same shape as a JSON Schema, for whoever reads `data/report.json` in another language. */
export const reportJsonSchema = (): unknown => z.toJSONSchema(reportSchema, { target: "draft-2020-12" });
