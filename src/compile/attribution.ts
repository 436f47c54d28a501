import { print } from "../formula/print.js";
import { written } from "../formula/words.js";
import { MODELS, type ModelName } from "../formula/event-functions.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import type { AttributedExpr } from "../ground/expr.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { FormulaText, Span } from "../ground/span.js";
import { nearest } from "../ground/nearest.js";
import type { AttributionDef, KpiDef } from "./definitions.js";
import type { KpiCell } from "./question.js";
import { understand, type CheckedKpi, type Program } from "./program.js";
import { hasOwn, tableOf } from "./scope.js";

/** One model: the KPI that credits every touch by it, and the one that credits those the community's KPI picks. */
export interface CreditModel {
  readonly name: ModelName;
  /** As a formula writes it: "time_decay(7 days)". */
  readonly written: string;
  readonly all: string;
  readonly own: string;
}

/** A KPI of credit under every model of `attribution:`, as a program of its own, whose KPIs stand in no file. */
export interface CreditProgram {
  readonly def: AttributionDef;
  readonly kpi: CheckedKpi;
  readonly program: Program;
  readonly models: readonly CreditModel[];
  /** The dimension that credit goes to: "touches.channel". */
  readonly player: string;
  /** "90 days". */
  readonly window: string;
  /** The table whose rows are credited, and that of the touches. */
  readonly orders: string;
  readonly touches: string;
  /** Of a holdout: each unit's value, by unit and arm, and how many units each arm has. */
  readonly holdout: {
    readonly value: string;
    readonly by: readonly [unit: string, arm: string];
    readonly units: string;
    readonly arm: string;
    /** Whether units have a time, and so a range. */
    readonly dated: boolean;
  } | null;
}

/** What every model credits, over one span of time. */
export interface Credits {
  /** Local dates, half-open: the last twelve complete months that the orders' table covers, or as many as there are. */
  readonly from: string;
  readonly to: string;
  readonly models: readonly ModelCredit[];
  /** Orders of known value in the span, and those of them with a touch in the window before. */
  readonly orders: number;
  readonly joined: number;
  /** What those drawn to meet the community brought, and those drawn to go without; null where nobody was. */
  readonly holdout: { readonly treated: DrawnArm; readonly control: DrawnArm } | null;
}

export interface ModelCredit extends Pick<CreditModel, "name" | "written"> {
  /** What all touches are credited with, and what those are that the KPI picks. */
  readonly total: KpiCell;
  readonly own: KpiCell;
  /** By player; `n` counts the orders it has a part in. */
  readonly players: readonly { readonly name: string | null; readonly cell: KpiCell }[];
}

/** How many were drawn into an arm, the sum of what they brought and of its squares; whoever brought nothing counts 0. */
interface DrawnArm {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** Null where nothing is to be credited, or the KPI has a mistake of its own. */
export function creditProgram(program: Program): CreditProgram | null {
  const { definitions, catalog } = program.world;
  const def = definitions.attribution;
  if (def === null) return null;
  const kpi = hasOwn(program.kpis, def.kpi) ? program.kpis[def.kpi] : undefined;
  if (!kpi || kpi.cell === null || kpi.expr?.kind !== "attributed") return null;
  const { expr } = kpi;
  const [orders] = kpi.tables;
  if (orders === undefined) return null;
  const models = [...new Set(def.models)].map((name): CreditModel => {
    return { name, written: writtenModel(name, def.player), all: `@all ${name}`, own: `@own ${name}` };
  });
  const kpis = models.flatMap(({ written, all, own }) => [
    defOf(kpi.def, all, textOf({ ...expr, touches: { ...expr.touches, where: null } }, written, def)),
    defOf(kpi.def, own, textOf(expr, written, def)),
  ]);
  const units = def.holdout === null ? null : unitsOf(program, expr);
  if (units !== null)
    kpis.push(
      defOf(kpi.def, "@value", print(expr.measure)),
      defOf({ ...kpi.def, unit: null }, "@units", `count(${written(units.table)})`),
    );
  const world = { definitions: { ...definitions, kpis: Object.fromEntries(kpis.map((each) => [each.name, each])) }, catalog };
  return {
    def,
    kpi,
    program: understand(world),
    models,
    player: `${expr.touches.table.name}.${def.player}`,
    window: def.window ?? `${expr.within.digits} ${expr.within.unit}`,
    orders,
    touches: expr.touches.table.name,
    holdout:
      units === null || def.holdout === null
        ? null
        : {
            value: "@value",
            by: [units.path, `${units.path}.${def.holdout.column}`],
            units: "@units",
            arm: `${units.table}.${def.holdout.column}`,
            dated: (definitions.tables[units.table]?.time ?? null) !== null,
          },
  };
}

/** The parameters of a model are those of its entry in the reference; the player is the attribution's. */
function writtenModel(name: ModelName, player: string): string {
  const signature = MODELS.find((model) => model.name === name)?.signature ?? name;
  return signature.replace("(channel)", `(${player})`);
}

/** The formula with another model, and the attribution's window. */
function textOf(expr: AttributedExpr, written: string, { window }: AttributionDef): string {
  const bare = print({ ...expr, model: { ...expr.model, name: "linear" }, modelArgs: [] }).replace(/model linear\)$/, "");
  const head = window === null ? bare : bare.replace(/within \S+ \S+ $/, `within ${window} `);
  return `${head}model ${written})`;
}

