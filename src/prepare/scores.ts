import { identifier, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import type { CatalogTable } from "../compile/catalog.js";
import { MOODS, type Definitions, type Mood, type SentimentDef, type TableDef } from "../compile/definitions.js";
import { scoreTexts, type Scored, type Text } from "../sentiment/score.js";
import { note, type Note } from "./note.js";
import type { OwnScorer } from "./own-scorer.js";

/** How the texts of a table are scored. */
export interface Scoring {
  readonly def: SentimentDef;
  /** The language of texts that do not say theirs; null where the community has several. */
  readonly language: string | null;
  /** The workspace's own scorer; null where that is not who scores, or may not run: then its column is empty. */
  readonly own: OwnScorer | null;
}

/** How `voices:` has a table's texts scored; null where it does not. */
export function scoringOf({ voices, community }: Definitions, table: TableDef): Omit<Scoring, "own"> | null {
  const def = voices?.sentiment ?? null;
  if (def === null || def.scoring === null || def.table !== table.name) return null;
  const [language = null, another] = community.languages;
  return { def, language: def.language === null && another === undefined ? language : null };
}

export interface Scores {
  readonly notes: readonly Note[];
  readonly scored: NonNullable<CatalogTable["scored"]> | null;
  /** The table's columns with that of the scores. */
  readonly columns: CatalogTable["columns"];
}

/**
 * Puts a column of moods beside the texts of a table, in the words that its definition gives them. Each text is scored
 * once however many rows hold it. A text that a reader checked is scored by a model that has not seen it.
 */
export async function addScores(
  engine: Engine,
  table: string,
  columns: CatalogTable["columns"],
  { def, language, own }: Scoring,
): Promise<Scores> {
  if (columns.some(({ name }) => name.toLowerCase() === def.column.toLowerCase()))
    return {
      notes: [note("scoring", diagnose("voicesTaken", null, { table, column: def.column }))],
      scored: null,
      columns,
    };
  const scorer = def.scoring?.scorer ?? "lexicon";
  const texts = await textsOf(engine, table, columns, def);
  const given = texts.map((each): Text => ({ ...each, checked: moodOf(each.checked, def) }));
  const found = typeof scorer === "string" ? scoreTexts(given, scorer, language) : await scoredByOwn(texts, own);
  await joinScores(engine, table, columns, def, texts, found.moods);
  return {
    notes: [],
    scored: {
      column: def.column,
      scorer: typeof scorer === "string" ? scorer : "module",
      languages: found.languages,
    },
    columns: [...columns, { name: def.column, type: "text" }],
  };
}

interface Found {
  readonly id: string;
  readonly text: string;
  readonly language: string | null;
  readonly checked: string | null;
}

/** What is made of a column that is not there, or holds no text: nothing. */
const textColumn = (columns: CatalogTable["columns"], name: string | null): string | null =>
  name !== null && columns.some((column) => column.name === name && column.type === "text") ? identifier(name) : null;

const asked = (columns: CatalogTable["columns"], { scoring, language, checked }: SentimentDef): readonly string[] =>
  [scoring?.text ?? null, language, checked].map((name) => textColumn(columns, name) ?? "NULL::VARCHAR");

async function textsOf(
  engine: Engine,
  table: string,
  columns: CatalogTable["columns"],
  def: SentimentDef,
): Promise<readonly Found[]> {
  const [text = "", language = "", checked = ""] = asked(columns, def);
  const { data, rows } = await engine.query(
    `SELECT ${text} AS text, ${language} AS language, ${checked} AS checked, CAST(min("@row") AS VARCHAR) AS id FROM ${identifier(table)}
      WHERE trim(${text}) <> '' GROUP BY 1, 2, 3 ORDER BY min("@row")`,
  );
  const at = (c: number, r: number): string | null => {
    const value = data[c]?.[r];
    return value === null || value === undefined ? null : String(value);
  };
  return Array.from({ length: rows }, (_, r) => ({
    text: at(0, r) ?? "",
    language: at(1, r),
    checked: at(2, r),
    id: at(3, r) ?? "",
  }));
}

const moodOf = (label: string | null, { words }: SentimentDef): Mood | null =>
  label === null ? null : (MOODS.find((mood) => words[mood].includes(label)) ?? null);

async function scoredByOwn(texts: readonly Found[], own: OwnScorer | null): Promise<Scored> {
  const names = [...new Set(texts.map(({ language }) => language))].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  return {
    moods: (await own?.score(texts.map(({ id, text, language }) => ({ id, text, language })))) ?? texts.map(() => null),
    languages: names.map((language) => ({ language, by: "module" })),
  };
}

/** The rows keep their order. */
async function joinScores(
  engine: Engine,
  table: string,
  columns: CatalogTable["columns"],
  def: SentimentDef,
  texts: readonly Found[],
  moods: readonly (Mood | null)[],
): Promise<void> {
  const [target, scores, fresh] = [table, `@scores ${table}`, `@scored ${table}`].map(identifier) as [string, string, string];
  await engine.insert(`@scores ${table}`, {
    columns: ["text", "language", "checked", "mood"].map((name) => ({ name, type: "text" as const })),
    rows: texts.length,
    data: [
      texts.map(({ text }) => text),
      texts.map(({ language }) => language),
      texts.map(({ checked }) => checked),
      moods.map((mood) => (mood === null ? null : (def.words[mood][0] ?? mood))),
    ],
  });
  const [text = "", language = "", checked = ""] = asked(columns, def).map((name) =>
    name.startsWith("NULL") ? name : `t.${name}`,
  );
  await engine.run(
    `CREATE OR REPLACE TABLE ${fresh} AS SELECT t.*, s.mood AS ${identifier(def.column)} FROM ${target} AS t
      LEFT JOIN ${scores} AS s ON s.text = ${text} AND s.language IS NOT DISTINCT FROM ${language} AND s.checked IS NOT DISTINCT FROM ${checked}
      ORDER BY t.rowid`,
  );
  await engine.run(`DROP TABLE ${target}; ALTER TABLE ${fresh} RENAME TO ${target}; DROP TABLE ${scores}`);
}
