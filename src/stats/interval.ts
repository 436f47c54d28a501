/** An interval at 95 %; null on a side that the method cannot give, `unbounded` where it runs to infinity. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  readonly unbounded?: true;
}

/** Two-sided confidence of every interval in a report. */
export const CONFIDENCE = 0.95;
export const UPPER = 1 - (1 - CONFIDENCE) / 2;
