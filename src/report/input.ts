import type { Answer, Question } from "../compile/question.js";
import type { Catalog } from "../compile/catalog.js";
import type { Definitions, Texts } from "../compile/definitions.js";
import type { Conversion } from "../compile/money.js";
import type { MemberCounts } from "../compile/member-counts.js";
import type { Expr } from "../ground/expr.js";
import type { Credits } from "../compile/attribution.js";
import type { HeardIncidents, HeardTexts, HeardTopics } from "../compile/heard.js";
import type { Table } from "../engine/table.js";
import type { Report } from "./model.js";

/** Everything a report is made from. Questions are answered by whoever holds the engine; the report only asks. */
export interface ReportInput {
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  readonly program: ProgramInfo;
  ask(question: Question, options: { readonly interval: boolean }): Promise<Answer>;
  /** Several questions at once, which cost less than one by one; null for one that cannot be asked. Absent: each is asked alone. */
  askSets?(questions: readonly Question[], options: { readonly interval: boolean }): Promise<readonly (Answer | null)[]>;
  /** The rows a KPI counted between two local dates, all where null: at most `limit` of each part, and how many there are. */
  rows(
    kpi: string,
    range: { readonly from: string | null; readonly to: string | null; readonly limit: number },
  ): Promise<readonly CountedPart[]>;
  /** What each named filter leaves out of the rows a KPI counts, over the whole range; absent: none is told. */
  filtered?(kpi: string): Promise<readonly FilteredRows[]>;
  /** The credit of `attribution:` by each model; absent or null: none is told. */
  credits?(): Promise<CreditInput | null>;
  /** What `voices:` asks; absent or null: none is told. */
  voices?(): Promise<VoicesInput | null>;
  /** What `members:` asks of the data; absent or null: none is told. */
  members?(): Promise<MemberInput | null>;
  /** How many rows of a table fall into each month, by the month's first day; absent: coverage has no months. */
  monthly?(table: string): Promise<readonly { readonly period: string; readonly rows: number }[]>;
  /** What was found out of the same KPIs and tables before; absent: everything is asked anew. */
  readonly memory?: Memory;
  /** The SQL that answers this question alone, for the page that shows it; absent: the SQL that ran for all. */
  sql?(question: Question): string;
  /** Of these KPIs alone, as an editor previews one; absent: of all. */
  readonly only?: readonly string[];
  /** The Reports of the releases, oldest first: what they tell and withhold is known to whoever kept them. */
  readonly earlier?: readonly Report[];
  /** Name and version of the tool, for the foot of the pages. */
  readonly tool: string;
  progress?(done: number, all: number): void;
}

/**
 * Plain values kept by what they depend on: everything that enters a KPI's answers, or a table's rows. Where any of that
 * changed, nothing is found.
 */
export interface Memory {
  get(about: Subject, what: unknown): unknown;
  set(about: Subject, what: unknown, value: unknown): void;
}
export type Subject = { readonly kpi: string } | { readonly table: string };

/** What one build finds out, for that build alone. */
export function memoryOfOneBuild(): Memory {
  const known = new Map<string, unknown>();
  const keyOf = (about: Subject, what: unknown): string => JSON.stringify([about, what]);
  return {
    get: (about, what) => known.get(keyOf(about, what)),
    set: (about, what, value) => void known.set(keyOf(about, what), value),
  };
}

/** What is remembered, or else made now and remembered. */
export async function remembered<T>(
  memory: Memory | undefined,
  about: Subject,
  what: unknown,
  make: () => T | Promise<T>,
): Promise<T> {
  const known = memory?.get(about, what);
  if (known !== undefined) return known as T;
  const made = await make();
  memory?.set(about, what, made);
  return made;
}

/** What the compiler knows of each KPI that can be asked; a KPI with an error is not here. */
export interface ProgramInfo {
  readonly kpis: Readonly<Record<string, KpiInfo>>;
}

export interface KpiInfo {
  /** In the base scale: "1", "EUR", "s", "topic". */
  readonly unit: string;
  /** The unit it is shown in; absent: the KPI's own `unit:`, else the base one. */
  readonly shownIn?: string;
  readonly additive: "additive" | "semi-additive" | "holistic";
  /** "Wilson, 95%", or "none" with its reason. */
  readonly method: string;
  /** Whether it is a part over the whole of the same thing, so that no honest bound lies outside 0 to 1. */
  readonly partOfWhole: boolean;
  readonly tables: readonly string[];
  readonly columns: readonly string[];
  /** What amounts it reads were converted from, to what and by what; absent where none were. */
  readonly converted?: Conversion;
  readonly assumptions: readonly string[];
  readonly kpis: readonly string[];
  readonly dateBasis: readonly string[];
  /** The longest of its own waits and those of its parts: "7 days". */
  readonly matureAfter: string | null;
  readonly expr: Expr;
  readonly formulaText: string;
  readonly hash: string;
}

/** Credit by model, and what it is given to. */
export interface CreditInput extends Credits {
  readonly kpi: string;
  readonly window: string;
  readonly ordersTable: string;
  readonly player: { readonly column: string; readonly label: Texts };
  readonly arms: { readonly treated: string; readonly control: string } | null;
}

/** Plain counts of what members say, nothing withheld yet; null where there is nothing to count. */
export interface VoicesInput {
  readonly texts: HeardTexts | null;
  readonly topics: Readonly<Record<string, HeardTopics | null>>;
  readonly incidents: HeardIncidents | null;
}

/** Counts of members, and the tables they were counted from. */
export interface MemberInput {
  readonly counts: MemberCounts;
  readonly tables: readonly string[];
}

/** A named filter: of all rows of its table in the range, those it leaves out. */
export interface FilteredRows {
  readonly name: string;
  readonly label: Texts;
  readonly table: string;
  readonly leftOut: number;
  readonly all: number;
}

export interface CountedPart {
  readonly aggregate: string;
  readonly table: string;
  readonly total: number;
  readonly rows: Table;
}
