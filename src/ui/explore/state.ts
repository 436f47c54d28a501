import { GRAINS, type Grain } from "../../compile/definitions.js";

/** A column and the value its rows must have; null is "not given". */
export type Filter = readonly [column: string, value: string | null];

/** What the explorer shows: all of it is in the address, so a link is the view. Empty text means "as published". */
export interface View {
  readonly kpis: readonly string[];
  readonly grain: Grain | "";
  readonly split: string;
  /** The groups of the split that are shown: the biggest where nothing is said, or all. */
  readonly values: readonly (string | null)[] | "all" | null;
  readonly filters: readonly Filter[];
  readonly where: string;
  readonly from: string;
  readonly to: string;
}

export function readView(hash: string, first: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const grain = given.get("grain") ?? "";
  const values = given.getAll("value").map(decoded);
  return {
    kpis: (given.get("kpi") ?? first).split(",").filter(Boolean),
    grain: (GRAINS as readonly string[]).includes(grain) ? (grain as Grain) : "",
    split: given.get("split") ?? "",
    values: given.get("values") === "all" ? "all" : values.length > 0 ? values : null,
    filters: given.getAll("is").flatMap((text): Filter[] => {
      const at = text.indexOf("=");
      return at > 0 ? [[text.slice(0, at), decoded(text.slice(at + 1))]] : [];
    }),
    where: given.get("where") ?? "",
    from: given.get("from") ?? "",
    to: given.get("to") ?? "",
  };
}

/** Whether no results can hold this view, seen before they are read: they are unfiltered, by month or coarser. */
export function surelyUnpublished(hash: string): boolean {
  const { where, filters, grain } = readView(hash, "");
  return where !== "" || filters.length > 0 || grain === "hour" || grain === "day" || grain === "week";
}

export function writeView(view: View): string {
  const given = new URLSearchParams();
  given.set("kpi", view.kpis.join(","));
  for (const key of ["grain", "split"] as const) if (view[key] !== "") given.set(key, view[key]);
  if (view.values === "all") given.set("values", "all");
  else for (const value of view.values ?? []) given.append("value", encoded(value));
  for (const [column, value] of view.filters) given.append("is", `${column}=${encoded(value)}`);
  for (const key of ["where", "from", "to"] as const) if (view[key] !== "") given.set(key, view[key]);
  return `#${given.toString().replaceAll("%2C", ",").replaceAll("%3D", "=")}`;
}

// A value that is not given is "~"; a text that begins so has one more.
const encoded = (value: string | null): string => (value === null ? "~" : value.startsWith("~") ? `~${value}` : value);
const decoded = (text: string): string | null => (text === "~" ? null : text.startsWith("~") ? text.slice(1) : text);
