import type { Question } from "../../kit/evaluator/answer.js";
import { GRAINS, isGrain, type Grain } from "../../kit/evaluator/calendar.js";
import type { Family } from "./formulas.js";
import { KINDS, read } from "./tables.js";
import { COUNTRIES, SEGMENTS } from "../metamorphic/world.js";
import type { Tape } from "./tape.js";

/** A question as the product is asked it; `detail` where n is to be compared too. */
export interface Asked {
  readonly kpis: readonly string[];
  readonly by: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly where: string | null;
  readonly detail: boolean;
}

const DIMENSIONS: Readonly<Record<Family, readonly string[]>> = {
  all: ["members.segment", "companies.country"],
  events: ["kind", "flag", "member", "members.segment", "companies.country", "score", "members.joined.month", "done.quarter"],
};
const GRAIN_SETS: readonly (readonly Grain[])[] = [
  [],
  ["month"],
  ["month"],
  ["quarter"],
  ["week"],
  ["year"],
  ["fiscal_quarter"],
  ["month", "week"],
  ["fiscal_year"],
  ["day"],
  ["hour"],
];
/** A few days, around what is worth a look. */
const SHORT = [
  ["2025-10-25", "2025-10-28"],
  ["2026-03-28", "2026-03-31"],
  ["2026-01-30", "2026-02-02"],
] as const;
const BORDERS = [
  "2025-10-01",
  "2025-10-26",
  "2025-12-10",
  "2026-01-01",
  "2026-02-28",
  "2026-03-29",
  "2026-04-01",
  "2026-04-10",
  "2026-05-15",
];

const FINENESS: readonly string[] = ["hour", "day", "week", "month", "quarter", "year"];
const fineness = (grain: string): number => FINENESS.indexOf(grain.replace("fiscal_", ""));

/** A question; the KPIs that a grain finer than their own `per` would be asked of are left out. */
export function questionOf(t: Tape, family: Family, kpis: readonly (readonly [string, string])[]): Asked {
  const grains = t.pick(GRAIN_SETS);
  const finest = Math.min(9, ...grains.map(fineness));
  const fits = ([, formula]: readonly [string, string]): boolean =>
    [...formula.matchAll(/, (day|week|month|quarter), (avg|sum|min|max|median|last)\)/g)].every(
      ([, grain = ""]) => fineness(grain) <= finest,
    );
  const chosen = kpis.filter(fits).map(([name]) => name);
  const dimensions = [t.pick(DIMENSIONS[family]), t.pick(DIMENSIONS[family])].slice(0, t.pick([0, 1, 1, 2]));
  const by = t.once(2) ? [...grains, ...new Set(dimensions)] : [...new Set(dimensions), ...grains];
  const short = finest < 2 ? t.pick(SHORT) : null;
  const [a, b] = [t.pick(BORDERS), t.pick(BORDERS)].sort() as [string, string];
  const open = t.once(3);
  return {
    kpis: chosen,
    by,
    from: short?.[0] ?? (open || t.once(3) ? null : a),
    to: short?.[1] ?? (open || t.once(3) ? null : b),
    where: t.once(3) ? conditionOf(t, family) : null,
    detail: t.once(4),
  };
}

/** Parts that speak of one dimension each, so that all and share may drop them one by one. */
function conditionOf(t: Tape, family: Family): string {
  const parts = [
    () => `members.segment ${t.pick(["=", "!="])} "${t.pick(SEGMENTS)}"`,
    () => `companies.country = "${t.pick(COUNTRIES)}"`,
    () => `members.segment is ${t.pick(["null", "not null"])}`,
    ...(family === "events"
      ? [
          () => `kind in ("a", "${t.pick(KINDS)}")`,
          () => t.pick(["flag", "not flag"]),
          () => `member != "m0"`,
          () => `v ${t.pick([">", "<="])} 3`,
          () => `t >= @2025-11-30`,
        ]
      : []),
  ];
  return [t.pick(parts)(), ...(t.once(3) ? [t.pick(parts)()] : [])].join(" and ");
}

/** The same for the evaluator. */
export function forEvaluator(asked: Asked): Question {
  return {
    kpis: asked.kpis,
    from: asked.from,
    to: asked.to,
    where: asked.where === null ? null : read(asked.where),
    by: asked.by.map((name) => {
      if (GRAINS.includes(name)) return { grain: name as Grain };
      const names = name.split(".");
      const last = names.at(-1) ?? "";
      const grain = names.length > 1 && isGrain(last) ? last : null;
      return { dimension: { names: grain === null ? names : names.slice(0, -1), grain } };
    }),
  };
}
