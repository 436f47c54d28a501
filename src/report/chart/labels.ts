import type { Format } from "../format.js";
import { spans, type Change, type Point } from "./cells.js";
import { textWidth } from "./measure.js";
import { pathPoints } from "./on-timeline.js";
import type { PlacedLine, Wish } from "./place.js";
import { hatchBox, type Scene, type SeriesOptions } from "./scene.js";
import { line, targetLines } from "./target-label.js";
import { chartWords } from "./words.js";

/** What would like a label, the most important first. */
export function wishes(scene: Scene, options: SeriesOptions): readonly Wish[] {
  const { kpi, x, y, last, line: drawn, time, plot } = scene;
  const { format, width } = options;
  const say = chartWords(format.language);
  const narrow = width < 500;
  const at = (p: Point) => ({ x: x(p.i), y: y(p.value) });
  const period = (i: number) => format.period(time.periods[i] ?? "", kpi.series.grain);
  const targets = scene.goals.flatMap((goal): Wish[] => {
    const i = time.indexOf(goal.target.by);
    if (i === null) return [];
    const [value, by] = targetLines(goal, kpi, options);
    if (!value || !by) return [];
    const point = { x: x(i), y: y(goal.target.value) };
    if (!narrow)
      return [
        {
          at: point,
          lines: [value, by],
          spots: [
            { dx: 11, dy: 0, align: "left" },
            { dx: 11, dy: -12, align: "left" },
            { dx: 11, dy: 12, align: "left" },
          ],
        },
      ];
    const toRight = plot.width + scene.padding.right - point.x - 2;
    return [
      {
        at: point,
        lines: [line(`${value.text} ${by.text}`, "goal")],
        lead: true,
        spots: [12, 26, 40, 56, 76].flatMap((d) => [
          { dx: toRight, dy: -d, align: "right" as const },
          { dx: toRight, dy: d, align: "right" as const },
        ]),
      },
    ];
  });
  const value = last ? line(format.value(last.value, kpi, last.cell), "value") : null;
  const latest: Wish[] =
    last && value ? [{ at: at(last), lines: narrow ? [value] : [line(period(last.i), "note"), value], lead: true }] : [];
  const open = (all: readonly Point[], state: "immature" | "partial"): Wish[] =>
    all.slice(-1).map((p) => ({
      at: at(p),
      lead: true,
      lines: [
        line(say.state[state], "label"),
        line(
          `${narrow ? "" : `${period(p.i)}, `}${p.cell.n === null ? format.value(p.value, kpi) : `n\u00a0=\u00a0${format.count(p.cell.n)}`}`,
          "note",
        ),
      ],
    }));
  const gaps = (state: "no_data" | "suppressed" | "too_few"): Wish[] =>
    spans(kpi.series, [state]).map((span) => {
      const box = hatchBox(span, scene);
      const middle = { x: (box.x + box.x2) / 2, y: plot.height / 2 };
      return {
        at: middle,
        optional: true,
        lines: [line(say.state[state], "note")],
        spots: [0.5, 0.72, 0.28, 0.86, 0.14].map((f) => ({ dx: 0, dy: plot.height * (f - 0.5), align: "center" as const })),
      };
    });
  const named = scene.goals.slice(0, 1).flatMap((goal): Wish[] => {
    const way = pathPoints(goal, time);
    const middle = way[Math.floor(way.length * 0.35)];
    if (narrow || !middle || way.length < 4) return [];
    return [
      {
        at: { x: x(middle.i), y: y(middle.value) },
        lines: [line(say.targetPath, "goal")],
        lead: true,
        optional: true,
        spots: [30, -30, 46, -46, 64, -64].map((dy) => ({ dx: 0, dy, align: "center" as const })),
      },
    ];
  });
  return [
    ...targets,
    ...latest,
    ...open(drawn.immature, "immature"),
    ...open(drawn.partial, "partial"),
    ...gaps("no_data"),
    ...gaps("suppressed"),
    ...gaps("too_few"),
    ...named,
  ];
}

/** Labels with a fixed place: dates of changed definitions over their rules, numbers of notes, dashes of undefined periods. */
export function fixedLabels(scene: Scene, { format, small }: SeriesOptions): readonly PlacedLine[] {
  const { kpi, x, plot, notes, changes } = scene;
  const dates = small ? [] : changeLabels(changes, { x, top: scene.breakTop, width: plot.width + scene.padding.right }, format);
  const numbers = notes.map(({ i, n }): PlacedLine => ({ x: x(i), y: -5, align: "center", text: String(n), style: "year" }));
  const dashes = spans(kpi.series, ["undefined"]).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, k): PlacedLine => ({
      x: x(first + k),
      y: plot.height - 8,
      align: "center",
      text: "–",
      style: "label",
    })),
  );
  return [...dates, ...numbers, ...dashes];
}

/** The day of each changed definition over its rule, at the side where there is room. */
export function changeLabels(
  changes: readonly Change[],
  at: { readonly x: (i: number) => number; readonly top: number; readonly width: number },
  format: Format,
): readonly PlacedLine[] {
  const said = chartWords(format.language).definitionChanged;
  return changes.flatMap(({ i, until }): PlacedLine[] => {
    const from = at.x(i - 0.5);
    const wide = Math.max(textWidth(format.date(until), 14), textWidth(said, 13));
    const align = from + wide + 8 > at.width ? "right" : "left";
    const to = from + (align === "left" ? 6 : -6);
    return [
      { x: to, y: at.top - 14, align, text: format.date(until), style: "label" },
      { x: to, y: at.top + 1, align, text: said, style: "note" },
    ];
  });
}
