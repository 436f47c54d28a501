import { expect, it } from "vitest";
import type { Measure, Row } from "../../../src/compile/cell.js";
import { neededReferences, sharedConditions } from "../../../src/compile/emit/shared.js";

const column = (name: string, ...via: string[]): Row => ({ kind: "column", via, table: "t", name, type: "text", scale: 1 });
const word = (value: string): Row => ({ kind: "constant", value, type: "text" });
const call = (fn: string, ...args: Row[]): Row => ({ kind: "call", fn, args, type: "boolean" });
const [a, b, c] = ["a", "b", "c"].map((name) => call("=", column(name), word("x"))) as [Row, Row, Row];
const count = (where: Row | null): Measure => ({
  table: "t",
  fn: "count",
  distinct: false,
  arg: null,
  params: [],
  where,
  at: null,
  frame: [],
  free: [],
  type: "integer",
  unit: {},
  text: "count(t)",
});
const split = (...wheres: (Row | null)[]) => {
  const { shared, measures } = sharedConditions(wheres.map(count));
  return { shared, left: measures.map(({ where }) => where) };
};

it("takes out of every measure what all of them ask", () => {
  expect(split(call("and", a, call("and", b, c)), call("and", b, a))).toEqual({ shared: [a, b], left: [c, null] });
  expect(split(call("and", a, b))).toEqual({ shared: [a, b], left: [null] });
});

it("leaves alone what one of them does not ask", () => {
  expect(split(a, null)).toEqual({ shared: [], left: [a, null] });
  expect(split(a, call("or", a, b))).toEqual({ shared: [], left: [a, call("or", a, b)] });
  expect(split(null)).toEqual({ shared: [], left: [null] });
});

it("needs the row behind a reference only where its absence makes a comparison fail", () => {
  const needs = (...rows: Row[]): readonly string[] => [...neededReferences(rows)];
  const far = column("segment", "customer_id", "member_id");
  expect(needs(call("=", far, word("x")))).toEqual(["customer_id", "customer_id\0member_id"]);
  expect(needs(call("=", column("kind"), word("x")))).toEqual([]);
  for (const fn of ["is_null", "is_not_null", "or", "not", "in"]) expect(needs(call(fn, far))).toEqual([]);
  expect(needs(call("or", call("=", far, word("x")), a))).toEqual([]);
});
