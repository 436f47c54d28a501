import * as z from "zod";
import { MOODS, type EarlyWarningsDef, type Mood, type SentimentDef, type TopicDef, type VoicesDef } from "../definitions.js";
import { diagnose } from "../../ground/messages.js";
import { formula, grain, list, modulePath, named, reference, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildFormula, buildNamed, buildTexts, nameSpan } from "./reading.js";
import { ONE_OF } from "./shape-words.js";
import type { Path } from "./tree.js";

const where = formula.optional().describe('The rows that count, as a condition: brand = "Aurora".');
const written = z.union([word, list(word)]).optional();

const sentiment = strict({
  table: reference.describe("The table with a row for each text."),
  column: word.optional().describe("The column that holds what somebody else's scorer said of each text."),
  text: word.optional().describe("The column of the texts, for Worthwhile to score: in place of column."),
  scorer: z
    .union(
      [
        z.enum(["lexicon", "ngrams"]),
        strict({
          module: modulePath.describe(
            "A file of the workspace whose default export takes texts ({id, text, language}) and gives a label for each.",
          ),
        }),
      ],
      { error: "scorer" },
    )
    .optional()
    .describe(
      "What scores the texts: word lists (lexicon, where not given), a model learnt from the checked texts (ngrams), or a file of yours ({module: loaders/my-scorer.ts}).",
    ),
  as: word.optional().describe("What the column of the scores is called in formulas. sentiment where not given."),
  checked: word
    .optional()
    .describe("The column with what a reader of the language said of some texts: what the scorer is measured by."),
  language: word.optional().describe("The column of the text's language. Without it all texts are taken as of one."),
  where,
  grain: grain.optional().describe("The periods it is shown by. Quarter where not given."),
  words: strict({
    positive: written.describe("How the columns write positive."),
    neutral: written.describe("How the columns write neutral."),
    negative: written.describe("How the columns write negative."),
  })
    .optional()
    .describe("How the columns write each mood, where not positive, neutral, negative."),
})
  .refine(({ column, text }) => (column === undefined) !== (text === undefined), { error: `${ONE_OF}column text` })
  .meta({ oneOf: [{ required: ["column"] }, { required: ["text"] }] })
  .describe("The mood of what members write, per language, with the scorer's accuracy.");

const UNITS = ["week", "month", "quarter", "year"] as const;
const OVER = /^(\d{1,2}) (week|month|quarter|year)s?$/;

const topic = strict({
  label: texts.optional().describe("Its name for readers."),
  table: reference.describe("The table whose rows are counted."),
  by: word.describe("The column whose values are the topics: product_area, author_id.segment."),
  where,
  over: z
    .string({ error: "wholeSpan" })
    .regex(OVER, { error: "wholeSpan" })
    .optional()
    .describe("How long the two times are that are compared: the latest whole ones. 3 months where not given."),
  against: z
    .enum(["before", "year_before"])
    .optional()
    .describe("What the latest time is compared with: the one right before it, or the same a year earlier (year_before)."),
}).describe("A column whose values are topics: their shares, and how these changed.");

const earlyWarnings = strict({
  table: reference.describe("The table with a row for each incident; it needs a key:."),
  report: word.describe("The time the community first spoke of it."),
  incident: word.describe("The time the organisation first knew of it otherwise: its first ticket, or alarm."),
  severity: word.optional().describe("The column that says how bad it was."),
  area: word.optional().describe("The column that says what it was about."),
  where,
}).describe("Incidents, and who spoke of each first.");

export const voicesShape = strict({
  sentiment: sentiment.optional(),
  topics: named(topic).optional().describe("Columns whose values are topics, by name."),
  early_warnings: earlyWarnings.optional(),
}).describe("What members say: their mood, their topics, and what they report first.");

export function buildVoices(input: z.output<typeof voicesShape> | undefined, reading: Reading): VoicesDef | null {
  if (!input) return null;
  return {
    sentiment: buildSentiment(input.sentiment, reading),
    topics: buildNamed(input.topics, ["voices", "topics"], (name, given, path) => buildTopic(name, given, reading, path)),
    earlyWarnings: buildEarlyWarnings(input.early_warnings, reading),
    span: nameSpan(reading, ["voices"]),
  };
}

function buildSentiment(given: z.output<typeof sentiment> | undefined, reading: Reading): SentimentDef | null {
  if (!given) return null;
  const path = ["voices", "sentiment"];
  const words = (mood: Mood): readonly string[] => [given.words?.[mood] ?? mood].flat();
  const { text = null, column, scorer = "lexicon" } = given;
  for (const key of text === null ? (["scorer", "as"] as const) : []) {
    if (given[key] !== undefined) reading.complaints.push(diagnose("voicesNoText", nameSpan(reading, [...path, key]), { key }));
  }
  return {
    table: given.table,
    column: column ?? given.as ?? "sentiment",
    scoring:
      text === null
        ? null
        : { text, scorer, span: nameSpan(reading, [...path, given.scorer === undefined ? "text" : "scorer"]) },
    checked: given.checked ?? null,
    language: given.language ?? null,
    where: buildWhere(given.where, reading, path),
    grain: given.grain ?? "quarter",
    words: { positive: words(MOODS[0]), neutral: words(MOODS[1]), negative: words(MOODS[2]) },
    span: nameSpan(reading, path),
  };
}

function buildTopic(name: string, given: z.output<typeof topic>, reading: Reading, path: Path): TopicDef {
  const [, count, unit] = OVER.exec(given.over ?? "3 months") ?? [];
  return {
    name,
    label: buildTexts(reading, given.label, [...path, "label"]),
    table: given.table,
    by: given.by,
    where: buildWhere(given.where, reading, path),
    over: { count: Math.max(1, Number(count ?? 3)), unit: UNITS.find((one) => one === unit) ?? "month" },
    against: given.against ?? "before",
    span: nameSpan(reading, path),
  };
}

function buildEarlyWarnings(given: z.output<typeof earlyWarnings> | undefined, reading: Reading): EarlyWarningsDef | null {
  if (!given) return null;
  const path = ["voices", "early_warnings"];
  return {
    table: given.table,
    report: given.report,
    incident: given.incident,
    severity: given.severity ?? null,
    area: given.area ?? null,
    where: buildWhere(given.where, reading, path),
    span: nameSpan(reading, path),
  };
}

const buildWhere = (given: unknown, reading: Reading, path: Path) =>
  given === undefined ? null : buildFormula(reading, [...path, "where"]);
