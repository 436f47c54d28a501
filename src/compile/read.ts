import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { Span } from "../ground/span.js";
import { NAMED_SECTIONS, type Definitions, type EntryName } from "./definitions.js";
import { buildAssumptions } from "./read/assumptions.js";
import { buildCalendar } from "./read/calendar.js";
import { buildCommunity, languagesOf } from "./read/community.js";
import { buildAttribution } from "./read/attribution.js";
import { buildExecutive } from "./read/executive.js";
import type { FileInput } from "./read/file.js";
import type { Files } from "./read/files.js";
import { buildFilters } from "./read/filters.js";
import { buildGoals } from "./read/goals.js";
import { load } from "./read/include.js";
import { buildKpis } from "./read/kpis.js";
import { buildEngine, buildServer } from "./read/engine.js";
import { buildMaturity } from "./read/maturity.js";
import { buildMembers } from "./read/members.js";
import { buildPilots } from "./read/pilots.js";
import { buildPrivacy } from "./read/privacy.js";
import { buildPropositions } from "./read/propositions.js";
import { buildRates } from "./read/rates.js";
import { buildRoi } from "./read/roi.js";
import type { YamlMemory } from "./read/pieces.js";
import type { Reading } from "./read/reading.js";
import { checkShape } from "./read/shape.js";
import { buildSources } from "./read/sources.js";
import { buildStakeholders } from "./read/stakeholders.js";
import { buildSurveys } from "./read/surveys.js";
import { buildTables } from "./read/tables.js";
import { suggester } from "./read/suggest.js";
import { buildVoices } from "./read/voices.js";
import type { MapTree, Path, Tree } from "./read/tree.js";
import { keyAt, treeAt } from "./read/tree.js";
import { followRules } from "./rules/rules.js";

export type { EntryName } from "./definitions.js";
export type { Files, FileProblemKind } from "./read/files.js";
export { FileProblem } from "./read/files.js";

export interface ReadResult {
  /** Null where a file is missing or no sound YAML; else whatever could be read, entries with mistakes mended or left out. */
  readonly definitions: Definitions | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The files as one tree; null where the main one is no map. */
  readonly tree: MapTree | null;
  /** The text of every file that was read, by path: what spans point into. */
  readonly texts: Readonly<Record<string, string>>;
  /** The place of the value at a path of keys and indexes, like ["kpis", "nps", "label", "en"]. */
  readonly spanOf: (path: Path) => Span | null;
  /** The place of the key a path ends in. */
  readonly keySpanOf: (path: Path) => Span | null;
  /** The named thing (section and name) that a place lies in: which KPI a diagnostic is about. */
  readonly entryAt: (span: Span) => EntryName | null;
  /** Named things that stand in the file and are not in the definitions, as they had mistakes: their names are known. */
  readonly lost: readonly EntryName[];
}

/** More than anyone mends in one go. */
const MOST_DIAGNOSTICS = 200;

/**
 * Reads metrics.yaml and what it includes.
 *
 *   text ──yaml──▶ Tree ──include──▶ Tree ──shape (zod)──▶ input ──build──▶ Definitions ──rules──▶ diagnostics
 *
 * Every mistake becomes a placed diagnostic; nothing a file holds makes it throw. With a memory of the last reading only
 * what has changed is read as YAML again.
 */
export function readWorkspace(files: Files, entry = "metrics.yaml", memory: YamlMemory | null = null): ReadResult {
  const { root, texts, diagnostics: loading, sound } = load(files, entry, memory);
  const places = placesOf(root);
  if (!root || !sound) return { definitions: null, diagnostics: firstOf(loading), tree: root, texts, ...places, lost: [] };
  const { input, diagnostics: misshapen } = checkShape(root);
  const reading: Reading = {
    root,
    languages: languagesOf(input.community),
    languagesGiven: (input.community?.languages ?? []).length > 0,
    complaints: [],
    suggest: suggester(),
  };
  const definitions = build(input, reading);
  const lost = lostOf(root, definitions);
  const broken = followRules({ definitions, reading, lost });
  const diagnostics = firstOf([...loading, ...misshapen, ...reading.complaints, ...broken]);
  return { definitions, diagnostics, tree: root, texts, ...places, lost };
}

