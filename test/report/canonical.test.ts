import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonical, digest, settled } from "../../src/report/canonical.js";

/** The same value with its keys in another order, all the way down. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  const out = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).reverse()) out[key] = reversed((value as Record<string, unknown>)[key]);
  return out;
}

describe("canonical JSON", () => {
  it("is the same whatever the order of keys", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonical(value) === canonical(reversed(value))));
  });

  it("reads back as the value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(JSON.parse(canonical(value)))).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      }),
    );
  });

  it("tells different values apart, by the hash the platform computes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(digest(a)).toBe(createHash("sha256").update(canonical(a)).digest("hex"));
        expect(digest(a) === digest(b)).toBe(canonical(a) === canonical(b));
      }),
    );
  });

  it("keeps a key named __proto__, drops what is undefined, prints −0 as 0", () => {
    expect(canonical(JSON.parse('{"b": 1, "__proto__": 2}'))).toBe('{"__proto__":2,"b":1}');
    expect(canonical({ a: undefined, b: -0 })).toBe('{"b":0}');
  });
});

describe("settled numbers", () => {
  it("agree where sums differ only by the order of adding", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
          { minLength: 1, maxLength: 50 },
        ),
        (values) => {
          const forth = values.reduce((sum, x) => sum + x, 0);
          const back = [...values].reverse().reduce((sum, x) => sum + x, 0);
          // A difference right at a rounding edge is one in the thirteenth digit; money in cents is never there.
          expect(settled(forth)).toBe(settled(back));
        },
      ),
    );
  });

  it("leave whole numbers and −0 alone", () => {
    expect(settled(9_007_199_254_740_991)).toBe(9_007_199_254_740_991);
    expect(Object.is(settled(-0), 0)).toBe(true);
    expect(settled(0.1 + 0.2)).toBe(0.3);
  });
});