function defOf(def: KpiDef, name: string, text: string): KpiDef {
  const { file, map } = def.formula;
  const start = map[0] ?? 0;
  const formula: FormulaText = { text, file, map: [...Array<number>(text.length).fill(start), map.at(-1) ?? start] };
  return { ...def, name, formula, history: [], tests: [], splits: [] };
}

/** What only the formulas' meaning tells: a player no touch has, a model that cannot, a holdout of nobody. */
export function attributionProblems(
  program: Program,
  placeOf: (path: readonly string[]) => Span | null,
): readonly Diagnostic[] {
  const credit = creditProgram(program);
  if (credit === null) return [];
  const { def, kpi, touches } = credit;
  const held = holdoutProblems(program, credit, placeOf);
  const [first = ""] = def.player.split(".");
  const columns = tableOf(program.world, touches)?.columns ?? [];
  if (columns.every(({ name }) => name !== first)) {
    const texts = columns.flatMap(({ name, type }) => (type === "text" ? [name] : []));
    const place = placeOf(["player"]) ?? def.span;
    return [...held, diagnose("creditPlayer", place, { player: def.player, table: touches, columns: texts })];
  }
  const models = credit.models.flatMap(({ name, all, own }) => {
    const [problem] = [own, all].flatMap((each) => credit.program.kpis[each]?.diagnostics ?? []);
    return problem === undefined || kpi.diagnostics.length > 0
      ? []
      : [diagnose("creditModel", placeOf(["models"]) ?? def.span, { model: name, player: def.player, ...becauseOf(problem) })];
  });
  return [...held, ...models];
}

/** The other column that the formula's condition is about, where that is the trouble. */
function becauseOf(problem: Diagnostic): { readonly other: string | null; readonly why: string } {
  const { name } = problem.data;
  const isPlayers = problem.message === "creditsPlayers" && typeof name === "string" && name !== "";
  return { other: isPlayers ? name : null, why: sentence(problem) };
}

/** Whether there is such a table and such a column; whether both arms are in it, only the rows tell. */
function holdoutProblems(
  program: Program,
  { def, kpi }: CreditProgram,
  placeOf: (path: readonly string[]) => Span | null,
): readonly Diagnostic[] {
  const { holdout } = def;
  if (holdout === null || kpi.expr?.kind !== "attributed") return [];
  const units = unitsOf(program, kpi.expr);
  const at = (key: string): Span => placeOf(["holdout", key]) ?? def.span;
  if (units === null) return [diagnose("creditHoldoutKey", placeOf(["holdout"]) ?? def.span, { key: print(kpi.expr.by.left) })];
  const names = (tableOf(program.world, units.table)?.columns ?? []).map(({ name }) => name);
  if (names.includes(holdout.column)) return [];
  const near = nearest(holdout.column, names);
  return [diagnose("creditHoldoutColumn", at("column"), { column: holdout.column, table: units.table, near })];
}

/** The table that the orders' key refers to, and the way there; null where it refers to none. */
function unitsOf(program: Program, { by, measure }: AttributedExpr): { readonly table: string; readonly path: string } | null {
  const orders = tableNamed(measure);
  const [key, ...further] = by.left.parts;
  const ref =
    key && orders !== null && further.length === 0 ? program.world.definitions.tables[orders]?.columns[key.name]?.ref : null;
  return ref && key ? { table: ref, path: `${orders}.${key.name}` } : null;
}

function tableNamed({ args }: AttributedExpr["measure"]): string | null {
  const [first] = args;
  return first?.kind === "path" ? (first.parts[0]?.name ?? null) : null;
}
