import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onGrid } from "../../src/report/versions/exact.js";
import { partsOf, wholeOf, type Steps } from "../../src/report/versions/parts.js";

/** A number's decimal digits as a fraction of whole numbers, by its printed form alone. */
function decimal(x: number): { readonly digits: bigint; readonly scale: number } {
  const [mantissa = "", exponent = "0"] = String(x).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

/** Adds numbers as a person would on paper, digit by digit. */
function onPaper(numbers: readonly number[]): { readonly digits: bigint; readonly scale: number } {
  const all = numbers.map(decimal);
  const scale = Math.max(0, ...all.map((one) => one.scale));
  return { scale, digits: all.reduce((sum, one) => sum + one.digits * 10n ** BigInt(scale - one.scale), 0n) };
}

const same = (a: ReturnType<typeof onPaper>, b: ReturnType<typeof onPaper>): boolean =>
  a.digits * 10n ** BigInt(b.scale) === b.digits * 10n ** BigInt(a.scale);

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.double({ noNaN: true, min: -1, max: 1 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
);
const step = fc.record({
  cause: fc.constantFrom(
    { kind: "data" } as const,
    { kind: "definition" } as const,
    { kind: "assumption", id: "a" } as const,
    { kind: "period" } as const,
  ),
  value: fc.option(value, { nil: null }),
  moves: fc.boolean(),
});
/** Versions that follow each other: each starts where the one before it ended. */
const chain = fc
  .tuple(value, fc.array(fc.record({ steps: fc.array(step, { maxLength: 5 }), end: value }), { minLength: 1, maxLength: 4 }))
  .map(([first, links]) => {
    let start = first;
    return links.map(({ steps, end }): Steps => {
      const last = { cause: { kind: "period" } as const, value: end, moves: true };
      const made = { start, steps: [...steps, last], end };
      start = end;
      return made;
    });
  });

describe("the parts of a change", () => {
  it("add up to the whole to the last decimal digit, whatever is unknown between", () => {
    fc.assert(
      fc.property(chain, fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), (steps, decimals) => {
        const parts = partsOf(steps, decimals).map((part) => part.value);
        return same(onPaper(parts), onPaper([wholeOf(steps, decimals)]));
      }),
      { numRuns: 2000 },
    );
  });

  it("tell apart what is known and name together what is not", () => {
    const steps: Steps = {
      start: 66,
      steps: [
        { cause: { kind: "data" }, value: null, moves: true },
        { cause: { kind: "definition" }, value: 70, moves: true },
        { cause: { kind: "assumption", id: "rate" }, value: 105, moves: true },
        { cause: { kind: "period" }, value: 120, moves: true },
      ],
      end: 120,
    };
    expect(partsOf([steps])).toEqual([
      { causes: [{ kind: "data" }, { kind: "definition" }], value: 4 },
      { causes: [{ kind: "assumption", id: "rate" }], value: 35 },
      { causes: [{ kind: "period" }], value: 15 },
    ]);
  });

  it("give what nothing moves no part, unless its number says otherwise", () => {
    const steps = (onNewData: number): Steps => ({
      start: 10,
      steps: [
        { cause: { kind: "data" }, value: onNewData, moves: false },
        { cause: { kind: "period" }, value: 12, moves: true },
      ],
      end: 12,
    });
    expect(partsOf([steps(10)])).toEqual([{ causes: [{ kind: "period" }], value: 2 }]);
    expect(partsOf([steps(11)]).map(({ value: moved }) => moved)).toEqual([1, 1]);
  });

  it("stand on a grid of twelve digits of the greatest, halves away from zero", () => {
    expect(onGrid([0.1, 0.3])).toEqual({ decimals: 12, units: [100_000_000_000n, 300_000_000_000n] });
    expect(onGrid([2.5, -2.5, 0.4], 0).units).toEqual([3n, -3n, 0n]);
    expect(onGrid([0]).units).toEqual([0n]);
  });
});