function build(input: FileInput, reading: Reading): Definitions {
  const sources = buildSources(input.sources, reading);
  // A source whose options are broken is still a source that tables may name.
  const written = treeAt(reading.root, ["sources"]);
  const sourceNames = new Set([...Object.keys(sources), ...(written?.kind === "map" ? written.entries.keys() : [])]);
  return {
    version: 1,
    community: buildCommunity(input.community, reading),
    sources,
    tables: buildTables(input.tables, sourceNames, reading),
    rates: buildRates(input.rates, sourceNames, reading),
    assumptions: buildAssumptions(input.assumptions, reading),
    kpis: buildKpis(input.kpis, reading),
    filters: buildFilters(input.filters, reading),
    stakeholders: buildStakeholders(input.stakeholders, reading),
    goals: buildGoals(input.goals, reading),
    pilots: buildPilots(input.pilots, reading),
    surveys: buildSurveys(input.surveys, reading),
    executive: buildExecutive(input.executive, reading),
    propositions: buildPropositions(input.propositions, reading),
    maturity: buildMaturity(input.maturity, reading),
    members: buildMembers(input.members, reading),
    attribution: buildAttribution(input.attribution, reading),
    privacy: buildPrivacy(input.privacy),
    calendar: buildCalendar(input.calendar, reading),
    roi: buildRoi(input.roi, reading),
    voices: buildVoices(input.voices, reading),
    ...buildServer(input.engine, reading),
    engine: buildEngine(input.engine),
  };
}

function placesOf(root: MapTree | null): Pick<ReadResult, "spanOf" | "keySpanOf" | "entryAt"> {
  const normal = (path: Path): Path => path.map((step) => (typeof step === "string" ? step.normalize("NFC") : step));
  return {
    spanOf: (path) => (root ? (treeAt(root, normal(path))?.span ?? null) : null),
    keySpanOf: (path) => (root ? keyAt(root, normal(path)) : null),
    entryAt: (span) => (root ? entryAt(root, span) : null),
  };
}

function entryAt(root: MapTree, span: Span): EntryName | null {
  const holds = (key: Span, value: Tree): boolean =>
    key.file === span.file && key.start <= span.start && span.start <= Math.max(key.end, value.span.end);
  for (const section of NAMED_SECTIONS) {
    const tree = root.entries.get(section)?.value;
    if (tree?.kind !== "map") continue;
    for (const [name, entry] of tree.entries) if (holds(entry.key, entry.value)) return { section, name };
  }
  return null;
}

function lostOf(root: MapTree, definitions: Definitions): readonly EntryName[] {
  return NAMED_SECTIONS.flatMap((section) => {
    const tree = root.entries.get(section)?.value;
    if (tree?.kind !== "map") return [];
    const names = [...tree.entries.keys()].filter((name) => !Object.hasOwn(definitions[section], name));
    return names.map((name) => ({ section, name }));
  });
}

/** In the file's order; errors first where there are too many to show. */
function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const shown =
    diagnostics.length > MOST_DIAGNOSTICS ? [...diagnostics].sort(bySeverity).slice(0, MOST_DIAGNOSTICS) : [...diagnostics];
  shown.sort(byPlace);
  const rest = diagnostics.length - shown.length;
  if (rest === 0) return shown;
  const errors = diagnostics.some((d) => d.severity === "error");
  return [...shown, diagnose(errors ? "more" : "moreHints", null, { count: rest })];
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;
const bySeverity = (a: Diagnostic, b: Diagnostic): number => WEIGHT[a.severity] - WEIGHT[b.severity];

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [fileA, fileB] = [a.span?.file ?? "", b.span?.file ?? ""];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.span?.start ?? 0) - (b.span?.start ?? 0) || (a.span?.end ?? 0) - (b.span?.end ?? 0);
}
