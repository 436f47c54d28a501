import { isOne, parseUnit, unitText } from "../ground/unit.js";
import type { Item } from "./item.js";
import type { Names } from "./names.js";
import { text } from "./names.js";

const TIMES = ["ms", "s", "minute", "hour", "day", "week"];

/** Units that this workspace speaks of: money, counted things, time, percent. */
export function unitItems(names: Names): readonly Item[] {
  const money = names.currency === null ? [] : [names.currency, `k${names.currency}`, `M${names.currency}`];
  const rows = [...names.tables.values()].map(({ row }) => row);
  const declared = [...names.tables.values()].flatMap(({ columns }) => [...columns.values()].flatMap(({ unit }) => unit ?? []));
  const assumed = [...names.sections.assumptions.values()].flatMap(({ entry }) => text(entry.value, "unit") ?? []);
  const all = new Set(["percent", ...money, ...rows, ...declared, ...assumed, ...TIMES, "1"]);
  return [...all].map((unit) => ({ label: unit, kind: "unit", insert: unit, detail: aboutUnit(unit) ?? "" }));
}

/** A unit in words: what one of it is in the base scale; null where it is none. */
export function aboutUnit(written: string): string | null {
  const parsed = parseUnit(written);
  if (!parsed.ok) return null;
  const base = isOne(parsed.unit) ? "a share of one" : unitText(parsed.unit);
  if (parsed.scale === 1) return isOne(parsed.unit) ? "a plain number" : base;
  return isOne(parsed.unit) ? `1 ${written} = ${short(parsed.scale)}` : `1 ${written} = ${short(parsed.scale)} ${base}`;
}

const short = (value: number): string => String(Number(value.toPrecision(12)));
