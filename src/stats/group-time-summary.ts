import { refuse, type Answer } from "./answer.js";
import { estimate, type Estimate } from "./estimate.js";
import { errorOf, type GroupTime, type GroupTimes } from "./group-time-effects.js";
import { mean, sum } from "./moments.js";
import { uniform } from "./monte-carlo.js";

/** What the effects are gathered by: nothing, time since the start, the start, or the period. */
export type By = "all" | "since start" | "start" | "period";

export interface Part {
  readonly at: number;
  readonly effect: Estimate;
  /** The band that holds all parts at once 95 times in 100. */
  readonly band: { readonly low: number; readonly high: number };
}

export interface GroupTimeSummary {
  readonly overall: Estimate;
  /** None where all are one. Time since the start is negative before it. */
  readonly parts: readonly Part[];
}

interface Gathered {
  readonly value: number;
  readonly influence: readonly number[];
}

/**
 * Group-time effects gathered into one figure and a part for each time since the start, start or period. Groups weigh by
 * their units, whose shares are estimates too; the overall figure of times since the start and of periods is their plain
 * mean. Bands by the multiplier bootstrap with signs, drawn by `seed`.
 *
 * B. Callaway and P. H. C. Sant'Anna (2021), Journal of Econometrics 225, 200–230, sections 3 and 4.
 */
export function gather(
  { effects, starts }: Pick<GroupTimes, "effects" | "starts">,
  by: By,
  { seed, draws = 999 }: { readonly seed: number; readonly draws?: number },
): Answer<GroupTimeSummary, "no effects after the start"> {
  const after = effects.filter(({ start, period }) => period >= start);
  if (after.length === 0) return refuse("no effects after the start");
  if (by === "all") return { ok: true, overall: told(weighed(after, starts)), parts: [] };
  const key = ({ start, period }: GroupTime): number => (by === "start" ? start : by === "period" ? period : period - start);
  const counted = by === "since start" ? effects : after;
  const keys = [...new Set(counted.map(key))].sort((a, b) => a - b);
  const each = keys.map((at) => ({ at, of: counted.filter((effect) => key(effect) === at) }));
  const parts = each.map(({ at, of }) => ({ at, ...weighed(of, starts) }));
  const overall =
    by === "start"
      ? weighed(
          parts.map(({ at, ...part }) => ({ ...part, start: at })),
          starts,
        )
      : plain(parts.filter(({ at }) => by === "period" || at >= 0));
  const critical = together(
    parts.map((part) => part.influence),
    seed,
    draws,
  );
  return {
    ok: true,
    overall: told(overall),
    parts: parts.map((part) => {
      const effect = told(part);
      const spread = critical * effect.se;
      return { at: part.at, effect, band: { low: effect.value - spread, high: effect.value + spread } };
    }),
  };
}

const told = ({ value, influence }: Gathered): Estimate => estimate(value, errorOf(influence), null);

type Weighed = { readonly start: number; readonly influence: readonly number[] } & (
  { readonly effect: Estimate } | { readonly value: number }
);

const valueOf = (each: Weighed): number => ("effect" in each ? each.effect.value : each.value);

/** The mean by the groups' shares of units, with what the shares' own errors add. */
function weighed(each: readonly Weighed[], starts: readonly (number | null)[]): Gathered {
  const share = each.map(({ start }) => starts.filter((own) => own === start).length / starts.length);
  const total = sum(share);
  const value = sum(each.map((one, j) => valueOf(one) * (share[j] as number))) / total;
  const influence = starts.map((own, i) => {
    let [errors, shares] = [0, 0];
    each.forEach((one, j) => {
      const weight = share[j] as number;
      errors += weight * (one.influence[i] as number);
      shares += (valueOf(one) - value) * (Number(own === one.start) - weight);
    });
    return (errors + shares) / total;
  });
  return { value, influence };
}

const plain = (parts: readonly Gathered[]): Gathered => ({
  value: mean(parts.map(({ value }) => value)),
  influence: (parts[0]?.influence ?? []).map((_, i) => mean(parts.map(({ influence }) => influence[i] as number))),
});

/** How many standard errors hold all parts at once, 95 times in 100. */
function together(influences: readonly (readonly number[])[], seed: number, draws: number): number {
  const u = uniform(seed);
  const errors = influences.map(errorOf);
  const n = influences[0]?.length ?? 0;
  const farthest = Array.from({ length: draws }, () => {
    const signs = Array.from({ length: n }, () => (u() < 0.5 ? -1 : 1));
    return Math.max(
      ...influences.map((influence, j) => {
        let total = 0;
        for (let i = 0; i < n; i++) total += (signs[i] as number) * (influence[i] as number);
        return Math.abs(total) / n / (errors[j] as number);
      }),
    );
  });
  return farthest.sort((a, b) => a - b)[Math.ceil(0.95 * draws) - 1] as number;
}
