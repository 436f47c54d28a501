import type { Format } from "../format.js";
import type { Shown } from "../format/shown.js";
import type { Series } from "../model.js";
import { axisUnit, stepLabels } from "./axis.js";
import { changesIn, points, runs, spans, type Change, type Point } from "./cells.js";
import { changeLabels } from "./labels.js";
import { shortened, textWidth } from "./measure.js";
import { Picture, sizeOf } from "./picture.js";
import type { PlacedLine } from "./place.js";
import { Words, type Chart } from "./spec.js";
import { axis, linear, type Scale } from "./ticks.js";
import type { Style } from "./theme.js";
import { drawTimeAxis } from "./time-axis.js";
import { chartWords } from "./words.js";

/** One line of a chart of several: a group of a KPI, or one of several KPIs of the same unit. */
export interface Strand {
  readonly name: string;
  readonly series: Series;
  /** The days from which another definition holds. */
  readonly changes: readonly string[];
}

export interface LinesOptions {
  readonly width: number;
  /** Height of the plot without its margins. */
  readonly height: number;
  readonly format: Format;
}

/** No more lines than colours that can be told apart; more are small multiples. */
export const MOST_LINES = 4;

/**
 * Up to four lines on one scale, over the same periods. Each has its colour and its mark, and its name and last settled
 * value at its end; the first has its band. Unsettled periods hang on dashed lines over a grey ground; what is unknown
 * in every line is hatched; a changed definition cuts the lines it concerns.
 */
