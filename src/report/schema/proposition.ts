import * as z from "zod";
import { grain, texts } from "./values.js";

const side = z.strictObject({ success: texts, kpi: z.string().nullable() });

const together = z.strictObject({
  r: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number(),
  effective: z.number(),
  grain,
  from: z.string(),
  to: z.string(),
  aligned: z.boolean().nullable(),
});
const apart = z.strictObject({
  why: z.enum(["few", "constant", "grains", "shared"]),
  n: z.number(),
  shared: z.string().nullable(),
});

export const proposition = z.strictObject({
  id: z.string(),
  label: texts,
  promise: texts,
  audience: texts,
  owner: z.string(),
  business: side.nullable(),
  members: side.nullable(),
  kpis: z.array(z.string()),
  together: z.union([together, apart]).nullable(),
});
