import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { keptInMemory } from "../../src/cli/memory.js";
import { openSession } from "../../src/cli/session.js";
import { reportOf } from "../../src/cli/site.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import type { Report } from "../../src/report/model.js";

/** One question asked in the forum: its day, its language, and whether it was solved the day after. */
export interface Topic {
  readonly id: number;
  readonly day: string;
  readonly language: string;
  readonly solved: boolean;
}

/** A year of questions: English much, Danish some, Russian in some months fewer than five. The same at every call. */
export function topics(): readonly Topic[] {
  const all: Topic[] = [];
  for (let month = 0; month < 12; month++) {
    const start = new Date(Date.UTC(2025, 9 + month, 1));
    const put = (language: string, count: number): void => {
      for (let i = 0; i < count; i++) {
        const day = new Date(start.getTime() + (i % 27) * 86_400_000).toISOString().slice(0, 10);
        all.push({ id: all.length + 1, day, language, solved: (i * 7 + month) % 10 < 6 });
      }
    };
    put("en", 40 + month);
    put("da", 12 + (month % 3));
    put("ru", month % 4);
  }
  return all;
}

/** The community and its tables. */
export const TABLES = `version: 1
community: {name: Test community, languages: [en, da], currency: EUR, timezone: Europe/Copenhagen}
tables:
  members: {from: members.csv, row: member, key: id, columns: {email: {type: text, pii: true}}}
  topics:
    from: topics.csv
    row: topic
    key: id
    time: day
    coverage: {from: 2025-10-01, to: 2026-10-01}
    columns: {author_id: {ref: members}, language: {label: {en: Language}}}
  answers: {from: answers.csv, row: answer, time: day, coverage: {from: 2025-10-01, to: 2026-10-01}}
`;

/** Its KPIs, stakeholders and goals too. */
export const METRICS = `${TABLES}assumptions:
  saved: {value: 2, low: 1, high: 4, unit: EUR/topic, class: assumption, source: A guess, owner: Finance}
kpis:
  asked: {label: Questions, formula: count(topics), splits: [language]}
  rate: {label: Resolution rate, formula: count(topics where solved) / count(topics), unit: percent, better: higher, splits: [language]}
  savings: {label: Savings, formula: count(topics where solved) * saved, unit: EUR, better: higher}
  score: {label: NPS, formula: nps(answers.score)}
stakeholders:
  boss: {name: The boss, language: da}
goals:
  solve:
    for: boss
    problem: Something to solve.
    kpi: rate
    baseline: {value: 50 percent, period: 2025-Q4}
    target: {at_least: 90 percent, by: 2026-12-31}
    owner: Head of support
  grow:
    for: boss
    problem: Something to solve.
    kpi: asked
    target: {at_least: 10 topic, by: 2026-12-31}
    owner: Head of support
  liked:
    for: boss
    problem: Something to solve.
    kpi: score
    grain: quarter
    target: {at_least: 20 point, by: 2026-12-31}
    owner: Head of support
executive: {organisation: [savings], members: [rate], alignment: [rate, savings]}
`;

/** A small workspace on disk, whose right numbers can be counted by hand. */
export async function makeWorkspace(metrics: string = METRICS): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-report-"));
  await mkdir(root, { recursive: true });
  const rows = topics().map((t) => `${t.id},${t.day},${(t.id % 50) + 1},${t.language},${t.solved},How do I number ${t.id}?`);
  await writeFile(join(root, "metrics.yaml"), metrics);
  await writeFile(join(root, "topics.csv"), `id,day,author_id,language,solved,title\n${rows.join("\n")}\n`);
  await writeFile(
    join(root, "members.csv"),
    `id,email\n${Array.from({ length: 50 }, (_, i) => `${i + 1},kim${i}@example.org`).join("\n")}\n`,
  );
  // Eight answers in September, twenty in August: the survey's floor is ten.
  const answers = [
    ...Array.from({ length: 20 }, (_, i) => `2026-08-0${(i % 9) + 1},${i % 11}`),
    ...Array.from({ length: 8 }, (_, i) => `2026-09-0${i + 1},9`),
  ];
  await writeFile(join(root, "answers.csv"), `day,score\n${answers.join("\n")}\n`);
  return root;
}

/** The Report of a workspace, by a real engine. */
export async function reportFrom(
  root: string,
  engine: "native" | "wasm" = "native",
  kept?: ReturnType<typeof keptInMemory>,
): Promise<Report> {
  const session = await openSession(readDefinitions(root), null, [], engine);
  try {
    return await reportOf(session, kept ? { memory: kept.of(session) } : {});
  } finally {
    await session.engine.close();
  }
}
