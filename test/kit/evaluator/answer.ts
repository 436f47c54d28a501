import type { Expr } from "../../../src/ground/expr.js";
import { dateText, localOf, timeText, type Grain } from "./calendar.js";
import { countOf, kpiCell, type Asked, type Dimension, type Place } from "./cells.js";
import { periodsOf, type Period } from "./frames.js";
import { isSettled, kpiTables, waitsOf } from "./maturity.js";
import { compare, isSteps, isTime, keyOf, type Value } from "./values.js";
import { coverOfAll, type World } from "./world.js";

/** Grains and dimensions in the order they are asked. */
export type By = { readonly grain: Grain } | { readonly dimension: Dimension };

export interface Question {
  readonly kpis: readonly string[];
  readonly by: readonly By[];
  readonly where: Expr | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface AnswerCell {
  readonly value: string | number | boolean | null;
  readonly state: string;
  readonly n: number | null;
}

export interface AnswerRow {
  readonly key: readonly (string | number | boolean | null)[];
  readonly cells: readonly AnswerCell[];
}

/** Every row of the answer to a question, by walking over periods, groups and rows. */
export function answer(world: World, question: Question): readonly AnswerRow[] {
  const { calendar } = world;
  const tables = [...new Set(question.kpis.flatMap((name) => kpiTables(world, name)))];
  const cover = coverOfAll(tables);
  const from = question.from === null ? cover?.from : localOf(question.from);
  const to = question.to === null ? cover?.to : localOf(question.to);
  const range = from === undefined || to === undefined ? null : { from, to };
  const dimensions = question.by.flatMap((by) => ("dimension" in by ? [by.dimension] : []));
  const grains = question.by.flatMap((by) => ("grain" in by ? [by.grain] : []));
  const asked: Asked = { world, dimensions, where: question.where, range };
  const periods = periodsOf(grains, range, cover?.to ?? Number.POSITIVE_INFINITY, calendar);
  const placeOf = (period: Period, group: readonly Value[] | null, seen: Place["seen"]): Place => ({
    asked,
    period,
    frames: [],
    free: [],
    group,
    seen,
    waits: [],
  });

  const groups = new Map<string, readonly Value[]>();
  if (dimensions.length === 0) groups.set("", []);
  else
    for (const period of periods)
      for (const name of question.kpis)
        kpiCell(
          name,
          placeOf(period, null, (group) => groups.set(group.map(keyOf).join(), group)),
        );

  const rows = periods.flatMap((period) =>
    [...groups.values()].map((group) => {
      let [g, d] = [0, 0];
      const key = question.by.map((by): Value => {
        if ("dimension" in by) return group[d++] ?? null;
        const local = period.labels[g++] as number;
        return { kind: "time", local, utc: local, date: by.grain !== "hour" };
      });
      const cells = question.kpis.map((name) =>
        finished(
          name,
          placeOf(period, group, () => undefined),
        ),
      );
      return { key, cells };
    }),
  );
  return rows
    .sort((a, b) => a.key.map((value, i) => inOrder(value, b.key[i] ?? null)).find((order) => order !== 0) ?? 0)
    .map(({ key, cells }) => ({ key: key.map(shown), cells }));
}

/** Nulls last. */
const inOrder = (a: Value, b: Value): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);

/** A KPI's cell with its state: the worst of no data, undefined, immature, partial and complete (rule 8). */
function finished(name: string, place: Place): AnswerCell {
  const { world } = place.asked;
  const { value, coverage } = kpiCell(name, place);
  const immature = waitsOf(world, name).some((wait) => !isSettled(world, wait, place.period, []));
  const state = coverage === "no_data" ? coverage : value === null ? "undefined" : immature ? "immature" : coverage;
  const formula = world.kpis[name]?.formula;
  const n = state === "no_data" || formula === undefined ? null : countOf(formula, place);
  return { value: shown(value), state, n };
}

/** Values as an answer shows them. */
function shown(value: Value): string | number | boolean | null {
  if (isTime(value)) return value.date ? dateText(value.local) : timeText(value.local);
  if (isSteps(value)) throw new Error("a length of time is no answer");
  return value;
}
