import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Unit } from "../../src/ground/unit.js";
import {
  ONE,
  currenciesOf,
  divide,
  isOne,
  multiply,
  noun,
  parseUnit,
  pluralTwins,
  power,
  root,
  sameUnit,
  unitText,
} from "../../src/ground/unit.js";

/** Text, the unit as it is written back, the scale. */
const UNITS: readonly (readonly [string, string, number])[] = [
  ["topic", "topic", 1],
  ["1", "1", 1],
  ["percent", "1", 0.01],
  ["EUR", "EUR", 1],
  ["kEUR", "EUR", 1000],
  ["MEUR", "EUR", 1e6],
  ["bnEUR", "EUR", 1e9],
  ["EUR/ticket", "EUR/ticket", 1],
  ["kEUR / ticket", "EUR/ticket", 1000],
  ["ticket/view", "ticket/view", 1],
  ["ms", "s", 0.001],
  ["s", "s", 1],
  ["seconds", "s", 1],
  ["minute", "s", 60],
  ["hours", "s", 3600],
  ["day", "s", 86_400],
  ["weeks", "s", 604_800],
  ["EUR/hour", "EUR/s", 1 / 3600],
  ["ticket/day*percent", "ticket/s", 0.01 / 86_400],
  ["1/ticket", "1/ticket", 1],
  ["a*a/b/b", "a*a/b/b", 1],
  ["a/b*b", "a", 1],
  ["view*EUR", "EUR*view", 1],
  ["cost line", "cost line", 1],
  ["  cost   line ", "cost line", 1],
  ["month", "month", 1],
  ["KPI", "KPI", 1],
  ["kudos", "kudos", 1],
  ["Member", "Member", 1],
  ["views", "views", 1],
  ["MAD", "MAD", 1],
  ["eur", "eur", 1],
  ["投稿", "投稿", 1],
  ["__proto__", "__proto__", 1],
  ["constructor/toString", "constructor/toString", 1],
];

describe("units are read and written back", () => {
  for (const [text, written, scale] of UNITS) {
    test(text, () => {
      const read = parseUnit(text);
      if (!read.ok) return expect.fail(JSON.stringify(read.problem));
      expect(unitText(read.unit)).toBe(written);
      expect(read.scale).toBeCloseTo(scale, 12);
      const again = parseUnit(written);
      expect(again.ok && sameUnit(again.unit, read.unit) && again.scale).toBe(1);
    });
  }
});

describe("what is no unit is placed, with what was meant", () => {
  const cases: readonly (readonly [string, object])[] = [
    ["", { kind: "empty", start: 0, end: 0 }],
    ["EUR/", { kind: "empty", start: 4, end: 4 }],
    ["EUR//ticket", { kind: "empty", start: 4, end: 4 }],
    ["*a", { kind: "empty", start: 0, end: 0 }],
    ["%", { kind: "not-a-word", start: 0, end: 1, meant: "percent" }],
    ["topic / € ", { kind: "not-a-word", found: "€", start: 8, end: 9, meant: "EUR" }],
    ["14.5", { kind: "not-a-word", start: 0, end: 4, meant: null }],
    ["m²", { kind: "not-a-word", found: "m²" }],
    ["a(b)", { kind: "not-a-word" }],
    ["toString%", { kind: "not-a-word", meant: null }],
    ["a\0", { kind: "not-a-word" }],
  ];
  for (const [text, problem] of cases) {
    test(JSON.stringify(text), () => expect(parseUnit(text)).toMatchObject({ ok: false, problem }));
  }
});

const unit: fc.Arbitrary<Unit> = fc
  .array(fc.tuple(fc.constantFrom("EUR", "s", "topic", "view", "__proto__"), fc.integer({ min: -3, max: 3 })), { maxLength: 4 })
  .map((factors) => factors.reduce((all, [word, n]) => multiply(all, power(noun(word), n)), ONE));

test("units multiply, divide and read back as they are written", () => {
  fc.assert(
    fc.property(unit, unit, unit, (a, b, c) => {
      expect(sameUnit(multiply(a, b), multiply(b, a))).toBe(true);
      expect(sameUnit(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))).toBe(true);
      expect(sameUnit(divide(multiply(a, b), b), a)).toBe(true);
      expect(isOne(divide(a, a))).toBe(true);
      expect(sameUnit(power(a, 2), multiply(a, a))).toBe(true);
      expect(root(power(a, 2), 2)).toEqual(a);
      expect(sameUnit(a, b)).toBe(unitText(a) === unitText(b));
      expect(JSON.parse(JSON.stringify(a))).toEqual(a);
      const read = parseUnit(unitText(a));
      expect(read.ok && read.scale === 1 && sameUnit(read.unit, a)).toBe(true);
    }),
  );
});

test("a root of a unit is a unit or nothing", () => {
  expect(root(noun("EUR"), 2)).toBeNull();
  expect(root(ONE, 2)).toEqual(ONE);
});

test("different things differ", () => {
  expect(sameUnit(noun("view"), noun("views"))).toBe(false);
  expect(sameUnit(noun("EUR"), noun("USD"))).toBe(false);
  expect(sameUnit(noun("x"), ONE)).toBe(false);
  expect(sameUnit(noun("gro\u0308ße"), noun("größe"))).toBe(true);
  expect(currenciesOf(divide(noun("EUR"), noun("ticket")))).toEqual(["EUR"]);
});

test("singular and plural of one noun are told", () => {
  expect(pluralTwins(noun("views"), divide(noun("ticket"), noun("view")))).toEqual(["views", "view"]);
  expect(pluralTwins(noun("reply"), noun("replies"))).toEqual(["reply", "replies"]);
  expect(pluralTwins(noun("view"), noun("view"))).toBeNull();
  expect(pluralTwins(noun("view"), noun("topic"))).toBeNull();
});

test("a unit of endless length is refused, not read", () => {
  expect(parseUnit(Array(5_000_000).fill("a").join("*"))).toMatchObject({ ok: false, problem: { kind: "too-long" } });
});
