import { createHash } from "node:crypto";
import * as vega from "vega";
import { version as vegaLite } from "vega-lite";
import { drawer, element } from "../report/chart/draw.js";
import type { Chart } from "../report/chart/spec.js";
import { escape } from "./html.js";

/** Draws a specification; the SVG's inside still holds `⟦n⟧` for words and `url(#hatch)` for the hatching. */
export type Draw = (chart: Chart) => string;

/** Drawings kept from another renderer are not these: the last number changes with `lean`. */
const RENDERER = `vega ${vega.version}, vega-lite ${vegaLite}, 1`;

const render: Draw = drawer();

/** A drawing hand that remembers: the same specification is drawn once, however many languages print it. */
export function drawings(known: ReadonlyMap<string, string> = new Map()): {
  readonly draw: Draw;
  readonly drawn: ReadonlyMap<string, string>;
} {
  const drawn = new Map<string, string>();
  const draw: Draw = (chart) => {
    const key = createHash("sha256")
      .update(`${RENDERER}\n${JSON.stringify(chart.spec)}`)
      .digest("base64url");
    const body = drawn.get(key) ?? known.get(key) ?? render(chart);
    drawn.set(key, body);
    return body;
  };
  return { draw, drawn };
}

/** The chart as one SVG element, as `element` writes it. The same chart, id and label give the same bytes. */
export function svg(
  chart: Chart,
  as: { readonly label: string; readonly id: string; readonly className?: string },
  draw: Draw = render,
): string {
  return element(chart, draw(chart), as, escape);
}
