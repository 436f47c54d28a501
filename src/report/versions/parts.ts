import type { KpiBridge } from "./bridge.js";
import { fromGrid, onGrid } from "./exact.js";

/** One reason for a change. */
export type Cause = { readonly kind: "data" | "definition" | "period" } | { readonly kind: "assumption"; readonly id: string };

/** So much of a change, for one reason; for several where the number between them is not known. */
export interface ChangePart {
  readonly causes: readonly Cause[];
  readonly value: number;
}

/** A number's way from one version to the next: where it stands, then where each cause takes it. */
export interface Steps {
  readonly start: number;
  /** `value` null: not known (withheld, or the old definition cannot be computed any more). */
  readonly steps: readonly { readonly cause: Cause; readonly value: number | null; readonly moves: boolean }[];
  readonly end: number;
}

/** The steps of a KPI that led with `start` before and leads with `end` now. */
export function stepsOf(start: number, end: number, bridge: KpiBridge, periodMoves: boolean): Steps {
  const { dataChanged, definitionChanged, onNewData, newDefinition, assumptions } = bridge;
  return {
    start,
    steps: [
      { cause: { kind: "data" }, value: onNewData, moves: dataChanged },
      { cause: { kind: "definition" }, value: newDefinition, moves: definitionChanged },
      ...assumptions.map(({ id, value }) => ({ cause: { kind: "assumption", id } as const, value, moves: true })),
      { cause: { kind: "period" }, value: end, moves: periodMoves },
    ],
    end,
  };
}

/**
 * The change of a number in parts that add up to it exactly, to the last decimal digit. One cause is let in at a time, in
 * the order of the steps. Where a step's number is not known, what it moves is told together with the next one's; a step
 * that moves nothing gives no part, unless its number says otherwise (another version of the program counts so).
 */
export function partsOf(chain: readonly Steps[], decimals: number | null = null): readonly ChangePart[] {
  const levels = chain.flatMap(({ start, steps, end }) => [
    start,
    ...steps.flatMap(({ value }) => (value === null ? [] : [value])),
    end,
  ]);
  const grid = onGrid(levels, decimals);
  const on = (x: number): bigint => onGrid([x], grid.decimals).units[0] ?? 0n;
  const sums = new Map<string, { readonly causes: readonly Cause[]; readonly units: bigint }>();
  const add = (causes: readonly Cause[], units: bigint): void => {
    const key = JSON.stringify(causes);
    sums.set(key, { causes, units: (sums.get(key)?.units ?? 0n) + units });
  };
  for (const { start, steps, end } of chain) {
    let at = on(start);
    let waiting: Cause[] = [];
    steps.forEach(({ cause, value, moves }, i) => {
      const known = i === steps.length - 1 ? end : value;
      if (known === null) {
        if (moves) waiting.push(cause);
        return;
      }
      const now = on(known);
      const causes = moves || (waiting.length === 0 && now !== at) ? [...waiting, cause] : waiting;
      if (causes.length > 0) add(causes, now - at);
      waiting = [];
      at = now;
    });
  }
  return [...sums.values()].map(({ causes, units }) => ({ causes, value: fromGrid(units, grid.decimals) }));
}

/** The whole change on the same grid as its parts. */
export function wholeOf(chain: readonly Steps[], decimals: number | null = null): number {
  const levels = chain.flatMap(({ start, steps, end }) => [
    start,
    ...steps.flatMap(({ value }) => (value === null ? [] : [value])),
    end,
  ]);
  const grid = onGrid(levels, decimals);
  const [from = 0n, to = 0n] = onGrid([chain[0]?.start ?? 0, chain.at(-1)?.end ?? 0], grid.decimals).units;
  return fromGrid(to - from, grid.decimals);
}
