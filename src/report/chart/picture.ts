import type { PlacedLine } from "./place.js";
import { framed, type Box, type ChartSpec, type Layer, type Row } from "./spec.js";
import { THEME, type Style } from "./theme.js";

/** A straight mark between two places, in px of the plot. */
export interface Span {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** A point of a line or a band: `part` tells the pieces apart that are not joined. */
export interface Vertex {
  readonly part: string;
  readonly x: number;
  readonly y: number;
  readonly y2?: number;
}

/**
 * What a chart is made of, back to front, in px of its plot. Every chart has these eight layers and no others, empty
 * where it has nothing of the kind: so Vega-Lite compiles one specification, and the next chart is new data in it.
 */
export class Picture {
  readonly #rows: { readonly [L in LayerName]: Row[] } = {
    rects: [],
    back: [],
    bands: [],
    middle: [],
    lines: [],
    front: [],
    symbols: [],
    texts: [],
  };
  readonly #parts = { bands: new Map<string, string>(), lines: new Map<string, string>() };

  /**
   * A part's place in its layer. A view that draws chart after chart keeps the order in which it first met a name, so
   * names are numbers in the order of drawing: the same in every chart.
   */
  #part(layer: "bands" | "lines", name: string): string {
    const parts = this.#parts[layer];
    const known = parts.get(name) ?? String(parts.size);
    parts.set(name, known);
    return known;
  }

  /** Filled rectangles: hatched for what is not known. */
  rects(style: Style, all: readonly Span[]): void {
    this.#rows.rects.push(...all.map((s) => ({ ...rounded(s), fill: paint(style).fill ?? "none" })));
  }
  /** Straight lines: behind the bands, between bands and lines, or in front of both. */
  rules(layer: "back" | "middle" | "front", style: Style, all: readonly Span[]): void {
    const { stroke, width, dash } = paint(style);
    this.#rows[layer].push(...all.map((s) => ({ ...rounded(s), stroke, width, dash })));
  }
  bands(style: Style, all: readonly Vertex[]): void {
    const { color } = paint(style);
    this.#rows.bands.push(
      ...all.map((v) => ({
        part: this.#part("bands", v.part),
        x: round(v.x),
        y: round(v.y),
        y2: round(v.y2 ?? v.y),
        fill: color,
      })),
    );
  }
  lines(style: Style, all: readonly Vertex[]): void {
    const { stroke, width } = paint(style);
    this.#rows.lines.push(
      ...all.map((v) => ({ part: this.#part("lines", v.part), x: round(v.x), y: round(v.y), stroke, width })),
    );
  }
  symbols(
    style: Style,
    all: readonly { readonly x: number; readonly y: number; readonly angle?: number; readonly size?: number }[],
  ): void {
    const { fill, stroke, width, dash, shape, size } = paint(style);
    this.#rows.symbols.push(
      ...all.map((s) => ({
        x: round(s.x),
        y: round(s.y),
        angle: s.angle ?? 0,
        size: s.size ?? size,
        shape,
        fill: fill ?? stroke,
        stroke,
        width,
        dash,
      })),
    );
  }
  texts(all: readonly PlacedLine[]): void {
    this.#rows.texts.push(
      ...all.map((l) => ({
        x: round(l.x),
        y: round(l.y),
        text: l.text,
        align: l.align,
        color: paint(l.style).color,
        size: sizeOf(l.style),
        weight: paint(l.style).weight,
      })),
    );
  }

  spec(plot: { readonly width: number; readonly height: number }, padding: Box): ChartSpec {
    return framed(
      plot,
      padding,
      LAYERS.map(([name, layer]) => ({ ...layer, data: { name, values: this.#rows[name] } })),
    );
  }
}

type LayerName = "rects" | "back" | "bands" | "middle" | "lines" | "front" | "symbols" | "texts";

const px = (field: string): Layer => ({ field, type: "quantitative", scale: null, axis: null });
const as = (field: string): Layer => ({ field, type: "nominal", scale: null });
const number = (field: string): Layer => ({ field, type: "quantitative", scale: null });
const between = { x: px("x"), y: px("y"), x2: { field: "x2" }, y2: { field: "y2" } };
// Of a rule and a line, Vega-Lite takes the channel `size` for the width of the stroke and overrules `strokeWidth`.
const rule: Layer = {
  mark: { type: "rule" },
  encoding: { ...between, stroke: as("stroke"), size: number("width"), strokeDash: as("dash") },
};

const LAYERS: readonly (readonly [LayerName, Layer])[] = [
  ["rects", { mark: { type: "rect" }, encoding: { ...between, fill: as("fill") } }],
  ["back", rule],
  [
    "bands",
    {
      // Not as an encoding, as with lines.
      mark: { type: "area", style: "band", fill: { expr: "datum.fill" } },
      encoding: { x: px("x"), y: px("y"), y2: { field: "y2" }, detail: { field: "part" } },
    },
  ],
  ["middle", rule],
  [
    "lines",
    {
      // Not as encodings: those would part the lines too, and in an order that depends on the chart drawn before.
      mark: { type: "line", stroke: { expr: "datum.stroke" }, strokeWidth: { expr: "datum.width" } },
      encoding: { x: px("x"), y: px("y"), detail: { field: "part" } },
    },
  ],
  ["front", rule],
  [
    "symbols",
    {
      mark: { type: "point", angle: { expr: "datum.angle" } },
      encoding: {
        x: px("x"),
        y: px("y"),
        shape: as("shape"),
        size: number("size"),
        fill: as("fill"),
        stroke: as("stroke"),
        strokeWidth: number("width"),
        strokeDash: as("dash"),
      },
    },
  ],
  [
    "texts",
    {
      // The paper's colour around the letters keeps them readable over lines.
      mark: {
        type: "text",
        align: { expr: "datum.align" },
        fontWeight: { expr: "datum.weight" },
        stroke: "var(--paper)",
        strokeWidth: 4,
      },
      encoding: { x: px("x"), y: px("y"), text: { field: "text" }, color: as("color"), size: number("size") },
    },
  ],
];

/** A style of the theme, as the columns of a row. */
function paint(style: Style) {
  const s: {
    readonly color?: string;
    readonly fill?: string;
    readonly stroke?: string;
    readonly strokeWidth?: number;
    readonly strokeDash?: readonly number[];
    readonly shape?: string;
    readonly size?: number;
    readonly fontWeight?: number;
  } = THEME.style[style];
  const color = s.color ?? "var(--c1)";
  return {
    color,
    fill: s.fill ?? (s.stroke === undefined ? null : (s.color ?? null)),
    stroke: s.stroke ?? color,
    width: s.strokeWidth ?? 0,
    dash: s.strokeDash ?? [],
    shape: s.shape ?? "circle",
    size: s.size ?? THEME.point.size,
    weight: s.fontWeight ?? 400,
  };
}

/** The font size of a text style. */
export const sizeOf = (style: Style): number => {
  const known = THEME.style[style];
  return "fontSize" in known ? known.fontSize : THEME.text.fontSize;
};

export const round = (x: number): number => Math.round(x * 10) / 10;
const rounded = (s: Span): Span => ({ x: round(s.x), y: round(s.y), x2: round(s.x2), y2: round(s.y2) });
