import fc from "fast-check";
import { expect, it } from "vitest";
import { printAddress, readAddress, type Address } from "../../../src/ui/workbench/address.js";
import { SHEETS } from "../../../src/ui/workbench/state.js";

const name = fc.string({ minLength: 1, unit: "binary" });
const address: fc.Arbitrary<Address> = fc.record(
  {
    kpi: name,
    file: name,
    line: fc.integer({ min: 1, max: 1e6 }),
    sheet: fc.constantFrom(...SHEETS),
    cell: name,
    view: fc.constantFrom("text" as const, "split" as const, "grid" as const),
    region: fc.constantFrom("explorer" as const, "editor" as const, "preview" as const),
  },
  { requiredKeys: [] },
);

it("an address is read as it was printed, whatever names it holds", () => {
  fc.assert(
    fc.property(address, (each) => {
      expect(readAddress(printAddress(each))).toEqual({ ...each });
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  ["#kpi=resolution_rate", { kpi: "resolution_rate" }],
  ["#file=notebooks/first.md&line=12", { file: "notebooks/first.md", line: 12 }],
  ["#sheet=goals&cell=more.target", { sheet: "goals", cell: "more.target" }],
] as const)("is short and can be typed: %s", (hash, wanted) => {
  expect(readAddress(hash)).toEqual(wanted);
  expect(printAddress(wanted)).toBe(hash);
});

it.each(["", "#", "#main", "#sheet=secrets&line=0&view=all&region=&file=", "#line=1e999", "#line=-1", "#%zz=%"])(
  "names nothing where it is no address of the workbench: %j",
  (hash) => {
    expect(readAddress(hash)).toEqual({});
  },
);
