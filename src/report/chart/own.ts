import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { lean } from "./draw.js";
import { THEME } from "./theme.js";

/** A chart that a notebook describes, drawn: the inside of an SVG and its size. */
export interface OwnDrawn {
  readonly body: string;
  readonly width: number;
  readonly height: number;
  /** What it says to those who do not see it, where the chart itself says it. */
  readonly said: string | null;
}

/** Why a notebook's chart is not drawn, in words for whoever wrote it. */
export class ChartRefused extends Error {
  override readonly name = "ChartRefused";
}

export type Records = readonly Readonly<Record<string, unknown>>[];

/**
 * Draws a Vega-Lite specification that somebody wrote, over the rows of named cells, in the report's own look. It loads
 * nothing: an address of data, a picture or a link is refused. Times are UTC's, so the same rows give the same bytes
 * anywhere. Throws ChartRefused.
 */
export async function drawOwn(spec: unknown, rows: Readonly<Record<string, Records>>, width: number): Promise<OwnDrawn> {
  if (!isMap(spec)) throw new ChartRefused('a chart is an object, as {"mark": "bar", …}');
  const times = new Set<string>();
  const inUtc = utc(spec, times) as Record<string, unknown>;
  const isSingle = !["facet", "hconcat", "vconcat", "concat", "repeat"].some((key) => key in spec);
  const height = typeof spec["height"] === "number" ? spec["height"] : 300;
  const whole = {
    ...inUtc,
    datasets: Object.fromEntries(
      Object.entries(rows).map(([name, values]) => [name, values.map((row) => withTimes(row, times))]),
    ),
    ...(isSingle ? { width, height, autosize: { type: "fit", contains: "padding" } } : {}),
    config: merged(CONFIG, isMap(spec["config"]) ? spec["config"] : {}),
  };
  const svg = await drawn(whole as unknown as TopLevelSpec);
  const [, drawnWidth = "", drawnHeight = ""] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const body = lean(svg);
  const foreign =
    /<(?!\/?(?:g|path|rect|circle|line|text|tspan|defs|clipPath|linearGradient|radialGradient|stop)\b)[^>]*>|\bhref=|\son\w+=/i.exec(
      body,
    );
  if (foreign) throw new ChartRefused("it holds a picture, a link or a pattern, which a chart here cannot have");
  const said = [spec["description"], spec["title"]].find((text) => typeof text === "string") as string | undefined;
  return { body, width: Number(drawnWidth), height: Number(drawnHeight), said: said ?? null };
}

async function drawn(spec: TopLevelSpec): Promise<string> {
  const problems: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: readonly unknown[]) => (problems.push(words.map(String).join(" ")), logger),
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  try {
    const runtime = vega.parse(compile(spec, { logger: logger as never }).spec, undefined, { ast: true });
    const options = { renderer: "none", loader: NOTHING, logger, expr: expressionInterpreter };
    const view = new vega.View(runtime, options as unknown as vega.ViewOptions);
    const svg = await view.toSVG();
    view.finalize();
    if (problems[0] !== undefined) throw new ChartRefused(problems[0]);
    return svg;
  } catch (cause) {
    if (cause instanceof ChartRefused) throw cause;
    throw new ChartRefused(cause instanceof Error ? cause.message : String(cause));
  }
}

const refuse = (): Promise<never> => Promise.reject(new ChartRefused("it asks for an address, and a chart here loads nothing"));
/** What Vega loads by: nothing. An address it would print is empty, and found by whoever looks at the drawing. */
const NOTHING = { load: refuse, sanitize: () => Promise.resolve({ href: "" }), http: refuse, file: refuse, options: {} };

/** The report's look; a notebook's chart may have axis titles and a legend. */
const CONFIG = {
  ...THEME,
  padding: 4,
  legend: {
    labelFont: "var(--sans)",
    labelFontSize: 13,
    labelColor: "var(--ink)",
    titleFont: "var(--sans)",
    titleFontSize: 13,
    titleFontWeight: 400,
    titleColor: "var(--ink-3)",
    orient: "top",
    symbolSize: 60,
  },
  title: { font: "var(--sans)", fontSize: 14.5, fontWeight: 600, color: "var(--ink)", anchor: "start" },
  header: {
    labelFont: "var(--sans)",
    labelFontSize: 13,
    labelColor: "var(--ink)",
    titleColor: "var(--ink-3)",
    titleFont: "var(--sans)",
  },
};

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function merged(a: Json, b: Json): Json {
  const out: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = out[key];
    out[key] = isMap(before) && isMap(value) ? merged(before, value) : value;
  }
  return out;
}

/** The specification with times told in UTC; the fields that hold them are gathered. */
function utc(part: unknown, times: Set<string>): unknown {
  if (Array.isArray(part)) return part.map((each) => utc(each, times));
  if (!isMap(part)) return part;
  const out = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, utc(value, times)]));
  const unit = out["timeUnit"];
  if (typeof unit === "string" && !unit.startsWith("utc") && !unit.startsWith("binned")) out["timeUnit"] = `utc${unit}`;
  const isTime = out["type"] === "temporal" || typeof unit === "string";
  if (isTime && typeof out["field"] === "string") {
    times.add(out["field"]);
    const scale = out["scale"];
    if (out["type"] === "temporal" && scale !== null) out["scale"] = { type: "utc", ...(isMap(scale) ? scale : {}) };
  }
  return out;
}

const CLOCK = /^\d{4}-\d\d-\d\dT[\d:.]+$/;

function withTimes(row: Json, times: ReadonlySet<string>): Json {
  const out: Record<string, unknown> = { ...row };
  for (const name of times) {
    const value = out[name];
    if (typeof value === "string" && CLOCK.test(value)) out[name] = `${value}Z`;
  }
  return out;
}
