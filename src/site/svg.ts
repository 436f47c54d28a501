import { createHash } from "node:crypto";
import * as vega from "vega";
import { compile, version as vegaLite, type TopLevelSpec } from "vega-lite";
import { Bug } from "../ground/diagnostic.js";
import type { Chart, ChartSpec, Row } from "../report/chart/spec.js";
import { escape } from "./html.js";

/** Draws a specification; the SVG's inside still holds `⟦n⟧` for words and `url(#hatch)` for the hatching. */
export type Draw = (chart: Chart) => string;

/** Drawings kept from another renderer are not these: the last number changes with `lean`. */
const RENDERER = `vega ${vega.version}, vega-lite ${vegaLite}, 1`;

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

/**
 * The chart as one SVG element, with its words in place. The same chart, id and label give the same bytes. It carries
 * no style attribute and no id but the hatching's, so it may stand in a page under a strict policy, many times.
 */
export function svg(
  chart: Chart,
  as: { readonly label: string; readonly id: string; readonly className?: string },
  draw: Draw = render,
): string {
  const body = draw(chart)
    .replace(/⟦(\d+)⟧/g, (_, i: string) => escape(chart.words[Number(i)] ?? ""))
    .replaceAll("url(#hatch)", `url(#${as.id})`);
  const hatch = body.includes(`url(#${as.id})`) ? hatching(as.id) : "";
  const name = as.className ? ` class="${as.className}"` : "";
  return `<svg${name} viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${escape(as.label)}">${hatch}${body}</svg>`;
}

/** The pattern of what is not known. */
export const hatching = (id: string): string =>
  `<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" class="hl"/></pattern></defs>`;

// Exported by vega, but missing from its types: the renderer behind `toSVG`, which alone works without waiting.
const { SVGStringRenderer } = vega as unknown as {
  readonly SVGStringRenderer: new (loader: unknown) => {
    initialize(element: null, width: number, height: number, origin: readonly number[]): unknown;
    render(scene: unknown): unknown;
    svg(): string;
  };
};

function render(chart: Chart): string {
  const { width, height, padding } = chart.spec;
  const view = viewOf(chart.spec).width(width).height(height).padding(padding);
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
}

interface Dataset {
  readonly name: string;
  readonly values: readonly Row[];
}

const datasets = (spec: ChartSpec): readonly Dataset[] => spec.layer.map((layer) => layer.data);

const views = new Map<string, vega.View>();

/**
 * A view for this form of chart: compiling and parsing costs ten times what drawing does, so it is done once for each
 * form and the data is changed. What a view drew before leaves no trace (a test holds that).
 */
function viewOf(spec: ChartSpec): vega.View {
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
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logLevel: vega.Error });
  views.set(key, view);
  return view;
}

/** Vega's own SVG without what only its own scripts read; numbers to hundredths of a px. */
function lean(text: string): string {
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
