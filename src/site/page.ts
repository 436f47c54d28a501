import type { Report } from "../report/model.js";
import type { Places } from "./pages/place.js";

/** What the frame of every page says of the Report. */
export type Facts = Pick<
  Report,
  | "attribution"
  | "community"
  | "coverage"
  | "dataTo"
  | "digest"
  | "maturity"
  | "members"
  | "pilots"
  | "propositions"
  | "roi"
  | "surveys"
  | "tool"
  | "voices"
>;

/** What a page with programs of its own brings. */
export interface Programs {
  /** Inline module scripts, as text. */
  readonly inline: readonly string[];
  /** Other elements of the head: scripts, preloads, styles. */
  readonly head: string;
  readonly wasm: boolean;
  /** The page frames another page of the site: where what a reader runs is shut off from it. */
  readonly frames?: boolean;
}

/** The parts of the site a page can belong to: the entry its navigation marks, where it has one. */
export const SECTIONS = [
  "report",
  "kpis",
  "pilots",
  "surveys",
  "roi",
  "attribution",
  "assumptions",
  "coverage",
  "glossary",
  "formula",
  "guide",
  "maturity",
  "members",
  "propositions",
  "voices",
  "explore",
  "versions",
  "notebooks",
] as const;
export type Section = (typeof SECTIONS)[number];

/**
 * One page of the site before it is put into its frame. `body` is finished, inert HTML (what stands inside `<main>`):
 * every text in it is escaped, it holds no script and no style attribute, and its links are relative (`linkFrom`).
 */
export interface Page {
  /** Place in the built site: "index.html", "da/kpi/resolution_rate/index.html". No leading slash, no "..". */
  readonly path: string;
  readonly language: string;
  readonly title: string;
  /** One plain sentence for search engines and previews. */
  readonly description: string;
  readonly section: Section;
  readonly body: string;
  /** The same page in the other languages (its own may be among them). */
  readonly alternates: readonly { readonly language: string; readonly path: string }[];
  /** What it runs in the page, where a reader can run something. */
  readonly programs?: Programs;
  /** Of a page of an earlier version: its own facts, and where the same page, or else the home page, is today. */
  readonly earlier?: {
    readonly name: string;
    readonly date: string | null;
    readonly facts: Facts;
    readonly places: Places;
    readonly today: string;
  };
}

/** The relative address of `to` (a place in the site, may end in "#id") seen from the page at `from`. */
export function linkFrom(from: string, to: string): string {
  const [path = "", hash] = to.split("#");
  const here = from.split("/").slice(0, -1);
  const there = path.split("/");
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const address = [...here.slice(shared).map(() => ".."), ...there.slice(shared)].map(encodeURIComponent).join("/");
  const same = path === from && hash !== undefined;
  return `${same ? "" : here.length === shared && !address.includes("/") ? `./${address}` : address}${hash === undefined ? "" : `#${encodeURIComponent(hash)}`}`;
}
