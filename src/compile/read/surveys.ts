import type { z } from "zod";
import type { SurveyDef } from "../definitions.js";
import { formula, list, named, reference, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildFormula, buildNamed, buildTexts, nameSpan } from "./reading.js";
import { record, trueKey } from "./tree.js";

const survey = strict({
  label: texts.optional().describe("Its name for readers."),
  question: texts.describe("The question, as it was asked."),
  note: texts.optional().describe("How it was asked, and whom: what a reader must know to judge it."),
  kpi: reference.describe("The KPI of its answers: nps(…), csat(…) or poll(…)."),
  wave: word.optional().describe("What tells its waves apart: a column like wave, or a grain like quarter."),
  where: formula.optional().describe('The rows of this survey, where its tables hold several: survey = "nps".'),
  response_rate: reference.optional().describe("The KPI of its answers out of those invited."),
  invited: reference.optional().describe("The KPI that counts those invited: whether those who answered look like them."),
  splits: list(word).optional().describe("Who answered: dimensions like language. The KPI's own where not given."),
  choices: named(texts).optional().describe("The answers in words, by their value: {faster_answers: {en: Faster answers}}."),
  owner: word.optional().describe("Who answers for it."),
}).describe("A survey or poll with its waves.");

export const surveysShape = named(survey).describe("Surveys and polls, by name.");

export function buildSurveys(input: z.output<typeof surveysShape> | undefined, reading: Reading): Record<string, SurveyDef> {
  return buildNamed(input, ["surveys"], (name, given, path): SurveyDef => ({
    name,
    label: buildTexts(reading, given.label, [...path, "label"]),
    question: buildTexts(reading, given.question, [...path, "question"]),
    note: buildTexts(reading, given.note, [...path, "note"]),
    kpi: given.kpi,
    wave: given.wave ?? null,
    where: given.where === undefined ? null : buildFormula(reading, [...path, "where"]),
    responseRate: given.response_rate ?? null,
    invited: given.invited ?? null,
    splits: given.splits ?? null,
    choices: record(
      Object.entries(given.choices ?? {}).map(([key, said]) => {
        const value = trueKey(key);
        return [value, buildTexts(reading, said, [...path, "choices", value])] as const;
      }),
    ),
    owner: given.owner ?? "",
    span: nameSpan(reading, path),
  }));
}
