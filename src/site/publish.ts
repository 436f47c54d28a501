import type { Catalog, CatalogTable } from "../compile/catalog.js";
import type { Definitions, TableDef } from "../compile/definitions.js";
import { toArrow } from "../engine/arrow.js";
import type { Engine } from "../engine/engine.js";
import { identifier } from "../ground/quote.js";
import { parseUnit } from "../ground/unit.js";
import { canonical } from "../report/canonical.js";
import type { KpiReport, Report, Series } from "../report/model.js";
import { peopleTables } from "../report/privacy.js";
import { publishableColumn } from "../report/counted.js";
import type { SiteFile } from "./file.js";

/** What a site's explorer reads: the report's results at once, and, where rows may be published, the rows. */
export interface Source {
  readonly report: Report;
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  /** Tables that KPIs read, with those they refer to. */
  readonly tables: readonly string[];
  readonly engine: Engine;
}

/**
 * The files of `data/`. Rows of real people are not published: only where the community is simulated do the tables go
 * along, without personal data and without free text. Elsewhere the explorer has the results alone, floor kept.
 */
export async function publish(source: Source): Promise<readonly SiteFile[]> {
  const { report, definitions, engine } = source;
  const names = definitions.community.simulated
    ? source.tables.filter((name) => Object.hasOwn(source.catalog.tables, name))
    : [];
  const people = peopleTables(definitions);
  const files: SiteFile[] = [];
  const places: Record<string, readonly string[]> = {};
  const tables: Record<string, CatalogTable> = {};
  for (const name of names) {
    const table = source.catalog.tables[name] as CatalogTable;
    const columns = await shownColumns(table, definitions.tables[name], people, engine);
    if (columns.length === 0) continue;
    tables[name] = { ...table, columns: table.columns.filter((c) => columns.includes(c.name)) };
    const parts = await rowsOf(engine, name, columns, table, definitions.tables[name], source.catalog.instants);
    places[name] = parts.map((_, i) => `data/rows/${Object.keys(places).length}-${i}.arrow`);
    parts.forEach((bytes, i) => files.push({ path: places[name]?.[i] ?? "", bytes }));
  }
  const catalog: Catalog = { instants: source.catalog.instants, tables };
  return [
    { path: "data/report.json", bytes: canonical(report) },
    {
      path: "data/results.json",
      bytes: canonical({ simulated: report.community.simulated, kpis: report.kpis.map(resultOf(report)) }),
    },
    { path: "data/program.json", bytes: canonical({ definitions: publicDefinitions(definitions), catalog, tables: places }) },
    ...files,
  ];
}

const LONGEST_LABEL = 40;

/** Columns that may leave: no personal data, no free text; the key stays, since references need it. */
async function shownColumns(
  table: CatalogTable,
  def: TableDef | undefined,
  people: ReadonlySet<string>,
  engine: Engine,
): Promise<readonly string[]> {
  const allowed = table.columns.filter(
    (c) => publishableColumn(c.name, def, people) || c.name === def?.key || (def?.columns[c.name]?.ref ?? null) !== null,
  );
  const texts = allowed.filter((c) => c.type === "text");
  if (texts.length === 0) return allowed.map((c) => c.name);
  const longest = await engine.query(
    `select ${texts.map((c, i) => `max(length(${identifier(c.name)})) as c${i}`).join(", ")} from ${identifier(table.name)}`,
  );
  const long = new Set(texts.filter((_, i) => Number(longest.data[i]?.[0] ?? 0) > LONGEST_LABEL).map((c) => c.name));
  return allowed.map((c) => c.name).filter((name) => !long.has(name));
}

const PART = 100_000;

async function rowsOf(
  engine: Engine,
  name: string,
  columns: readonly string[],
  table: CatalogTable,
  def: TableDef | undefined,
  instants: boolean,
): Promise<readonly Uint8Array[]> {
  const times = table.columns.filter((c) => c.type === "time" && columns.includes(c.name)).map((c) => c.name);
  const helpers = [
    ...(def?.time && times.includes(def.time) ? [`${def.time}@day`] : []),
    ...(instants ? times.map((c) => `${c}@utc`) : []),
    "@row",
  ];
  const list = [...columns, ...helpers].map(identifier).join(", ");
  const parts: Uint8Array[] = [];
  for (let from = 0; from === 0 || from < table.rows; from += PART) {
    parts.push(
      toArrow(await engine.query(`select ${list} from ${identifier(name)} order by "@row" limit ${PART} offset ${from}`)),
    );
  }
  return parts;
}

/** What compiling in the page needs; nothing of where data comes from, nobody's names. */
function publicDefinitions(definitions: Definitions): Definitions {
  return { ...definitions, sources: {}, stakeholders: {}, goals: {}, executive: null, later: {}, calendar: [] };
}

const resultOf =
  (report: Report) =>
  (kpi: KpiReport): unknown => {
    const [first = "en"] = report.community.languages;
    const unit = parseUnit(kpi.shownIn);
    return {
      id: kpi.id,
      label: kpi.label[first] ?? Object.values(kpi.label)[0] ?? kpi.id,
      family: kpi.family ?? "other",
      unit: kpi.unit,
      shownIn: kpi.shownIn,
      scale: unit.ok ? unit.scale : 1,
      grain: kpi.series.grain,
      series: points(kpi.series),
      // A split over the whole range has no periods to show: the page asks its engine.
      splits: kpi.splits
        .filter(({ groups }) => groups.every(({ total }) => total === undefined))
        .map(({ dimension, groups }) => ({
          dimension,
          groups: groups.map(({ name, series }) => ({ name, series: points(series) })),
        })),
    };
  };

const points = (series: Series): unknown =>
  series.points.map(({ period, cell }) => [period, cell.value, cell.low, cell.high, cell.n, cell.state]);
