import type { Catalog } from "../compile/catalog.js";
import type { Definitions } from "../compile/definitions.js";
import type { Engine } from "../engine/engine.js";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { identifier } from "../ground/quote.js";
import type { Report } from "../report/model.js";
import type { SiteFile } from "./file.js";
import { leaks, type Leak, type OwnTexts, type PersonalValue, type Shipped } from "./leaks.js";
import type { Page } from "./page.js";

/** What is about to be shipped, and what of it is personal. */
export interface Scanned {
  readonly report: Report;
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  readonly engine: Engine;
  /** The files the definitions were read from: what stands in them was written to be published. */
  readonly texts: Readonly<Record<string, string>>;
}

/** More leaks than these are told as one. */
const MOST_TOLD = 10;

/** Throws Refused where a page, a file of data or a column of rows holds a personal value or an e-mail address. */
export async function refuseLeaks(
  from: Scanned,
  pages: readonly Pick<Page, "path" | "title" | "description" | "body">[],
  published: readonly SiteFile[],
): Promise<void> {
  const files = published.flatMap((file) => ("bytes" in file ? [{ path: file.path, text: textOf(file.bytes) }] : []));
  const shipped: Shipped[] = [
    ...pages.map(({ path, title, description, body }) => ({ path, text: [title, description, body].join("\n") })),
    ...files,
    ...valuesIn(from.report).map((text) => ({ path: "data/report.json", text, whole: true })),
    ...(await labelsOfRows(from, files.find(({ path }) => path === "data/program.json")?.text ?? "{}")),
  ];
  const found = leaks(shipped, await personalValues(from), ownTexts(from));
  // The same value on many pages is one mistake.
  const first = [...new Map([...found].reverse().map((leak) => [`${leak.from} ${leak.value}`, leak])).values()].reverse();
  if (first.length > 0) throw new Refused(first.slice(0, MOST_TOLD).map((leak) => told(leak, from)));
}

const textOf = (bytes: string | Uint8Array): string =>
  typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8");

/** Values of data that the report shows as they are: names of groups, counted rows. */
const valuesIn = ({ kpis }: Report): readonly string[] => [
  ...new Set(
    kpis
      .flatMap((kpi) => [
        ...kpi.splits.flatMap(({ groups }) => groups.map(({ name }) => name)),
        ...kpi.countedRows.flatMap(({ rows }) => (rows ?? []).flat()),
      ])
      .filter((value) => typeof value === "string"),
  ),
];

/** The different texts of every column that goes along with rows. */
async function labelsOfRows({ engine }: Scanned, program: string): Promise<readonly Shipped[]> {
  const { catalog, tables = {} } = JSON.parse(program) as {
    readonly catalog?: Catalog;
    readonly tables?: Readonly<Record<string, readonly string[]>>;
  };
  const found: Shipped[] = [];
  for (const { name, columns } of Object.values(catalog?.tables ?? {})) {
    for (const column of columns.filter(({ type }) => type === "text")) {
      const path = tables[name]?.[0] ?? "data/rows";
      for (const text of await distinct(engine, name, column.name)) found.push({ path, text, whole: true });
    }
  }
  return found;
}

async function personalValues({ definitions, catalog, engine }: Scanned): Promise<readonly PersonalValue[]> {
  const found: PersonalValue[] = [];
  const allowed = new Set(definitions.privacy.allow ?? []);
  for (const table of Object.values(definitions.tables)) {
    for (const column of Object.values(table.columns)) {
      const type = catalog.tables[table.name]?.columns.find(({ name }) => name === column.name)?.type;
      const from = `${table.name}.${column.name}`;
      if (!column.pii || type !== "text" || allowed.has(from)) continue;
      for (const value of await distinct(engine, table.name, column.name)) found.push({ value, from });
    }
  }
  return found;
}

async function distinct(engine: Engine, table: string, column: string): Promise<readonly string[]> {
  const own = identifier(column);
  const found = await engine.query(`select distinct ${own} as v from ${identifier(table)} where ${own} is not null order by 1`);
  return (found.data[0] ?? []).map(String);
}

/** What stands between the marks of YAML is a value as a whole; one too many lets in no more than the file says itself. */
function ownTexts({ texts, definitions }: Scanned): OwnTexts {
  const text = Object.values(texts).join("\n");
  const whole = new Set(text.split(/\n|[,{}[\]]|:\s|^\s*-\s/m).map((piece) => piece.trim().replace(/^(["'])(.*)\1$/, "$2")));
  return { text, whole, allowed: new Set(definitions.privacy.allow ?? []) };
}

/** At the personal column; an address that no column of persons holds, at the split whose value it is. */
function told({ path, value, from }: Leak, { definitions, report }: Scanned): Diagnostic {
  const shown = `${value.slice(0, 2)}…${value.includes("@") ? value.slice(value.lastIndexOf("@")) : ""}`;
  if (from !== null) {
    const [table = "", column = ""] = [from.slice(0, from.indexOf(".")), from.slice(from.indexOf(".") + 1)];
    return diagnose("personalShipped", definitions.tables[table]?.columns[column]?.span ?? null, { path, shown, from });
  }
  const split = report.kpis
    .flatMap(({ id, splits }) => splits.map((each) => ({ id, ...each })))
    .find(({ groups }) => groups.some(({ name }) => name?.includes(value)));
  const span = split ? (definitions.kpis[split.id]?.span ?? null) : null;
  return diagnose("addressShipped", span, { path, shown, split: split?.dimension ?? null });
}
