import fc from "fast-check";
import { KINDS, SEGMENTS } from "./world.js";

/** Conditions on an event, and on a member; no day of the calendar is named, so that days can be shifted. */
const eventLeaf = fc.oneof(
  fc.integer({ min: -3, max: 7 }).map((n) => `v > ${n < 0 ? `(-${-n})` : n}`),
  fc.constantFrom(...KINDS).map((kind) => `kind = "${kind}"`),
  fc.constantFrom(...KINDS).map((kind) => `kind != "${kind}"`),
  fc.subarray([...KINDS], { minLength: 1 }).map((kinds) => `kind in (${kinds.map((k) => `"${k}"`).join(", ")})`),
  fc.subarray([...KINDS], { minLength: 1 }).map((kinds) => `kind not in (${kinds.map((k) => `"${k}"`).join(", ")})`),
  fc.constantFrom(...SEGMENTS).map((segment) => `member.segment = "${segment}"`),
  fc.constantFrom("DK", "FR").map((country) => `member.company.country != "${country}"`),
  fc.integer({ min: 0, max: 40 }).map((n) => `done within ${n} days of day`),
  fc.integer({ min: 0, max: 40 }).map((n) => `day within ${n} days of member.joined`),
  fc.constantFrom(
    "x is null",
    "x is not null",
    "flag",
    "not flag",
    "v between 0 and 4",
    "x > v",
    "done < day",
    'kind like "%"',
    "v / x > 1",
  ),
);
const memberLeaf = fc.oneof(
  fc.integer({ min: -2, max: 7 }).map((n) => `w >= ${n < 0 ? `(-${-n})` : n}`),
  fc.constantFrom(...SEGMENTS).map((segment) => `segment = "${segment}"`),
  fc.constantFrom("company is null", 'company.country = "DK"', 'starts_with(lower(segment), "p")'),
);
const joined = (leaf: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: leaf.map((a) => `not (${a})`) },
    { weight: 2, arbitrary: fc.tuple(leaf, fc.constantFrom("and", "or"), leaf).map(([a, op, b]) => `(${a} ${op} ${b})`) },
  );
export const eventCondition = joined(eventLeaf);
const where = (condition: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(""),
    condition.map((c) => ` where ${c}`),
  );

export const eventMeasure = where(eventCondition).chain((w) =>
  fc.constantFrom(`count(events${w})`, `sum(events.v${w})`, `sum(events.x${w})`, `sum(events.v * 2${w})`),
);
/** Forms across events, from events to events of the same member: what they count lies with one event each. */
const credited = fc
  .tuple(where(eventCondition), where(eventCondition), fc.integer({ min: 1, max: 40 }))
  .chain(([a, b, days]) =>
    fc.constantFrom(
      ...["", " same kind", " count conversions", " same kind, flag count conversions credit first"].map(
        (how) => `converted(events${a} to events${b} by member within ${days} days${how})`,
      ),
      ...["last", "first"].map(
        (model) => `attributed(sum(events.v${a}) to events${b} by member within ${days} days model ${model})`,
      ),
      ...["linear", "time_decay(7 days)", "position(0.5, 0.25)"].map(
        (model) => `attributed(count(events${a}) to events${b} by member within ${days} days model ${model})`,
      ),
    ),
  );
/** Whether a formula is of a table's own rows alone: all, share and per hold no form across events. */
export const ofRows = (formula: string): boolean => !/\b(converted|retained|attributed)\(/.test(formula);

/** Forms across events that are worked out anew in each cell. */
const chained = fc
  .tuple(where(eventCondition), fc.subarray([...KINDS], { minLength: 1 }), fc.integer({ min: 1, max: 40 }))
  .chain(([a, kinds, days]) => {
    const picked = kinds.map((kind) => `"${kind}"`).join(", ");
    return fc.constantFrom(
      `attributed(count(events${a}) to events where kind in (${picked}) by member within ${days} days model markov(kind))`,
      `attributed(count(events${a}) to events where kind in (${picked}) by member within ${days} days model shapley(kind))`,
      `converted(events${a} to events by member within ${days} days count entities)`,
      `converted(events${a} to events by member within ${days} days) / count(events${a})`,
    );
  });
const cohorts = fc
  .tuple(where(eventCondition), where(eventCondition), fc.constantFrom("1 day", "10 days", "2 weeks"))
  .map(([a, b, after]) => `retained(members from first(events.day${a}) by member active events${b} after ${after})`);

const memberMeasure = where(joined(memberLeaf)).chain((w) => fc.constantFrom(`count(members${w})`, `sum(members.w${w})`));

/** Sums, differences and multiples: parts add up to the whole. */
const added = (measure: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: measure },
    { weight: 1, arbitrary: fc.tuple(measure, fc.constantFrom("+", "-"), measure).map((parts) => parts.join(" ")) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom("3", "0.5"), measure).map(([n, m]) => `${n} * (${m})`) },
  );
export const additiveEvents = added(fc.oneof({ weight: 3, arbitrary: eventMeasure }, { weight: 2, arbitrary: credited }));
export const additive = added(fc.oneof(eventMeasure, memberMeasure, credited));

/** One aggregate alone, whose n is the number of its rows. */
export const aggregate = fc
  .tuple(
    fc.constantFrom(
      "count(events%)",
      "sum(events.v%)",
      "avg(events.x%)",
      "max(events.v%)",
      "median(events.x%)",
      "last(events.kind%)",
      "csat(events.v, 4%)",
      "count(members%)",
    ),
    where(eventCondition),
    where(joined(memberLeaf)),
  )
  .map(([form, event, member]) => form.replace("%", form.includes("members") ? member : event));

/** Whatever must be computed anew in each cell. */
const holisticEvents = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        "avg(events.v",
        "median(events.x",
        "min(events.v",
        "max(events.x",
        "stddev(events.x",
        "count(distinct events.member",
        "count(distinct events.member.company",
        "first(events.v",
        "last(events.x",
      ),
      where(eventCondition),
    )
    .map(([head, w]) => `${head}${w})`),
  where(eventCondition).map((w) => `percentile(events.x, 0.3${w})`),
  chained,
  fc.tuple(additiveEvents, eventMeasure).map(([a, b]) => `(${a}) / (${b})`),
  fc
    .tuple(
      additiveEvents,
      fc.constantFrom("coalesce(%, 7)", "if(% > 2, 1, 0)", "least(%, 3)", "abs(%)", "-(%)", "round(% / 3, 2)"),
    )
    .map(([a, f]) => f.replace("%", a)),
);
const framed = fc
  .tuple(
    fc.oneof(additiveEvents, holisticEvents),
    fc.constantFrom(
      "rolling(%, 10 days)",
      "cumulative(%)",
      "prior(%, 7 days)",
      "change(%, 14 days)",
      "prior(rolling(%, 7 days), 7 days)",
    ),
  )
  .map(([inner, form]) => form.replace("%", inner));
const calendar = fc
  .tuple(additiveEvents, fc.constantFrom("to_date(%, month)", "prior(%, 1 month)", "growth(%, 1 month)", "rolling(%, 1 month)"))
  .map(([inner, form]) => form.replace("%", inner));

/** A formula over events, the only table it reads. */
export const eventFormula = fc.oneof(additiveEvents, holisticEvents, framed, calendar);
/** One whose windows are days, so that it moves with them. */
export const dayFormula = fc.oneof(additiveEvents, holisticEvents, framed);
/** One over one table or two. */
export const formula = fc.oneof(
  eventFormula,
  additive,
  cohorts,
  fc.tuple(eventMeasure, memberMeasure).map(([a, b]) => `(${a}) / (${b})`),
);
