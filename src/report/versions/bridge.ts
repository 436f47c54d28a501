import * as z from "zod";
import { grain } from "../schema/values.js";

/** What can make a number differ between two versions. */
export const CAUSES = ["data", "definition", "assumption", "period"] as const;
export type CauseKind = (typeof CAUSES)[number];

const value = z.number().nullable();

const kpi = z.strictObject({
  /** The period that the release before led with; null: all its time. */
  period: z.string().nullable(),
  grain,
  /** Whether the rows of a table it reads are other rows now, and whether it, or what it is made of, is defined anew. */
  dataChanged: z.boolean(),
  definitionChanged: z.boolean(),
  /** In that period: by the definitions and assumptions of the release before, on the data of now. */
  onNewData: value,
  /** By the definitions of now and the assumptions of the release before, on the data of now. */
  newDefinition: value,
  /** Then with one assumption after another as it is now, by name; the last has them all. */
  assumptions: z.array(z.strictObject({ id: z.string(), value })),
});

const bridge = z.strictObject({
  format: z.literal(1),
  /** The name of the release before. */
  from: z.string(),
  kpis: z.record(z.string(), kpi),
});

type Read<T> = T extends readonly (infer E)[]
  ? readonly Read<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Read<T[K]> }
    : T;

/**
 * What the numbers of the release before would be now: the worlds between it and this one, in which one thing after
 * another is as it is now. Computed when a release is made, since its definitions are frozen and its data is at hand; its
 * predecessor's data may be gone by then and is not needed.
 *
 *   before ─data─▶ onNewData ─definition─▶ newDefinition ─assumptions─▶ … ─period─▶ now
 */
export type Bridge = Read<z.infer<typeof bridge>>;
export type KpiBridge = Bridge["kpis"][string];

/** A stored bridge; null where it is none, and then nothing is split. */
export function readBridge(value: unknown): Bridge | null {
  const read = bridge.safeParse(value);
  return read.success ? read.data : null;
}
