import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDuration } from "../../../src/ground/day.js";
import { uniform } from "../../../src/stats/monte-carlo.js";

export interface Topic {
  readonly day: string;
  readonly language: string;
  readonly area: string;
  readonly solved: boolean;
  readonly bot: boolean;
}

/** A community whose true counts are known. */
export interface World {
  readonly shape: string;
  readonly months: readonly string[];
  readonly topics: readonly Topic[];
}

export const LANGUAGES = ["en", "da", "ru", "fi"] as const;
export const AREAS = ["setup", "billing", "ideas"] as const;
export const FLOOR = 5;
/** The first day after the last month of a world of the first release. */
const END = "2026-07-01";

interface Shape {
  readonly months: number;
  /** Topics a month, from and to; of so many in a hundred months hardly any. */
  readonly topics: readonly [number, number];
  readonly empty: number;
  /** How often each language and area. */
  readonly languages: readonly number[];
  readonly areas: readonly number[];
  readonly solved: number;
  readonly bots: number;
}

const usual: Shape = {
  months: 12,
  topics: [15, 45],
  empty: 0.2,
  languages: [5, 2, 1, 1],
  areas: [3, 2, 1],
  solved: 0.6,
  bots: 0.03,
};

/** Kinds of tables that hide and tell in different ways. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  usual,
  short: { ...usual, months: 4 },
  "longer than is shown": { ...usual, months: 40 },
  sparse: { ...usual, months: 10, topics: [2, 14], empty: 0.4 },
  "one great cell": { ...usual, languages: [30, 1, 1, 1], areas: [30, 1, 0] },
  "all but one below the floor": { ...usual, topics: [20, 30], languages: [12, 1, 1, 1], areas: [8, 1, 1] },
  "nearly all solved": { ...usual, solved: 0.95 },
  "hardly any solved": { ...usual, solved: 0.06 },
  "two languages": { ...usual, months: 8, languages: [4, 1, 0, 0], areas: [1, 1, 0] },
};

export function world(shape: string, seed: number): World {
  const of = SHAPES[shape] as Shape;
  const random = uniform(seed);
  const months = Array.from({ length: of.months }, (_, i) => addDuration(END, i - of.months, "month"));
  return { shape, months, topics: months.flatMap((month) => topicsOf(month, of, random)) };
}

/** The same world some months later. */
export function later(before: World, seed: number, { months }: { readonly months: number }): World {
  const of = SHAPES[before.shape] as Shape;
  const random = uniform(seed);
  const last = before.months.at(-1) ?? END;
  const more = Array.from({ length: months }, (_, i) => addDuration(last, i + 1, "month"));
  const added = more.flatMap((month) => topicsOf(month, of, random));
  return { shape: before.shape, months: [...before.months, ...more], topics: [...before.topics, ...added] };
}

function topicsOf(month: string, of: Shape, random: () => number): readonly Topic[] {
  const [least, most] = random() < of.empty ? [0, 5] : of.topics;
  const many = least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: many }, () => ({
    day: addDuration(month, Math.floor(random() * 28), "day"),
    language: pick(LANGUAGES, of.languages, random),
    area: pick(AREAS, of.areas, random),
    solved: random() < of.solved,
    bot: random() < of.bots,
  }));
}

function pick<T>(from: readonly T[], weights: readonly number[], random: () => number): T {
  let at = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = from.findIndex((_, i) => (at -= weights[i] ?? 0) < 0);
  return from[found < 0 ? 0 : found] as T;
}

const metrics = ({ months }: World): string => `version: 1
community: {name: Test, languages: [en], currency: EUR, timezone: UTC}
privacy: {floor: ${FLOOR}}
tables:
  members: {from: members.csv, row: member, key: id, columns: {email: {type: text, pii: true}}}
  topics:
    from: topics.csv
    row: topic
    key: id
    time: day
    coverage: {from: ${months[0]}, to: ${addDuration(months.at(-1) ?? END, 1, "month")}}
    columns: {author: {ref: members}}
filters:
  no_bots: {table: topics, where: not bot, label: No bots}
kpis:
  asked: {label: Asked, formula: count(topics), splits: [language, area]}
  solved: {label: Solved, formula: count(topics where solved), splits: [language]}
  open: {label: Open, formula: count(topics where not solved), splits: [language]}
  rate: {label: Rate, formula: count(topics where solved) / count(topics), unit: percent, better: higher, splits: [language, area]}
  open_rate: {label: Open rate, formula: count(topics where not solved) / count(topics), unit: percent, better: lower}
  human: {label: Human, formula: count(topics where no_bots)}
  danish: {label: In Danish, formula: count(topics where language = "da")}
stakeholders: {boss: {name: The boss, language: en}}
goals:
  by_quarter: {for: boss, problem: P, kpi: asked, grain: quarter, target: {at_least: 10 topic, by: 2026-12-31}, owner: Head}
  by_year: {for: boss, problem: P, kpi: solved, grain: year, target: {at_least: 10 topic, by: 2026-12-31}, owner: Head}
`;

/** The world as a workspace; over an older one where a folder is given. */
export function written(of: World, root: string = mkdtempSync(join(tmpdir(), "worthwhile-world-"))): string {
  const file = (name: string, header: string, rows: readonly string[]): void =>
    writeFileSync(join(root, name), `${[header, ...rows].join("\n")}\n`);
  writeFileSync(join(root, "metrics.yaml"), metrics(of));
  const ids = Array.from({ length: 60 }, (_, i) => i + 1);
  file(
    "members.csv",
    "id,email",
    ids.map((id) => `${id},kim${id}@example.org`),
  );
  file(
    "topics.csv",
    "id,day,author,language,area,solved,bot",
    of.topics.map((t, i) => [i + 1, t.day, (i % 60) + 1, t.language, t.area, t.solved, t.bot].join(",")),
  );
  return root;
}
