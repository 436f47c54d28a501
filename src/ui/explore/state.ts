/** What the explorer shows: all of it is in the address, so a link is the view. */
export interface View {
  readonly kpis: readonly string[];
  readonly grain: string;
  readonly split: string;
  readonly where: string;
  readonly from: string;
  readonly to: string;
}

export const GRAINS = ["day", "week", "month", "quarter", "year"] as const;

export function readView(hash: string, first: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const grain = given.get("grain") ?? "month";
  return {
    kpis: (given.get("kpi") ?? first).split(",").filter(Boolean),
    grain: (GRAINS as readonly string[]).includes(grain) ? grain : "month",
    split: given.get("split") ?? "",
    where: given.get("where") ?? "",
    from: given.get("from") ?? "",
    to: given.get("to") ?? "",
  };
}

export function writeView(view: View): string {
  const given = new URLSearchParams();
  given.set("kpi", view.kpis.join(","));
  for (const key of ["grain", "split", "where", "from", "to"] as const)
    if (view[key] !== "" && !(key === "grain" && view.grain === "month")) given.set(key, view[key]);
  return `#${given}`;
}

/** The same view as a command line. */
export function commandOf(view: View): string {
  const quote = (text: string): string => (/^[\w,.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const by = [view.grain, view.split].filter(Boolean).join(",");
  const options = (["from", "to", "where"] as const).flatMap((key) =>
    view[key] === "" ? [] : [`--${key} ${quote(view[key])}`],
  );
  return ["worthwhile query", quote(view.kpis.join(",")), `--by ${quote(by)}`, ...options].join(" ");
}
