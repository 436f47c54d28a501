import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SurveyReport } from "../../../src/report/model.js";
import { reportFrom } from "../workspace.js";

/** Answers of one wave: how many of each score in a language, given from this day on, three a day. */
export interface WaveOf {
  readonly wave: string;
  readonly day: string;
  readonly scores: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly invited?: Readonly<Record<string, number>>;
}

const TABLES = `version: 1
community: {name: Test, languages: [en, da]}
tables:
  answers: {from: answers.csv, row: answer, time: day, coverage: {from: 2025-01-01, to: 2027-01-01}, columns: {score: {type: integer}, weight: {type: number}}}
  sent: {from: sent.csv, row: sending, time: day, coverage: {from: 2025-01-01, to: 2027-01-01}, columns: {invited: {type: integer, unit: invitation}}}
kpis:
  liked: {label: Liked, formula: nps(answers.score)}
  content: {label: Content, formula: "csat(answers.score, 8)"}
  asked: {label: Asked, formula: sum(sent.invited)}
  rate: {label: Rate, formula: count(answers) as answer / sum(sent.invited) as answer, unit: percent}
`;

/** The surveys of a Report made of these waves. */
export async function surveysOf(waves: readonly WaveOf[], section: string, tables = TABLES): Promise<readonly SurveyReport[]> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-surveys-"));
  const answers: string[] = [];
  const sent: string[] = [];
  for (const { wave, day, scores, invited = {} } of waves) {
    let given = 0;
    for (const [language, counts] of Object.entries(scores))
      for (const [score, n] of Object.entries(counts))
        for (let i = 0; i < n; i++) {
          const at = new Date(Date.parse(day) + (given++ % 3) * 86_400_000).toISOString().slice(0, 10);
          answers.push(`${at},${wave},${language},${score},1`);
        }
    for (const [language, n] of Object.entries(invited)) sent.push(`${day},${wave},${language},${n}`);
  }
  await writeFile(join(root, "metrics.yaml"), `${tables}surveys:\n${section}`);
  await writeFile(join(root, "answers.csv"), `day,wave,language,score,weight\n${answers.join("\n")}\n`);
  await writeFile(join(root, "sent.csv"), `day,wave,language,invited\n${sent.join("\n")}\n`);
  return (await reportFrom(root)).surveys ?? [];
}
