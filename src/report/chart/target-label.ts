import type { Format } from "../format.js";
import type { Shown } from "../format/shown.js";
import type { GoalReport } from "../model.js";
import { declared } from "./axis.js";
import { shortPeriod } from "./periods.js";
import { sizeOf } from "./picture.js";
import type { Style } from "./theme.js";
import { chartWords } from "./words.js";

/** What stands at a goal's diamond. */
export function targetLines(
  goal: GoalReport,
  kpi: Shown,
  { format, width }: { readonly format: Format; readonly width: number },
) {
  const by = width < 500 ? shortPeriod(goal.target.by, "month", format) : format.shortDate(goal.target.by);
  return [line(declared(goal.target.value, kpi, format), "goal"), line(chartWords(format.language).targetBy(by), "note")];
}

/** A line of a label in a style of the theme. */
export const line = (text: string, style: Style) => ({
  text,
  style,
  size: sizeOf(style),
  ...(style === "value" ? { weight: 600 } : {}),
});