export function linesChart(as: Shown, strands: readonly Strand[], options: LinesOptions): Chart {
  const { format, width } = options;
  const words = new Words();
  const { grain, points: all }: Series = strands[0]?.series ?? { grain: "month", points: [] };
  const periods = all.map(({ period }) => period);
  const changes = distinct(strands.flatMap(({ changes }) => changesIn(changes, { grain, points: all })));
  const { low, high } = extent(strands);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const unit = axisUnit(as, size, [low, high]);
  const { domain, steps } = axis(low, high, unit.bounds, 5, unit.scale);
  const stepTexts = stepLabels(steps, as, size, format);
  const room = width < 500 ? 118 : 210;
  const ends = strands.map((strand) => endOf(strand, as, room - 30, format));
  const left = Math.ceil((Math.max(...stepTexts.map((t) => textWidth(t, 13))) + 8) / 4) * 4;
  const right = Math.min(
    room,
    Math.ceil((Math.max(...ends.flatMap(({ lines }) => lines.map((line) => textWidth(line, sizeOf("label"))))) + 30) / 4) * 4,
  );
  const top = changes.length > 0 ? 48 : 14;
  const bottom = grain === "year" || grain === "fiscal_year" ? 26 : 42;
  const plot = { width: width - left - right, height: options.height };
  const end = Math.max(1, periods.length - 1);
  const inset = Math.min(10, plot.width / (2 * (end + 1)));
  const spacing = (plot.width - 2 * inset) / end;
  const x = linear([-inset / spacing, end + inset / spacing], [0, plot.width]);
  const y = linear(domain, [plot.height, 0]);
  const picture = new Picture();
  const box = ([first, last]: readonly [number, number]) => ({
    x: Math.max(0, x(first - 0.5)),
    x2: Math.min(plot.width, x(last + 0.5)),
    y: 0,
    y2: plot.height,
  });
  const labels: PlacedLine[] = [];
  ground();
  strands.forEach(drawStrand);
  labels.push(...drawTimeAxis(picture, { periods, grain, x, plot, spacing, years: true }, format));
  nameEnds();
  labels.push(...changeLabels(changes, { x, top: -6, width: plot.width + right }, format));
  picture.texts(labels.map((l) => ({ ...l, text: words.mark(l.text) })));
  const padding = { left, right, top, bottom };
  return { width, height: plot.height + top + bottom, spec: picture.spec(plot, padding), words: words.list };

  /** Grid, hatching of what no line knows, the grey ground of what is not settled, rules of changed definitions. */
  function ground(): void {
    const say = chartWords(format.language);
    const together = (states: Parameters<typeof spans>[1], how: "every" | "some") =>
      spans(merged(strands, states, how), ["no_data"]);
    picture.rects("noData", together(["no_data", "suppressed"], "every").map(box));
    const open = together(["immature", "partial"], "some").map(box);
    picture.rects("unsettled", open);
    const last = open.at(-1);
    const states = (["immature", "partial"] as const).filter((state) =>
      strands.some(({ series }) => points(series, state).length > 0),
    );
    if (last) {
      const text = states.map((state) => say.state[state]).join(", ");
      const far = textWidth(text, 13) > last.x2 - 3;
      labels.push({ x: far ? 0 : last.x2 - 3, y: plot.height - 7, align: far ? "left" : "right", text, style: "note" });
    }
    const lines = steps.map((s) => ({ x: 0, x2: plot.width, y: y(s), y2: y(s) }));
    picture.rules(
      "back",
      "grid",
      lines.filter((l) => l.y < plot.height - 0.5),
    );
    picture.rules(
      "back",
      "break",
      changes.map(({ i }) => ({ x: x(i - 0.5), x2: x(i - 0.5), y: -6, y2: plot.height })),
    );
    labels.push(
      ...steps.map((s, i) => ({
        x: -7,
        y: y(s) + 4.5,
        align: "right" as const,
        text: stepTexts[i] ?? "",
        style: "note" as const,
      })),
    );
  }

  function drawStrand(strand: Strand, at: number): void {
    const look = LOOKS[at % LOOKS.length] ?? LOOKS[0];
    const breaks = changesIn(strand.changes, { grain, points: all }).map(({ i }) => i);
    const xy = (p: Point) => ({ x: x(p.i), y: y(p.value) });
    const parts = runs(points(strand.series, "complete"), breaks);
    if (at === 0) drawBand(picture, parts, { x, y });
    parts
      .filter((run) => run.length > 1)
      .forEach((run, k) =>
        picture.lines(
          look.line,
          run.map((p) => ({ part: `${at} ${k}`, ...xy(p) })),
        ),
      );
    const immature = points(strand.series, "immature");
    const before = (p: Point) => strand.series.points[p.i - 1]?.cell;
    picture.rules(
      "front",
      look.toImmature,
      immature.flatMap((p) => {
        const cell = before(p);
        const known = cell?.state === "complete" || cell?.state === "immature" ? cell.value : null;
        return known === null || breaks.includes(p.i) ? [] : [{ x: x(p.i - 1), y: y(known), x2: x(p.i), y2: y(p.value) }];
      }),
    );
    picture.symbols(look.immature, immature.map(xy));
    picture.symbols(look.partial, points(strand.series, "partial").map(xy));
    const single = parts.filter((run) => run.length === 1).flat();
    const last = points(strand.series, "complete").slice(-1);
    picture.symbols(
      look.point,
      [...single, ...last].map((p) => ({ ...xy(p), ...(at === 0 ? { size: 40 } : {}) })),
    );
  }

  /** Each line's mark, name and last settled value, as high as that value lies, pushed apart where two would meet. */
  function nameEnds(): void {
    const wanted = ends.map(({ value }) => (value === null ? plot.height : y(value)));
    const placed = apart(
      wanted,
      ends.map(({ lines }) => lines.length * LINE + (lines.length > 1 ? 5 : 0)),
      [0, plot.height],
    );
    const to = plot.width + 14;
    ends.forEach(({ value, lines }, i) => {
      const look = LOOKS[i % LOOKS.length] ?? LOOKS[0];
      const at = placed[i] ?? 0;
      picture.symbols(look.point, [{ x: to, y: at, ...(i === 0 ? { size: 40 } : {}) }]);
      lines.forEach((text, k) => {
        const line = at + 4.5 + (k - (lines.length - 1) / 2) * LINE;
        labels.push({ x: to + MARK, y: line, align: "left", text, style: value === null ? "note" : "label" });
      });
    });
  }
}

/** Height of a line of a label, and the room its mark takes. */
const LINE = 17;
const MARK = 9;

interface Look {
  readonly line: Style;
  readonly point: Style;
  readonly toImmature: Style;
  readonly immature: Style;
  readonly partial: Style;
}

const LOOKS: readonly [Look, Look, Look, Look] = [
  { line: "series", point: "point", toImmature: "toImmature", immature: "immature", partial: "partial" },
  { line: "series2", point: "point2", toImmature: "toImmature2", immature: "immature2", partial: "partial2" },
  { line: "series3", point: "point3", toImmature: "toImmature3", immature: "immature3", partial: "partial3" },
  { line: "series4", point: "point4", toImmature: "toImmature4", immature: "immature4", partial: "partial4" },
];

