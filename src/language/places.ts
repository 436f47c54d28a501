import type { Path } from "../compile/read/tree.js";
import type { NamedSection } from "../compile/definitions.js";
import { fits } from "./names.js";

/** What the values at a place of the file are: completion, definitions and renames all read this one table. */
export type Meant =
  | { readonly kind: "formula" }
  | { readonly kind: "named"; readonly section: NamedSection }
  /** A column of the table whose entry the place lies in. */
  | { readonly kind: "own-column" }
  /** A dimension: channel, members.segment, author_id.segment. */
  | { readonly kind: "dimension" }
  | { readonly kind: "origin" }
  | { readonly kind: "unit" }
  | { readonly kind: "language" }
  | { readonly kind: "zone" }
  | { readonly kind: "currency" }
  | { readonly kind: "loader" };

const named = (section: NamedSection): Meant => ({ kind: "named", section });

const PLACES: readonly (readonly [pattern: string, meant: Meant])[] = [
  ["kpis/*/formula", { kind: "formula" }],
  ["kpis/*/history/*/formula", { kind: "formula" }],
  ["kpis/*/composite/*/kpi", named("kpis")],
  ["kpis/*/history/*/composite/*/kpi", named("kpis")],
  ["kpis/*/tests/*", { kind: "formula" }],
  ["filters/*/where", { kind: "formula" }],
  ["members/stages/*/event", { kind: "formula" }],
  ["members/cohorts/active", { kind: "formula" }],
  ["members/lurkers/reads", { kind: "formula" }],
  ["members/who", { kind: "formula" }],
  ["members/lurkers/value/*", named("kpis")],
  ["kpis/*/splits/*", { kind: "dimension" }],
  ["kpis/*/unit", { kind: "unit" }],
  ["assumptions/*/unit", { kind: "unit" }],
  ["tables/*/columns/*/unit", { kind: "unit" }],
  ["tables/*/columns/*/unit/currency", { kind: "own-column" }],
  ["tables/*/columns/*/ref", named("tables")],
  ["tables/*/columns/*/zone", { kind: "zone" }],
  ["tables/*/from", { kind: "origin" }],
  ["tables/*/key", { kind: "own-column" }],
  ["tables/*/time", { kind: "own-column" }],
  ["tables/*/series/*", { kind: "own-column" }],
  ["tables/*/weight", { kind: "own-column" }],
  ["tables/*/valid/from", { kind: "own-column" }],
  ["tables/*/valid/to", { kind: "own-column" }],
  ["tables/*/filters/*", named("filters")],
  ["rates/from", { kind: "origin" }],
  ["filters/*/table", named("tables")],
  ["goals/*/for", named("stakeholders")],
  ["goals/*/leading/*", named("kpis")],
  ["executive/*/*", named("kpis")],
  ["surveys/*/wave", { kind: "dimension" }],
  ["surveys/*/splits/*", { kind: "dimension" }],
  ["pilots/*/units", { kind: "dimension" }],
  ["pilots/*/arm", { kind: "dimension" }],
  ["community/languages/*", { kind: "language" }],
  ["stakeholders/*/language", { kind: "language" }],
  ["community/timezone", { kind: "zone" }],
  ["community/currency", { kind: "currency" }],
  ["sources/*/loader", { kind: "loader" }],
  ["roi/*/*/kpi", named("kpis")],
  ["goals/*/kpi", named("kpis")],
  ["propositions/**/kpi", named("kpis")],
  ["propositions/*/kpis/*", named("kpis")],
  ["pilots/*/kpi", named("kpis")],
  ["surveys/*/kpi", named("kpis")],
  ["surveys/*/response_rate", named("kpis")],
  ["surveys/*/invited", named("kpis")],
  ["attribution/kpi", named("kpis")],
  ["maturity/**/kpi", named("kpis")],
  ["voices/sentiment/table", named("tables")],
  ["voices/topics/*/table", named("tables")],
  ["voices/topics/*/by", { kind: "dimension" }],
  ["voices/early_warnings/table", named("tables")],
];

export const meantAt = (path: Path): Meant | null => PLACES.find(([pattern]) => fits(path, pattern))?.[1] ?? null;
