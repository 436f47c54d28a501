import type { PlacedLine } from "./place.js";
import type { Layer, Row } from "./spec.js";
import { THEME, type Style } from "./theme.js";

/** Small pieces of Vega-Lite that the charts are put together from. Positions called px are in the plot already. */

const px = (field: string, dimension: "x" | "y"): Layer => ({ [dimension]: { field, type: "quantitative", scale: null, axis: null } });

/** Texts at places in px. One layer for each style; the paper's colour around them keeps them readable over lines. */
export function texts(lines: readonly PlacedLine[], halo = true): readonly Layer[] {
  const styles = [...new Set(lines.map((l) => l.style))];
  return styles.map((style) => ({
    data: { values: lines.filter((l) => l.style === style).map((l): Row => ({ x: round(l.x), y: round(l.y), text: l.text, align: l.align })) },
    mark: { type: "text", style, align: { expr: "datum.align" }, ...(halo ? { stroke: "var(--paper)", strokeWidth: 4 } : {}) },
    encoding: { ...px("x", "x"), ...px("y", "y"), text: { field: "text" } },
  }));
}

/** Straight lines at places in px. */
export function rules(style: Style, rows: readonly { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number }[]): readonly Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      data: { values: rows.map((r): Row => ({ x: round(r.x), y: round(r.y), x2: round(r.x2), y2: round(r.y2) })) },
      mark: { type: "rule", style },
      encoding: { ...px("x", "x"), ...px("y", "y"), x2: { field: "x2" }, y2: { field: "y2" } },
    },
  ];
}

/** Rectangles at places in px, filled by a style: hatched for what is not known. */
export function rects(style: Style, rows: readonly { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number }[]): readonly Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      data: { values: rows.map((r): Row => ({ x: round(r.x), y: round(r.y), x2: round(r.x2), y2: round(r.y2) })) },
      mark: { type: "rect", ...styled(style) },
      encoding: { ...px("x", "x"), ...px("y", "y"), x2: { field: "x2" }, y2: { field: "y2" } },
    },
  ];
}

/** Symbols at places in px: the arrow heads of intervals that leave the frame. */
export function symbols(style: Style, rows: readonly { readonly x: number; readonly y: number; readonly angle?: number }[]): readonly Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      data: { values: rows.map((r): Row => ({ x: round(r.x), y: round(r.y), angle: r.angle ?? 0 })) },
      mark: { type: "point", ...styled(style), angle: { expr: "datum.angle" } },
      encoding: { ...px("x", "x"), ...px("y", "y") },
    },
  ];
}

/** A mark's style by name. Its fill is repeated: in Vega-Lite the theme's general colour would win over a style's fill. */
export const styled = (style: Style): Layer => {
  const known = THEME.style[style];
  return { style, ...("fill" in known ? { fill: known.fill } : {}) };
};

/** The font size of a text style. */
export const sizeOf = (style: Style): number => {
  const known = THEME.style[style];
  return "fontSize" in known ? known.fontSize : THEME.text.fontSize;
};

export const round = (x: number): number => Math.round(x * 10) / 10;
