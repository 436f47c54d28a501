import { addDuration, type DurationUnit } from "../../../src/ground/day.js";
import { dayAt, type World } from "../metamorphic/world.js";

/*
 * The forms across events in plain JavaScript, by the words of the specification: loops over rows, and removal effects
 * by taking the player out of the chain and solving it again. Nothing here knows the product's SQL.
 */
export type Event = World["events"][number] & { readonly day: number };
export type Test = (event: Event) => boolean;

/** Events with a day; those without one match nothing. */
export const dated = (world: World): readonly Event[] => world.events.filter((e): e is Event => e.day !== null);

const within = (later: number, days: number, earlier: number): boolean => earlier <= later && later < earlier + days;
const byTime = (a: Event, b: Event): number => a.day - b.day || a.id - b.id;

/** Each conversion with the base row it is credited to. */
export function credited(
  events: readonly Event[],
  base: Test,
  conversion: Test,
  days: number,
  how: { readonly first?: boolean; readonly same?: readonly (keyof Event)[] } = {},
): readonly { readonly base: Event; readonly conversion: Event }[] {
  return events.filter(conversion).flatMap((c) => {
    const matching = events
      .filter(base)
      .filter((b) => b.id !== c.id && b.member !== null && b.member === c.member && within(c.day, days, b.day))
      .filter((b) => (how.same ?? []).every((name) => b[name] !== null && b[name] === c[name]))
      .sort(byTime);
    const one = how.first ? matching[0] : matching.at(-1);
    return one ? [{ base: one, conversion: c }] : [];
  });
}

export interface Cohort {
  readonly segment: string | null;
  readonly start: number;
  readonly kept: boolean;
}

/** Each member that has begun: when, and whether it came back in the window of one more unit. */
export function cohorts(world: World, start: Test, active: Test, count: number, unit: DurationUnit): readonly Cohort[] {
  const events = dated(world);
  return world.members.flatMap((member) => {
    const own = events.filter((e) => e.member === member.id);
    const first = own.filter(start).sort(byTime)[0];
    if (!first) return [];
    const [from, to] = [count, count + 1].map((n) => addDuration(dayAt(first.day), n, unit)) as [string, string];
    const kept = own.filter(active).some((e) => dayAt(e.day) >= from && dayAt(e.day) < to);
    return [{ segment: member.segment, start: first.day, kept }];
  });
}

/** The touches of an order's path, the earliest first. */
export function path(events: readonly Event[], order: Event, days: number): readonly Event[] {
  return events
    .filter((t) => t.id !== order.id && t.member !== null && t.member === order.member && within(order.day, days, t.day))
    .sort(byTime);
}

export type Model = "first" | "last" | "linear" | "time_decay(7 days)" | "position(0.4, 0.3)" | "shapley(kind)";

/** The share of each touch of a path. */
export function shares(touches: readonly Event[], order: Event, model: Model): readonly number[] {
  const n = touches.length;
  const kinds = [...new Set(touches.map((t) => t.kind))];
  const weights = touches.map((t, i): number => {
    switch (model) {
      case "first":
        return i === 0 ? 1 : 0;
      case "last":
        return i === n - 1 ? 1 : 0;
      case "linear":
        return 1;
      case "time_decay(7 days)":
        return 2 ** (-(order.day - t.day) / 7);
      case "position(0.4, 0.3)":
        return i === 0 ? 0.4 : i === n - 1 ? 0.3 : 0.3 / (n - 2);
      case "shapley(kind)":
        return 1 / kinds.length / touches.filter((other) => other.kind === t.kind).length;
    }
  });
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

/** A way through players, and whether an order stands at its end. */
export interface Way {
  readonly players: readonly (string | null)[];
  readonly value: number | null;
}

/** Orders' paths, and of each member one lost path of the touches that are in none of them; with the row that places it. */
export function ways(
  events: readonly Event[],
  orders: readonly Event[],
  days: number,
): readonly (Way & { readonly at: Event })[] {
  const used = new Set(orders.flatMap((order) => path(events, order, days).map((t) => t.id)));
  const won = orders.flatMap((order) => {
    const touches = path(events, order, days);
    return touches.length === 0 ? [] : [{ players: touches.map((t) => t.kind), value: order.v, at: order }];
  });
  const members = [...new Set(events.map((e) => e.member))].filter((m) => m !== null);
  const lost = members.flatMap((member) => {
    const touches = events.filter((e) => e.member === member && !used.has(e.id)).sort(byTime);
    const last = touches.at(-1);
    return last ? [{ players: touches.map((t) => t.kind), value: null, at: last }] : [];
  });
  return [...won, ...lost];
}

/** What each player is credited with: its share of all removal effects × the value of the paths that led to an order. */
export function markov(paths: readonly Way[]): ReadonlyMap<string | null, number> {
  const players = [...new Set(paths.flatMap((p) => p.players))];
  const whole = chance(paths, null, players);
  const effects = players.map((player) => (whole === 0 ? 0 : 1 - chance(paths, { player }, players) / whole));
  const sum = effects.reduce((a, b) => a + b, 0);
  const total = paths.reduce((a, p) => a + (p.value ?? 0), 0);
  return new Map(players.map((player, i) => [player, sum === 0 ? 0 : (total * (effects[i] as number)) / sum]));
}

/** The chance of an order from the start, where every step to the removed player leads to nothing. By iteration. */
function chance(
  paths: readonly Way[],
  removed: { readonly player: string | null } | null,
  players: readonly (string | null)[],
): number {
  const states = ["start", ...players.map((_, i) => i)] as const;
  const steps = new Map<string, number>();
  const add = (from: number | string, to: number | string): void =>
    void steps.set(`${from}>${to}`, (steps.get(`${from}>${to}`) ?? 0) + 1);
  for (const { players: way, value } of paths) {
    let here: number | string = "start";
    for (const player of way) {
      const next = players.indexOf(player);
      add(here, next);
      here = next;
    }
    add(here, value === null ? "lost" : "won");
  }
  const out = new Map(
    states.map((s) => [s, [...steps].reduce((sum, [key, n]) => (key.startsWith(`${s}>`) ? sum + n : sum), 0)] as const),
  );
  let now = new Map<number | string, number>(states.map((s) => [s, 0]));
  for (let round = 0; round < 20_000; round++) {
    const next = new Map<number | string, number>();
    for (const s of states) {
      let sum = steps.get(`${s}>won`) ?? 0;
      for (const [i, player] of players.entries()) {
        if (removed && player === removed.player) continue;
        sum += (steps.get(`${s}>${i}`) ?? 0) * (now.get(i) ?? 0);
      }
      next.set(s, out.get(s) === 0 ? 0 : sum / (out.get(s) as number));
    }
    const still = states.every((s) => Math.abs((next.get(s) ?? 0) - (now.get(s) ?? 0)) < 1e-15);
    now = next;
    if (still) break;
  }
  return now.get("start") ?? 0;
}
