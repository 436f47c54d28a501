import type { Format } from "../../report/format.js";
import type { Language } from "../../report/language.js";
import type { Draw } from "../svg.js";

/** What every figure of one page shares. */
export interface FigureContext {
  readonly language: Language;
  readonly format: Format;
  /** The community's first language: where a label is looked for when the page's language lacks it. */
  readonly first: string;
  /** Keeps ids unique in the page: give each figure its own ("f1"). */
  readonly idPrefix: string;
  /** Draws a specification: `drawings().draw` of svg.ts, shared by all pages of a build, saves most of the work. */
  readonly draw?: Draw;
  /** Level of the figure's heading: 3 where nothing is said. */
  readonly heading?: 2 | 3 | 4;
}
