import { THEME } from "./theme.js";

/** A Vega-Lite specification as plain data. Its shape is Vega-Lite's; only what charts here use is typed. */
export interface ChartSpec {
  readonly width: number;
  readonly height: number;
  readonly padding: Box;
  readonly autosize: { readonly type: "none" };
  readonly config: typeof THEME;
  readonly layer: readonly DataLayer[];
}

/** A layer with its data, by name. */
export interface DataLayer {
  readonly data: { readonly name: string; readonly values: readonly Row[] };
  readonly [key: string]: unknown;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A row of a layer's data. */
export type Row = Readonly<Record<string, number | string | boolean | null | readonly number[]>>;
export type Layer = Readonly<Record<string, unknown>>;

/**
 * A chart before it is printed. Its specification holds no word of any language: text `⟦3⟧` stands for `words[3]`. So a
 * chart is drawn once and printed in six languages.
 */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly spec: ChartSpec;
  readonly words: readonly string[];
}

/** Collects the words of a chart and hands out what stands for them. */
export class Words {
  readonly list: string[] = [];
  mark(word: string): string {
    const at = this.list.indexOf(word);
    return `⟦${at === -1 ? this.list.push(word) - 1 : at}⟧`;
  }
}

/** The specification with its words in place: for a reader of Vega-Lite (the explorer, a notebook). */
export function worded(chart: Chart): ChartSpec {
  const fill = (x: unknown): unknown => {
    if (typeof x === "string") return x.replace(/⟦(\d+)⟧/g, (_, i: string) => chart.words[Number(i)] ?? "");
    if (Array.isArray(x)) return x.map(fill);
    if (typeof x === "object" && x !== null) return Object.fromEntries(Object.entries(x).map(([k, y]) => [k, fill(y)]));
    return x;
  };
  return fill(chart.spec) as ChartSpec;
}

/** The frame every chart shares: fixed sizes, so no text's width moves anything, and the theme. */
export function framed(
  plot: { readonly width: number; readonly height: number },
  padding: Box,
  layer: readonly DataLayer[],
): ChartSpec {
  return { ...plot, padding, autosize: { type: "none" }, config: THEME, layer };
}
