import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uniform } from "../../src/stats/monte-carlo.js";

export interface Topic {
  readonly day: string;
  readonly language: string;
  readonly area: string;
  readonly solved: boolean;
  readonly bot: boolean;
}

export interface Answer {
  readonly day: string;
  readonly score: number;
}

export interface Community {
  readonly topics: readonly Topic[];
  readonly answers: readonly Answer[];
}

const START = Date.UTC(2023, 0, 1);
export const MONTHS = 42;
export const END = "2026-07-01";
const LANGUAGES = ["en", "en", "en", "da", "da", "ru", "fi"];
const AREAS = ["setup", "setup", "billing", "ideas"];

/** A small community: months of many and of few, groups that are often smaller than the floor, one or two bots. */
export function community(seed: number): Community {
  const random = uniform(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const few = random() * 0.3;
  const usual = 8 + random() * 30;
  const topics: Topic[] = [];
  const answers: Answer[] = [];
  for (let month = 0; month < MONTHS; month++) {
    const first = new Date(START);
    first.setUTCMonth(month);
    const day = (): string => new Date(first.getTime() + Math.floor(random() * 28) * 86_400_000).toISOString().slice(0, 10);
    const many = random() < few ? Math.floor(random() * 6) : Math.floor(usual * (0.5 + random()));
    for (let i = 0; i < many; i++)
      topics.push({ day: day(), language: pick(LANGUAGES), area: pick(AREAS), solved: random() < 0.6, bot: random() < 0.02 });
    const answered = random() < 0.3 ? Math.floor(random() * 12) : 10 + Math.floor(random() * 50);
    for (let i = 0; i < answered; i++) answers.push({ day: day(), score: Math.floor(random() * 11) });
  }
  return { topics, answers };
}

export const FLOOR = 5;
export const SURVEY_FLOOR = 10;

const METRICS = `version: 1
community: {name: Test, languages: [en], currency: EUR, timezone: UTC}
privacy: {floor: ${FLOOR}, survey_floor: ${SURVEY_FLOOR}}
tables:
  members: {from: members.csv, row: member, key: id, columns: {email: {type: text, pii: true}}}
  topics:
    from: topics.csv
    row: topic
    key: id
    time: day
    coverage: {from: 2023-01-01, to: ${END}}
    columns: {author: {ref: members}}
  answers: {from: answers.csv, row: answer, time: day, coverage: {from: 2023-01-01, to: ${END}}}
filters:
  no_bots: {table: topics, where: not bot, label: No bots}
assumptions:
  saved: {value: 2, low: 1, high: 4, unit: EUR/topic, class: assumption, source: A guess, owner: Finance}
kpis:
  asked: {label: Asked, formula: count(topics), splits: [language, area]}
  solved: {label: Solved, formula: count(topics where solved), splits: [language]}
  rate: {label: Rate, formula: count(topics where solved) / count(topics), unit: percent, better: higher, splits: [language]}
  savings: {label: Savings, formula: count(topics where solved) * saved, unit: EUR}
  human: {label: Human, formula: count(topics where no_bots)}
  replies: {label: Replies, formula: count(answers)}
  score: {label: Score, formula: avg(answers.score)}
  promoters: {label: NPS, formula: nps(answers.score)}
  health:
    label: Health
    composite: [{kpi: rate, weight: 0.6, from: 0 percent, to: 100 percent}, {kpi: score, weight: 0.4, from: 0, to: 10}]
stakeholders: {boss: {name: The boss, language: en}}
goals:
  by_quarter: {for: boss, problem: P, kpi: asked, grain: quarter, target: {at_least: 10 topic, by: 2026-12-31}, owner: Head}
  by_year: {for: boss, problem: P, kpi: solved, grain: year, target: {at_least: 10 topic, by: 2026-12-31}, owner: Head}
  by_week: {for: boss, problem: P, kpi: replies, grain: week, target: {at_least: 10 answer, by: 2026-12-31}, owner: Head}
  by_day: {for: boss, problem: P, kpi: asked, grain: day, target: {at_least: 1 topic, by: 2026-12-31}, owner: Head}
  whole: {for: boss, problem: P, kpi: health, target: {at_least: 50 percent, by: 2026-12-31}, owner: Head}
`;

/** The community on disk. */
export function written({ topics, answers }: Community): string {
  const root = mkdtempSync(join(tmpdir(), "worthwhile-attack-"));
  const file = (name: string, header: string, rows: readonly string[]): void =>
    writeFileSync(join(root, name), `${[header, ...rows].join("\n")}\n`);
  writeFileSync(join(root, "metrics.yaml"), METRICS);
  file(
    "members.csv",
    "id,email",
    Array.from({ length: 60 }, (_, i) => `${i + 1},kim${i}@example.org`),
  );
  file(
    "topics.csv",
    "id,day,author,language,area,solved,bot",
    topics.map((t, i) => [i + 1, t.day, (i % 60) + 1, t.language, t.area, t.solved, t.bot].join(",")),
  );
  file(
    "answers.csv",
    "day,score",
    answers.map((a) => `${a.day},${a.score}`),
  );
  return root;
}
