import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import type { Line } from "./rows.js";

/** What a chart of the explorer is drawn from. */
export interface Drawing {
  readonly lines: readonly Line[];
  /** The name of each line's series, and what its values are divided by to be shown. */
  readonly named: (line: Line) => string;
  readonly scale: number;
  readonly width: number;
}

const COLOURS = ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c0)"];

/** The lines as one SVG element: interval bands, lines, open points where a period is partial or immature. */
export async function draw({ lines, named, scale, width }: Drawing): Promise<SVGElement> {
  const values = lines.map((line) => ({
    period: line.period,
    series: named(line),
    value: line.value === null ? null : line.value / scale,
    low: line.low === null ? null : line.low / scale,
    high: line.high === null ? null : line.high / scale,
    open: line.state === "partial" || line.state === "immature",
  }));
  const series = [...new Set(values.map((v) => v.series))];
  const color = { field: "series", type: "nominal", scale: { domain: series, range: COLOURS } } as const;
  const x = {
    field: "period",
    type: "temporal",
    axis: { title: null, labelColor: "var(--ink-3)", tickColor: "var(--edge)", domainColor: "var(--ink-2)", grid: false },
  } as const;
  const axis = { title: null, labelColor: "var(--ink-3)", gridColor: "var(--line)", domain: false, ticks: false };
  const { spec } = compile({
    width: width - 60,
    height: 280,
    background: null as unknown as string,
    padding: { left: 46, right: 14, top: 8, bottom: 24 },
    autosize: { type: "none" },
    data: { values },
    config: { font: "var(--sans)", view: { stroke: null }, legend: { disable: true }, axis: { labelFontSize: 13 } },
    layer: [
      ...(series.length === 1
        ? [
            {
              mark: { type: "area", color: "var(--c1-band)" },
              encoding: { x, y: { field: "low", type: "quantitative", axis, scale: { zero: false } }, y2: { field: "high" } },
            } as const,
          ]
        : []),
      {
        mark: { type: "line", strokeWidth: 2.2 },
        encoding: { x, y: { field: "value", type: "quantitative", axis, scale: { zero: false } }, color },
      },
      {
        mark: { type: "point", size: 30, strokeWidth: 1.6 },
        encoding: {
          x,
          y: { field: "value", type: "quantitative" },
          stroke: color,
          fill: { condition: { test: "datum.open", value: "var(--paper)" }, ...color },
        },
      },
    ],
  } as Parameters<typeof compile>[0]);
  // The page's policy forbids compiled expressions, so Vega's are interpreted.
  const view = new vega.View(vega.parse(spec, undefined, { ast: true }), {
    renderer: "none",
    logLevel: vega.Error,
    expr: expressionInterpreter,
  } as vega.ViewOptions);
  const text = await view.toSVG();
  view.finalize();
  return cleaned(text);
}

/** As an element, without style attributes, which the page's policy would refuse. */
function cleaned(text: string): SVGElement {
  const parsed = new DOMParser().parseFromString(text.replace(/ style="[^"]*"/g, ""), "image/svg+xml")
    .documentElement as unknown as SVGElement;
  parsed.removeAttribute("class");
  return parsed;
}
