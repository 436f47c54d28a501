import type { Format } from "../../format.js";
import { stepLabels } from "../axis.js";
import { periodStart, timeTicks } from "../periods.js";
import { textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { linear, ticks } from "../ticks.js";

const HOURS = { unit: "s", shownIn: "hour" } as const;
const DAY = 86_400_000;

/**
 * Every incident as a dot: when it was, and how far ahead the members were, in hours. Over the line of zero they were first
 * (filled), under it others (open): the late ones are drawn as plainly as the early.
 */
export function leadsChart(
  of: {
    readonly all: readonly { readonly at: string; readonly lead: number }[];
    readonly above: string;
    readonly below: string;
  },
  { width, format }: { readonly width: number; readonly format: Format },
): Chart {
  const words = new Words();
  const picture = new Picture();
  const leads = of.all.map(({ lead }) => lead);
  const [low, high] = [Math.min(0, ...leads), Math.max(0, ...leads)];
  const steps = ticks(low, high, 5, 3600);
  const labels = stepLabels(steps, HOURS, Math.max(high, -low), format);
  const left = Math.ceil(Math.max(...labels.map((label) => textWidth(label, 13)))) + 10;
  const plot = { width: width - left - 8, height: width >= 500 ? 270 : 240 };
  const y = linear([low - (high - low) * 0.09, high], [plot.height, 0]);
  const days = of.all.map(({ at }) => periodStart(at.slice(0, 10)).getTime());
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const x = linear([from, Math.max(to, from + DAY)], [8, plot.width - 8]);
  const lines: PlacedLine[] = [];
  picture.rules(
    "back",
    "grid",
    steps.map((step) => ({ x: 0, x2: plot.width, y: y(step), y2: y(step) })),
  );
  picture.rules("middle", "zero", [{ x: 0, x2: plot.width, y: y(0), y2: y(0) }]);
  const dots = (first: boolean) =>
    of.all.flatMap(({ lead }, i) => (lead > 0 === first ? [{ x: x(days[i] ?? from), y: y(lead) }] : []));
  picture.symbols("openDot2", dots(false));
  picture.symbols("leadDot", dots(true));
  steps.forEach((step, i) => lines.push({ x: -8, y: y(step) + 4, align: "right", text: labels[i] ?? "", style: "note" }));
  const months = monthsBetween(from, to);
  const spacing = plot.width / Math.max(1, months.length);
  for (const tick of timeTicks(months, "month", spacing, format.language)) {
    const at = x(periodStart(months[tick.at] ?? "").getTime());
    if (at < 0 || at > plot.width - 10) continue;
    lines.push({ x: at, y: plot.height + 18, align: "center", text: tick.label, style: "note" });
    if (tick.year !== null) lines.push({ x: at, y: plot.height + 34, align: "center", text: tick.year, style: "year" });
  }
  lines.push({ x: 6, y: 12, align: "left", text: of.above, style: "value" });
  lines.push({ x: 6, y: plot.height - 3, align: "left", text: of.below, style: "label" });
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  const padding = { left, right: 8, top: 12, bottom: 42 };
  return {
    width,
    height: plot.height + padding.top + padding.bottom,
    spec: picture.spec(plot, padding),
    words: words.list,
  };
}

/** The first days of the months from one day to another. */
function monthsBetween(from: number, to: number): readonly string[] {
  const first = new Date(from);
  const months: string[] = [];
  for (let m = first.getUTCMonth(); ; m++) {
    const at = new Date(Date.UTC(first.getUTCFullYear(), m, 1));
    if (at.getTime() > to) return months;
    months.push(at.toISOString().slice(0, 10));
  }
}
