import { SHEETS, type Region, type SheetName, type View } from "./state.js";

/** What the part of an address behind "#" names of the workbench. */
export interface Address {
  readonly kpi?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly sheet?: SheetName;
  /** A row's name and a key of it: "more.target". */
  readonly cell?: string;
  readonly view?: View;
  readonly region?: Region;
}

const VIEWS: readonly string[] = ["text", "split", "grid"] satisfies readonly View[];
const REGIONS: readonly string[] = ["explorer", "editor", "preview"] satisfies readonly Region[];

/** Reads "#kpi=resolution_rate", "#file=metrics.yaml&line=12", "#sheet=goals&cell=more.target". What is not known is left out. */
export function readAddress(hash: string): Address {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const text = (name: string): string | undefined => given.get(name) || undefined;
  const among = <T extends string>(name: string, all: readonly string[]): T | undefined => {
    const value = text(name);
    return value !== undefined && all.includes(value) ? (value as T) : undefined;
  };
  const line = Number(text("line"));
  const found: { readonly [K in keyof Address]: Address[K] | undefined } = {
    kpi: text("kpi"),
    file: text("file"),
    line: Number.isSafeInteger(line) && line > 0 ? line : undefined,
    sheet: among<SheetName>("sheet", SHEETS),
    cell: text("cell"),
    view: among<View>("view", VIEWS),
    region: among<Region>("region", REGIONS),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The address's part behind "#", with it; empty where nothing is named. */
export function printAddress(address: Address): string {
  const parts = new URLSearchParams();
  for (const name of ["kpi", "file", "line", "sheet", "cell", "view", "region"] as const)
    if (address[name] !== undefined) parts.set(name, String(address[name]));
  // A slash stands in a file's name as it is.
  const text = parts.toString().replaceAll("%2F", "/");
  return text === "" ? "" : `#${text}`;
}
