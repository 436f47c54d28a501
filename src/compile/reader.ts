import type { Events, Measure, Model } from "./cell.js";

/** Whose rows the names of `--by` and `--where` are sought in, for one or more measures. */
export interface Reader {
  readonly key: string;
  readonly table: string;
  /** The touches that orders are credited to: what their table does not reach is sought in this one. */
  readonly touches: { readonly table: string; readonly model: Model } | null;
}

export function readerOf({ table, events }: { readonly table: string; readonly events?: Events | null }): Reader {
  if (events?.kind !== "attributed") return { key: table, table, touches: null };
  const { touches, model } = events;
  const player = "player" in model ? [model.name, model.player] : [];
  return {
    key: JSON.stringify([table, touches.table, ...player]),
    table,
    touches: { table: touches.table, model },
  };
}

export const readersOf = (measures: readonly Measure[]): readonly Reader[] => [
  ...new Map(measures.map(readerOf).map((reader) => [reader.key, reader])).values(),
];

/** The paths that led to no order, which a Markov chain counts too, are placed by their last touch. */
export const lostKey = (key: string): string => `${key} lost`;
export const hasLost = (reader: Reader): boolean => reader.touches?.model.name === "markov";
