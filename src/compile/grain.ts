export const GRAINS = ["hour", "day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year"] as const;
export type Grain = (typeof GRAINS)[number];

export const isGrain = (word: string): word is Grain => (GRAINS as readonly string[]).includes(word);

const FINENESS: { readonly [K in Grain]: number } = {
  hour: 0,
  day: 1,
  week: 2,
  month: 3,
  quarter: 4,
  fiscal_quarter: 4,
  year: 5,
  fiscal_year: 5,
};

export const isFiner = (grain: Grain, than: Grain): boolean => FINENESS[grain] < FINENESS[than];

/** Days and weeks are shifted by their start and keep their length. */
export const keepsLength = (grains: readonly Grain[]): boolean =>
  grains.some((grain) => grain === "day" || grain === "week" || grain === "hour");
