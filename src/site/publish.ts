import type { Catalog, CatalogTable } from "../compile/catalog.js";
import type { Definitions } from "../compile/definitions.js";
import type { Measure } from "../compile/cell.js";
import { understand, type Program } from "../compile/program.js";
import type { Engine } from "../engine/engine.js";
import { kpiCsv } from "../report/print/csv.js";
import { stakeholderMarkdown } from "../report/print/markdown.js";
import { canonical } from "../report/canonical.js";
import type { Language } from "../report/language.js";
import type { Report } from "../report/model.js";
import type { SiteFile } from "./file.js";
import type { SiteNotebook } from "./notebooks.js";
import { publishedCubes } from "./published-cubes.js";
import { publishedRows } from "./published-rows.js";
import { frozenIn, type ArchivedVersion, type SiteArchive } from "./pages/archive.js";
import { reportLanguages } from "./pages/pages.js";
import { places, versionBase, type Places } from "./pages/place.js";
import { results } from "./results.js";

/** What a site's explorer reads: the report's results at once, and, where rows may be published, the rows. */
export interface Source {
  readonly report: Report;
  /** The releases; absent where there are none. */
  readonly archive?: SiteArchive;
  /** The workspace's notebooks, run for this site. */
  readonly notebooks?: readonly SiteNotebook[];
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  /** Tables that KPIs read, with those they refer to. */
  readonly tables: readonly string[];
  readonly engine: Engine;
  /** Every aggregate that answers about these KPIs are made of. */
  readonly measures: (program: Program) => readonly Measure[];
}

/**
 * The files of `data/`. Rows of real people are not published: only where the community is simulated do the tables go
 * along, without personal data and without free text. Elsewhere the explorer has the results alone, floor kept. Rows are
 * kept in `cache` from one build to the next.
 */
export async function publish(source: Source, cache: string): Promise<readonly SiteFile[]> {
  const { report, definitions } = source;
  const names = definitions.community.simulated
    ? source.tables.filter((name) => Object.hasOwn(source.catalog.tables, name))
    : [];
  const files: SiteFile[] = [];
  const places: Record<string, readonly string[]> = {};
  const tables: Record<string, CatalogTable> = {};
  const rows = await publishedRows({ ...source, read: columnsRead(source) }, names, cache);
  for (const { name, columns, parts } of rows) {
    const table = source.catalog.tables[name] as CatalogTable;
    const { money, ...rest } = table;
    const converted = Object.entries(money ?? {}).filter(([column]) => columns.includes(column));
    tables[name] = {
      ...rest,
      columns: table.columns.filter((c) => columns.includes(c.name)),
      ...(converted.length > 0 ? { money: Object.fromEntries(converted) } : {}),
    };
    const own = parts.map((_, i) => `data/rows/${Object.keys(places).length}-${i}.arrow`);
    parts.forEach((from, i) => files.push({ path: own[i] ?? "", from }));
    places[name] = own;
  }
  const catalog: Catalog = { instants: source.catalog.instants, tables };
  const published = publicDefinitions(definitions);
  // As the page understands them: what may not leave is in no cube.
  const program = understand({ definitions: published, catalog });
  const { engine } = source;
  const found = await publishedCubes({ program, measures: source.measures(program), engine, tables: rows }, cache);
  let many = 0;
  const cubes = found.map((of) => ({
    ...of,
    cubes: of.cubes.map(({ file: from, ...cube }) => {
      const path = `data/cubes/${many++}.arrow`;
      files.push({ path, from });
      return { ...cube, path };
    }),
  }));
  return [
    { path: "data/report.json", bytes: canonical(report) },
    ...printedFiles(report),
    ...(source.archive?.versions ?? []).flatMap((version) => frozenFiles(version, report)),
    { path: "data/results.json", bytes: canonical(results(report, definitions, catalog, files.length > 0)) },
    { path: "data/program.json", bytes: canonical({ definitions: published, catalog, tables: places, cubes }) },
    ...files,
  ];
}

/** The numbers of each KPI as CSV, and each stakeholder's page as Markdown in every language. */
export const printedFiles = (report: Report): readonly SiteFile[] => printedAt(report, places);

/** The same of a release, beside its pages; and its Report as it was frozen. */
export function frozenFiles(version: ArchivedVersion, current: Report): readonly SiteFile[] {
  const now = reportLanguages(current);
  return [
    { path: `${versionBase(version.name)}report.json`, bytes: version.bytes },
    ...printedAt(version.report, (language, first) => places(language, first, frozenIn(version, language, now))),
  ];
}

function printedAt(report: Report, placesOf: (language: Language, first: Language) => Places): readonly SiteFile[] {
  const languages = reportLanguages(report);
  const [first] = languages;
  return [
    ...report.kpis.map((kpi) => ({ path: placesOf(first, first).csv(kpi.id), bytes: kpiCsv(kpi, report) })),
    ...languages.flatMap((language) =>
      report.stakeholders.map((who) => ({
        path: placesOf(language, first).markdown(who.id),
        bytes: stakeholderMarkdown(report, who, language, first),
      })),
    ),
  ];
}

/** Every column that some KPI reads. */
function columnsRead({ definitions, catalog }: Source): ReadonlySet<string> {
  return new Set(Object.values(understand({ definitions, catalog }).kpis).flatMap(({ columns }) => columns));
}

/** What compiling in the page needs; nothing of where data comes from, nobody's names. */
function publicDefinitions(definitions: Definitions): Definitions {
  const { server: _, ...open } = definitions;
  const unspoken = {
    stakeholders: {},
    goals: {},
    pilots: {},
    surveys: {},
    executive: null,
    attribution: null,
    roi: null,
    propositions: {},
    maturity: null,
    voices: null,
    members: null,
    engine: { memory: null, threads: null },
    calendar: [],
  };
  return { ...open, sources: {}, ...unspoken };
}
