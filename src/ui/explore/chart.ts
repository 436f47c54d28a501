import { expressionInterpreter } from "vega-interpreter";
import { drawer, element } from "../../report/chart/draw.js";
import { linesChart } from "../../report/chart/lines.js";
import { multiplesChart } from "../../report/chart/multiples.js";
import { seriesChart } from "../../report/chart/series.js";
import type { Chart } from "../../report/chart/spec.js";
import { format, type Format } from "../../report/format.js";
import type { Language } from "../../report/language.js";
import type { Picture } from "./pictures.js";

/** A figure drawn for two widths, as the report's are: the page shows the one that fits. */
export interface Drawn {
  readonly wide: SVGElement;
  readonly narrow: SVGElement;
}

// The page's policy forbids compiled expressions, so Vega's are interpreted.
const draw = drawer({ expr: expressionInterpreter });

export function drawn(picture: Picture, language: Language, id: string): Drawn {
  const printed = format(language);
  const one = (width: number, height: number, className: string): SVGElement => {
    const chart = chartOf(picture, width, height, printed);
    const text = element(chart, draw(chart), { label: picture.summary, className, id: `${id}-${className}` }, escape);
    return parsed(text);
  };
  return { wide: one(720, 292, "wide"), narrow: one(358, 264, "narrow") };
}

function chartOf({ kind, as, lines, whole }: Picture, width: number, height: number, printed: Format): Chart {
  const [first] = lines;
  if (kind === "lines") return linesChart(as, lines, { width, height, format: printed });
  const own = { unit: as.unit, shownIn: as.shownIn, changes: first?.changes ?? [] };
  const series = first?.series ?? { grain: "month" as const, points: [] };
  if (kind === "series") return seriesChart({ ...own, series }, [], [], { width, height, format: printed, text: () => "" });
  return multiplesChart(
    { ...own, series: whole ?? series },
    { groups: lines },
    { width, columns: width < 500 ? 2 : 3, format: printed, name: (name) => name ?? "" },
  );
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function parsed(text: string): SVGElement {
  const namespaced = text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return new DOMParser().parseFromString(namespaced, "image/svg+xml").documentElement as unknown as SVGElement;
}
