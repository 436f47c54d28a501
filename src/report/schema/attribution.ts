import * as z from "zod";
import { MODELS } from "../../formula/event-functions.js";
import { texts } from "./values.js";

const player = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("named"), name: z.string() }),
  z.strictObject({ kind: z.enum(["none", "other"]) }),
]);

const model = z.strictObject({
  name: z.enum(MODELS.map(({ name }) => name)),
  written: z.string(),
  total: z.number(),
  own: z.number(),
  credit: z.array(z.number()),
});

const arm = z.strictObject({ name: z.string(), n: z.number() });

const holdout = z.strictObject({
  treated: arm,
  control: arm,
  total: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});

export const attribution = z.strictObject({
  kpi: z.string(),
  from: z.string(),
  to: z.string(),
  window: z.string(),
  orders: z.string(),
  player: z.strictObject({ column: z.string(), label: texts }),
  players: z.array(player),
  models: z.array(model),
  counted: z.strictObject({ all: z.number(), joined: z.number() }),
  holdout: holdout.nullable(),
});
