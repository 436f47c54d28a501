import fc from "fast-check";

/** Choices read off a list of random numbers; where it ends, the first choice is always taken. */
export class Tape {
  private place = 0;
  constructor(private readonly numbers: readonly number[]) {}

  /** A number from 0 to `many` − 1. */
  below(many: number): number {
    return (this.numbers[this.place++] ?? 0) % many;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** True once in so many times; false where the tape has ended. */
  once(inSo: number): boolean {
    return this.below(inSo) === inSo - 1;
  }
}

export const tape = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.nat(1_000_000_007), { minLength: length, maxLength: length, size: "max" });
