import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { Bug } from "../../ground/diagnostic.js";
import { hatching } from "./hatching.js";
import type { Chart, ChartSpec, Row } from "./spec.js";

/** How Vega reads the small expressions of a chart: compiled from text, or, where a policy forbids that, interpreted. */
export interface Interpreter {
  readonly expr: unknown;
}

/** Draws charts: the inside of an SVG, which still holds `⟦n⟧` for words and `url(#hatch)` for the hatching. */
export function drawer(interpreter?: Interpreter): (chart: Chart) => string {
  const views = new Map<string, vega.View>();
  return (chart) => {
    const { width, height, padding } = chart.spec;
    const view = viewOf(chart.spec, views, interpreter).width(width).height(height).padding(padding);
    // Vega marks the rows it takes, so it gets copies.
    for (const { name, values } of datasets(chart.spec))
      view.data(
        name,
        values.map((row) => ({ ...row })),
      );
    view.run();
    const renderer = new SVGStringRenderer(view.loader());
    const [x = 0, y = 0] = view.origin();
    renderer.initialize(null, chart.width, chart.height, [padding.left + x, padding.top + y]);
    renderer.render((view.scenegraph() as unknown as { readonly root: unknown }).root);
    return lean(renderer.svg());
  };
}

/**
 * The chart as one SVG element, with its words in place. It carries no style attribute and no id but the hatching's, so
 * it may stand in a page under a strict policy, many times.
 */
export function element(
  chart: Chart,
  drawn: string,
  as: { readonly label: string; readonly id: string; readonly className?: string },
  escape: (text: string) => string,
): string {
  const body = drawn
    .replace(/⟦(\d+)⟧/g, (_, i: string) => escape(chart.words[Number(i)] ?? ""))
    .replaceAll("url(#hatch)", `url(#${as.id})`);
  const hatch = body.includes(`url(#${as.id})`) ? hatching(as.id) : "";
  const name = as.className ? ` class="${as.className}"` : "";
  return `<svg${name} viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${escape(as.label)}">${hatch}${body}</svg>`;
}

// Exported by vega, but missing from its types: the renderer behind `toSVG`, which alone works without waiting.
const { SVGStringRenderer } = vega as unknown as {
  readonly SVGStringRenderer: new (loader: unknown) => {
    initialize(element: null, width: number, height: number, origin: readonly number[]): unknown;
    render(scene: unknown): unknown;
    svg(): string;
  };
};

interface Dataset {
  readonly name: string;
  readonly values: readonly Row[];
}

const datasets = (spec: ChartSpec): readonly Dataset[] => spec.layer.map((layer) => layer.data);

/**
 * A view for this form of chart: compiling and parsing costs ten times what drawing does, so it is done once for each
 * form and the data is changed. What a view drew before leaves no trace (a test holds that).
 */
function viewOf(spec: ChartSpec, views: Map<string, vega.View>, interpreter?: Interpreter): vega.View {
  const form = {
    ...spec,
    width: 1,
    height: 1,
    padding: 0,
    layer: spec.layer.map((layer) => ({ ...layer, data: { name: layer.data.name, values: [] } })),
  };
  const key = JSON.stringify(form);
  const known = views.get(key);
  if (known) return known;
  // Our own plain type is narrower than Vega-Lite's union of unions; what it says is checked by the goldens.
  const compiled = compile(form as unknown as TopLevelSpec).spec;
  const runtime = vega.parse(compiled, undefined, { ast: interpreter !== undefined });
  const options = { renderer: "none", logLevel: vega.Error, ...interpreter } as vega.ViewOptions;
  const view = new vega.View(runtime, options);
  views.set(key, view);
  return view;
}

/** Vega's own SVG without what only its own scripts read; numbers to hundredths of a px. */
export function lean(text: string): string {
  const inside = /^<svg[^>]*>(.*)<\/svg>$/s.exec(text)?.[1];
  if (inside === undefined || / style="/.test(inside)) throw new Bug("Vega printed an SVG of an unknown form");
  let out = inside
    .replace(/ (?:class|role|aria-[\w-]+|pointer-events|font-family|xmlns:\w+)="[^"]*"/g, "")
    .replace(/ stroke="[^"]*" stroke-width="0"/g, "")
    .replace(/ stroke-dasharray=""| font-weight="400"| opacity="1"| transform="translate\(0,0\)"| stroke-miterlimit="\d+"/g, "")
    .replace(/(\d\.\d\d)\d+/g, "$1")
    .replace(/(\.\d*?)0+(?=[^\d.])/g, (_, digits: string) => (digits === "." ? "" : digits))
    .replace(/(<text[^>]*) stroke="/g, '$1 paint-order="stroke" stroke-linejoin="round" stroke="')
    .replace(/ font-size="([\d.]+)px"/g, ' font-size="$1"')
    .replace(/<path d="[^"]*"(?: display="none")?\/>/g, (path) => (/fill|stroke/.test(path) ? path : ""));
  for (let before = ""; before !== out;) {
    before = out;
    out = out.replace(/<g[^>]*\/>|<g[^>]*><\/g>/g, "").replace(/<g>((?:(?!<\/?g[\s>]).)*)<\/g>/gs, "$1");
  }
  return out;
}