/** What is written at the end of a line: its name, in two lines where it is long, and its last settled value or its state. */
function endOf(strand: Strand, as: Shown, room: number, format: Format) {
  const settled = points(strand.series, "complete").at(-1);
  const state = strand.series.points.at(-1)?.cell.state ?? "no_data";
  const text = settled ? format.value(settled.value, as, settled.cell) : chartWords(format.language).state[state];
  const size = sizeOf("label");
  const fits = (line: string): boolean => textWidth(line, size) <= room;
  if (fits(`${strand.name} ${text}`)) return { value: settled?.value ?? null, lines: [`${strand.name} ${text}`] };
  // Between words, or between letters where a script has no blanks.
  const pieces = strand.name.match(/[^\s\u3000-\u9fff]+\s*|[\u3000-\u9fff]/g) ?? [strand.name];
  const most = pieces.findIndex(
    (_, i) =>
      !fits(
        pieces
          .slice(0, i + 1)
          .join("")
          .trimEnd(),
      ),
  );
  const first = pieces
    .slice(0, most < 0 ? pieces.length : Math.max(1, most))
    .join("")
    .trimEnd();
  const rest = strand.name.slice(first.length).trim();
  const last = rest === "" ? text : fits(`${rest} ${text}`) ? `${rest} ${text}` : null;
  const lines = last === null ? [first, shortened(rest, room, size), text] : [first, last];
  return { value: settled?.value ?? null, lines: lines.map((line) => shortened(line, room, size)) };
}

/** A series whose periods count as missing where every line's state, or some line's, is among these. */
function merged(strands: readonly Strand[], states: Parameters<typeof spans>[1], how: "every" | "some"): Series {
  const first = strands[0]?.series ?? { grain: "month", points: [] };
  const cell = { value: null, n: null, low: null, high: null };
  return {
    grain: first.grain,
    points: first.points.map(({ period }, i) => {
      const found = strands[how](({ series }) => states.includes(series.points[i]?.cell.state ?? "no_data"));
      return { period, cell: { ...cell, state: found ? "no_data" : "complete" } };
    }),
  };
}

function drawBand(
  picture: Picture,
  parts: readonly (readonly Point[])[],
  { x, y }: { readonly x: Scale; readonly y: Scale },
): void {
  const [bottom, top] = y.domain;
  const banded = parts.flatMap((run) =>
    runs(
      run.filter((p) => p.cell.low !== null || p.cell.high !== null),
      [],
    ),
  );
  banded
    .filter((run) => run.length > 1)
    .forEach((run, k) =>
      picture.bands(
        "band",
        run.map((p) => ({
          part: `b${k}`,
          x: x(p.i),
          y: y(Math.max(bottom, p.cell.low ?? bottom)),
          y2: y(Math.min(top, p.cell.high ?? top)),
        })),
      ),
    );
}

/** What the axis must hold: every value, and the first line's band as far as it does not dwarf the lines. */
function extent(strands: readonly Strand[]): { readonly low: number; readonly high: number } {
  const values = strands.flatMap(({ series }) => series.points.flatMap(({ cell }) => cell.value ?? []));
  if (values.length === 0) return { low: 0, high: 1 };
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const room = Math.max(high - low, Math.abs(high) * 0.05);
  const band = points(strands[0]?.series ?? { grain: "month", points: [] }, "complete").map(({ cell }) => cell);
  return {
    low: Math.max(
      low - room,
      band.reduce((a, c) => Math.min(a, c.low ?? a), low),
    ),
    high: Math.min(
      high + room,
      band.reduce((a, c) => Math.max(a, c.high ?? a), high),
    ),
  };
}

const distinct = (changes: readonly Change[]): readonly Change[] => [...new Map(changes.map((c) => [c.until, c])).values()];

/** Places for things of these heights, near where each wants to be, none over another, inside the range. */
function apart(
  wanted: readonly number[],
  heights: readonly number[],
  [from, to]: readonly [number, number],
): readonly number[] {
  const order = wanted.map((at, i) => ({ at, i, half: (heights[i] ?? 0) / 2 })).sort((a, b) => a.at - b.at);
  let free = from;
  for (const each of order) {
    each.at = Math.max(each.at, free + each.half);
    free = each.at + each.half;
  }
  let limit = to;
  for (const each of [...order].reverse()) {
    each.at = Math.min(each.at, limit - each.half);
    limit = each.at - each.half;
  }
  const placed = new Array<number>(wanted.length);
  for (const { at, i } of order) placed[i] = at;
  return placed;
}
