import fc from "fast-check";
import { ELEMENTS } from "../../../src/formula/elements.js";
import { FUNCTIONS } from "../../../src/formula/functions.js";
import { print } from "../../../src/formula/print.js";
import { tree } from "../../formula/arbitrary.js";

/** Sound formulas over the sample's tables: every example of the reference. */
const SOUND = [...[...FUNCTIONS.values()].map(({ example }) => example), ...ELEMENTS.map(({ example }) => example)];

const TOKEN = /\s+|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|"[^"]*"|@[\d-]+|[<>!]=|./gsu;
const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];
const POOL = [
  ...new Set(SOUND.flatMap(tokensOf).filter((token) => token.trim() !== "")),
  ...["null", "true", "-", "0", "9223372036854775808", "1e308", "@2024-02-29", "__proto__", "constructor", "e_count", "💥"],
];

const AROUND = [
  "growth(%, 1 month)",
  "prior(%, 7 days)",
  "rolling(%, 28 days)",
  "cumulative(%)",
  "to_date(%, year)",
  "per(%, day, avg)",
  "all(%)",
  "share(%, segment)",
  "coalesce(%, 0)",
  "if(% > 1, %, null)",
  "round(%)",
  "% as thing",
  "-(%)",
  "% is not null",
];

const sound = fc.constantFrom(...SOUND);
const place = fc.nat(1_000_000);
type Change = (tokens: readonly string[]) => readonly string[];
const at = (tokens: readonly string[], n: number): number => n % Math.max(1, tokens.length);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...POOL)).map(
    ([n, token]): Change =>
      (t) =>
        t.with(at(t, n), token),
  ),
  place.map(
    (n): Change =>
      (t) =>
        t.toSpliced(at(t, n), 1),
  ),
  place.map(
    (n): Change =>
      (t) =>
        t.toSpliced(at(t, n), 0, t[at(t, n)] ?? ""),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Change =>
      (t) =>
        t.with(at(t, a), t[at(t, b)] ?? "").with(at(t, b), t[at(t, a)] ?? ""),
  ),
  fc.tuple(place, sound).map(
    ([n, other]): Change =>
      (t) =>
        t.with(at(t, n), ` (${other}) `),
  ),
  fc.constantFrom(...AROUND).map(
    (form): Change =>
      (t) =>
        tokensOf(form.replaceAll("%", t.join(""))),
  ),
  fc
    .tuple(fc.constantFrom("+", "-", "*", "/", "=", "and"), sound)
    .map(([op, other]): Change => (t) => [...t, ` ${op} `, other]),
);

/** Sound formulas with a few tokens put elsewhere, whole formulas in place of a token, and trees of any shape. */
export const mutant: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(sound, fc.array(change, { minLength: 1, maxLength: 3 }))
      .map(([text, changes]) => changes.reduce((tokens, one) => one(tokens), tokensOf(text)).join("")),
  },
  { weight: 1, arbitrary: tree.map(print) },
);
