import type { Grain } from "../../../compile/definitions.js";
import type { ReportCell } from "../../model.js";

/** The words of charts, their keys, tables and summaries. Numbers, dates and labels come in printed. */
export interface ChartWords {
  readonly state: { readonly [S in ReportCell["state"]]: string };
  readonly completeWithInterval: string;
  readonly definitionChanged: string;
  readonly targetPath: string;
  /** What is to be expected until a goal's deadline. */
  readonly expected: string;
  readonly allGroups: string;
  readonly notGiven: string;
  readonly asTable: string;
  readonly head: {
    readonly period: string;
    readonly value: string;
    readonly low: string;
    readonly high: string;
    readonly n: string;
    readonly state: string;
    readonly target: string;
    readonly group: string;
    readonly table: string;
    readonly rows: string;
  };
  readonly by: { readonly [G in Grain]: string };
  readonly quarter: (n: number) => string;
  readonly shaded: string;
  readonly sameScale: (last: string) => string;
  readonly targetBy: (date: string) => string;
  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly intervalKey: string;
  readonly pathKey: string;
  readonly notCovered: string;
  readonly rowsIn: (rows: string, period: string) => string;
  /** Sentences of a chart's text summary. */
  readonly summary: {
    readonly span: (label: string, from: string, to: string) => string;
    readonly extremes: (low: string, lowAt: string, high: string, highAt: string) => string;
    readonly latest: (period: string, value: string) => string;
    readonly states: (state: string, periods: string) => string;
    readonly target: (condition: string, date: string) => string;
    readonly panels: (label: string, n: string) => string;
    readonly now: (value: string, range: string | null, path: string | null) => string;
    readonly expected: (period: string, range: string) => string;
  };
  readonly list: (items: readonly string[]) => string;
}
