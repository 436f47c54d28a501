import fc from "fast-check";
import { expect, it } from "vitest";
import { GRAINS } from "../../src/compile/definitions.js";
import { readView, writeView, type View } from "../../src/ui/explore/state.js";
import { sqlFault } from "../../src/ui/explore/sql-error.js";

const text = fc.string({ unit: "grapheme", minLength: 1 });
const value = fc.option(fc.string({ unit: "grapheme" }), { nil: null });
const view: fc.Arbitrary<View> = fc.record({
  kpis: fc.array(fc.stringMatching(/^[a-z_]{1,12}$/), { minLength: 1, maxLength: 4 }),
  grain: fc.constantFrom("", ...GRAINS),
  split: fc.option(text, { nil: "" }),
  values: fc.oneof(fc.constant(null), fc.constant("all" as const), fc.array(value, { minLength: 1 })),
  filters: fc.array(fc.tuple(fc.stringMatching(/^[a-z_.]{1,12}$/), value)),
  where: fc.option(text, { nil: "" }),
  from: fc.constantFrom("", "2026-01-01"),
  to: fc.constantFrom("", "2026-02-01"),
});

it("any view comes back from its address", () => {
  fc.assert(
    fc.property(view, (each) => {
      expect(readView(writeView(each), "")).toEqual(each);
    }),
  );
});

it("an address by hand may hold anything", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (hash) => {
      expect(readView(`#${hash}`, "first").kpis).toBeDefined();
    }),
  );
  expect(readView("#grain=minute&is=broken&kpi=", "first")).toMatchObject({ kpis: [], grain: "", filters: [] });
});

it("takes DuckDB's words apart: what, where, and what was meant", () => {
  const said =
    'Binder Error: Referenced column "view" not found in FROM clause!\nCandidate bindings: "views", "id"\n\nLINE 2:   view\n          ^';
  expect(sqlFault(said, "select language,\n  view\nfrom topics")).toEqual({
    message: 'Referenced column "view" not found in FROM clause!',
    line: 2,
    column: 3,
    length: 4,
    meant: "views",
  });
  expect(
    sqlFault('Parser Error: syntax error at or near "form"\n\nLINE 1: select 1 form x\n                 ^', "select 1 form x"),
  ).toMatchObject({
    line: 1,
    column: 10,
    length: 4,
  });
  expect(sqlFault("Out of Memory Error: failed", "select 1")).toMatchObject({ message: "failed", line: null, meant: null });
});
