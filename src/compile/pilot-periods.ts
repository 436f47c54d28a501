import type { PilotDesign } from "./definitions.js";

/**
 * The fewest whole periods before and after the start that each design can be judged by: three before tell of a trend;
 * an interrupted series needs a line on both sides (Wagner et al. 2002).
 */
export const LEAST_PERIODS: { readonly [D in PilotDesign]: { readonly before: number; readonly after: number } } = {
  randomised: { before: 0, after: 1 },
  differences: { before: 3, after: 1 },
  synthetic: { before: 3, after: 1 },
  matched: { before: 3, after: 1 },
  interrupted: { before: 12, after: 6 },
  before_after: { before: 1, after: 1 },
};
