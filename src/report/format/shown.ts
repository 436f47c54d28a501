import { parseUnit } from "../../ground/unit.js";

/** How a KPI's value is to be read: its unit in the base scale ("1", "EUR", "s", "EUR/ticket") and the one it is shown in. */
export interface Shown {
  readonly unit: string;
  readonly shownIn: string;
}

/** The kinds of value a reader tells apart. `scale` is how many base units one shown unit holds. */
export type Kind =
  | { readonly kind: "percent" }
  | { readonly kind: "points" }
  | { readonly kind: "share" }
  | { readonly kind: "money"; readonly currency: string }
  | { readonly kind: "duration"; readonly unit: TimeUnit; readonly scale: number }
  | { readonly kind: "count"; readonly noun: string };

export type TimeUnit = "millisecond" | "second" | "minute" | "hour" | "day" | "week";

/** A kind, and what it is divided by, in the workspace's own words: "ticket" of EUR/ticket. */
export interface Reading {
  readonly of: Kind;
  readonly per: string | null;
  /** What a value is divided by to be shown: 3600 for hours, 1/60 for pages a minute, whose base is pages a second. */
  readonly scale: number;
}

/**
 * Reads the unit a value is shown in. A plain duration without a chosen unit is read by the size of the value: nobody
 * wants 29,520 seconds.
 */
export function reading(as: Shown, size: number): Reading {
  const shown = as.shownIn || as.unit;
  const slash = shown.indexOf("/");
  const top = slash < 0 ? shown : shown.slice(0, slash);
  const of = kindOf(top.trim(), size);
  const per = slash < 0 ? null : shown.slice(slash + 1).trim();
  return { of, per, scale: scaleOf(of) * (per === null ? 1 : writtenScale(`1/${per}`)) };
}

/** Money is shown whole, without its k or M. */
function scaleOf(kind: Kind): number {
  if (kind.kind === "percent") return 0.01;
  if (kind.kind === "duration") return kind.scale;
  return kind.kind === "count" ? writtenScale(kind.noun) : 1;
}

function writtenScale(unit: string): number {
  const parsed = parseUnit(unit);
  return parsed.ok ? parsed.scale : 1;
}

function kindOf(word: string, size: number): Kind {
  if (word === "percent" || word === "%") return { kind: "percent" };
  if (word === "point" || word === "points") return { kind: "points" };
  if (word === "1" || word === "") return { kind: "share" };
  const money = /^(?:k|M|bn)?([A-Z]{3})$/.exec(word);
  if (money?.[1]) return { kind: "money", currency: money[1] };
  const unit = TIME[word] ?? null;
  if (unit === "second") return duration(fitting(size));
  if (unit) return duration(unit);
  return { kind: "count", noun: word };
}

const duration = (unit: TimeUnit): Kind => ({ kind: "duration", unit, scale: SECONDS[unit] });

function fitting(size: number): TimeUnit {
  if (size >= 2 * SECONDS.day) return "day";
  if (size >= 1.5 * SECONDS.hour) return "hour";
  if (size >= 90) return "minute";
  return "second";
}

const SECONDS: { readonly [U in TimeUnit]: number } = {
  millisecond: 0.001,
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

const TIME: Readonly<Record<string, TimeUnit>> = {
  ms: "millisecond",
  s: "second",
  second: "second",
  seconds: "second",
  minute: "minute",
  minutes: "minute",
  hour: "hour",
  hours: "hour",
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
};
