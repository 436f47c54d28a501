import * as z from "zod";
import { GRAINS } from "../../compile/definitions.js";

/** Texts by language code. */
export const texts = z.record(z.string(), z.string());
export const grain = z.enum(GRAINS);
export const evidence = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const status = z.enum(["met", "missed", "undecided", "too_early", "no_data"]);
const number = z.number().nullable();

export const cell = z.strictObject({
  value: number,
  n: number,
  low: number,
  high: number,
  state: z.enum(["no_data", "undefined", "immature", "partial", "complete", "suppressed", "too_few"]),
});

export const point = z.strictObject({ period: z.string(), cell });
export const series = z.strictObject({ grain, points: z.array(point) });
