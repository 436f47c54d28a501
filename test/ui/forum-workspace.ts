import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A topic of the made-up forum, as its file holds it. */
export interface Topic {
  readonly id: number;
  readonly author: number;
  readonly created: string;
  readonly solved: string | null;
  readonly language: string;
  readonly views: number;
}

const LANGUAGES = ["en", "en", "en", "en", "ja", "ja", "da", "es", "fr", "ru"];
const DAY = 86_400_000;
const FIRST = Date.UTC(2025, 0, 1);
const DAYS = 546; // up to 1 July 2026

/** A forum of eighteen months in six languages, the same each time; its rule for "solved" changed on 1 July 2025. */
export function topics(): readonly Topic[] {
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: 2400 }, (_, i): Topic => {
    const created = FIRST + Math.floor(random() * DAYS) * DAY + Math.floor(random() * 86_400) * 1000;
    const solved = random() < 0.7 ? created + Math.floor(random() * random() * 20 * DAY) : null;
    const language = LANGUAGES[Math.floor(random() * LANGUAGES.length)] ?? "en";
    const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19);
    return {
      id: i + 1,
      author: 1 + Math.floor(random() * 60),
      created: stamp(created),
      solved: solved === null ? null : stamp(solved),
      language,
      views: Math.floor(random() * 400),
    };
  });
}

/** Orders of fourteen months, paid in three currencies. */
export const orders = () =>
  Array.from({ length: 300 }, (_, i) => ({
    id: i + 1,
    day: new Date(FIRST + i * DAY * 1.5).toISOString().slice(0, 10),
    amount: 20 + (i % 9),
    currency: ["EUR", "USD", "EUR", "GBP"][i % 4] ?? "EUR",
  }));

/** What a dollar and a pound were worth in EUR, a rate each fortnight. */
export const rates = () =>
  Array.from({ length: 32 }, (_, i) => new Date(FIRST + i * 14 * DAY).toISOString().slice(0, 10)).flatMap((day, i) => [
    { day, code: "USD", rate: (80 + ((i * 7) % 16)) / 100 },
    { day, code: "GBP", rate: (110 + ((i * 5) % 13)) / 100 },
  ]);

/** A category under a name that could be somebody's words, and somebody's words. */
export const acceptedAnswer = (id: number): boolean => id % 3 === 0;
const commentOf = (id: number): string =>
  id % 50 === 0 ? `this went badly for me and I would like to tell you at length why (${id})` : "fine";

/** Writes the forum as a workspace in two languages. */
export function writeForum(folder: string, options: { readonly simulated?: boolean } = {}): void {
  mkdirSync(join(folder, "data", "in"), { recursive: true });
  const lines = topics().map(({ id, author, created, solved, language, views }) =>
    [id, author, created, solved ?? "", language, views, acceptedAnswer(id) ? "accepted" : "other", commentOf(id)].join(","),
  );
  const csv = (name: string, head: string, rows: readonly string[]): void =>
    writeFileSync(join(folder, "data", "in", name), [head, ...rows, ""].join("\n"));
  csv("topics.csv", "id,author_id,created_at,solved_at,language,views,answer_kind,comment", lines);
  csv(
    "members.csv",
    "id,segment,name",
    Array.from({ length: 60 }, (_, i) => `${i + 1},${["self_serve", "enterprise", ""][i % 3] ?? ""},somebody ${i}`),
  );
  csv(
    "orders.csv",
    "id,paid_at,amount,paid_in",
    orders().map(({ id, day, amount, currency }) => [id, day, amount, currency].join(",")),
  );
  csv(
    "fx.csv",
    "day,code,per_unit",
    rates().map(({ day, code, rate }) => [day, code, rate].join(",")),
  );
  writeFileSync(join(folder, "metrics.yaml"), DEFINITIONS.replace("SIMULATED", String(options.simulated ?? true)));
}

const DEFINITIONS = `version: 1
community:
  name: {en: Harbour users, ja: ハーバー利用者の会}
  languages: [en, ja]
  currency: EUR
  timezone: Europe/Copenhagen
  simulated: SIMULATED
rates: {from: data/in/fx.csv, currency: code, rate: per_unit, time: day}
tables:
  members:
    from: data/in/members.csv
    row: member
    key: id
    label: {en: Members, ja: メンバー}
    columns:
      segment: {type: text, label: {en: Customer segment, ja: 顧客区分}}
      name: {type: text, pii: true}
  topics:
    from: data/in/topics.csv
    row: topic
    key: id
    time: created_at
    label: {en: Topics, ja: トピック}
    coverage: {from: 2025-01-01, to: 2026-07-01}
    columns:
      created_at: {type: time}
      solved_at: {type: time}
      author_id: {ref: members}
      language: {type: text, label: {en: Language, ja: 言語}}
      views: {type: integer, unit: view}
  orders:
    from: data/in/orders.csv
    row: order
    key: id
    time: paid_at
    label: {en: Orders, ja: 注文}
    coverage: {from: 2025-01-01, to: 2026-03-01}
    columns:
      paid_at: {type: date}
      amount: {type: number, unit: {currency: paid_in}}
kpis:
  resolution_rate:
    label: {en: Resolution rate, ja: 解決率}
    formula: count(topics where solved_at within 7 days of created_at) / count(topics)
    unit: percent
    better: higher
    family: service
    mature_after: 7 days
    splits: [language]
    history:
      - {until: 2025-07-01, formula: "count(topics where solved_at is not null) / count(topics)", note: {en: No window before July 2025.}}
  unsolved_share:
    label: {en: Unsolved share, ja: 未解決率}
    formula: count(topics where solved_at is null) / count(topics)
    unit: percent
    better: lower
    family: service
    splits: [language]
  time_to_solve:
    label: {en: Time to solve, ja: 解決までの時間}
    formula: median(topics.solved_at - topics.created_at)
    unit: hour
    better: lower
    family: service
  accepted_share:
    label: {en: Accepted share, ja: 採用率}
    formula: count(topics where answer_kind = "accepted") / count(topics)
    unit: percent
    better: higher
    family: service
  complaints:
    label: {en: Complaints, ja: 苦情}
    formula: count(topics where contains(comment, "badly"))
    better: lower
    family: feedback
    splits: [language]
  revenue:
    label: {en: Revenue, ja: 売上}
    formula: sum(orders.amount)
    unit: EUR
    better: higher
    family: conversion
`;
