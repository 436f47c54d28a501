import type { Catalog } from "../../compile/catalog.js";
import { understand, type Program } from "../../compile/program.js";
import { tablesOf } from "../../compile/uses.js";
import { openBrowser, type BrowserEngine } from "../../engine/browser.js";
import type { StartedWorker } from "../../engine/browser-worker.js";
import type { Table } from "../../engine/table.js";
import { Refused } from "../../ground/diagnostic.js";
import { sentence } from "../../ground/messages.js";
import { identifier } from "../../ground/quote.js";
import { ask, numeric } from "../../query/ask.js";
import { countedRows } from "../../query/rows.js";
import type { Publication } from "./published.js";
import type { Line } from "./rows.js";
import type { View } from "./state.js";

/** DuckDB in the page with the published rows: answers what the published results do not hold. */
export interface Asker {
  lines(view: View): Promise<readonly Line[]>;
  /** The counted rows behind one line. */
  counted(
    kpi: string,
    from: string,
    to: string,
    where: string,
  ): Promise<readonly { readonly aggregate: string; readonly total: number; readonly rows: Table }[]>;
  sql(text: string): Promise<Table>;
  /** Tables and their columns, for completion. */
  readonly schema: Readonly<Record<string, readonly string[]>>;
}

export async function openAsker(base: string, started: StartedWorker): Promise<Asker> {
  const [publication, engine] = await Promise.all([
    fetchJson<Publication>(`${base}data/program.json`),
    openBrowser({ base: `${base}assets/duckdb/`, started }),
  ]);
  // For whoever measures the page: from here on a question can be answered.
  performance.mark("engine ready");
  const program = understand({ definitions: publication.definitions, catalog: publication.catalog });
  const loaded = new Map<string, Promise<void>>();
  const need = (tables: readonly string[]): Promise<unknown> =>
    Promise.all(
      tables.map((name) => {
        const known = loaded.get(name) ?? loadTable(engine, base, name, publication.tables[name] ?? []);
        loaded.set(name, known);
        return known;
      }),
    );
  const published = Object.keys(publication.tables);
  const tablesFor = (kpis: readonly string[], where: string): readonly string[] =>
    tablesOf(publication.definitions, kpis, where === "" ? [] : [where]).filter((t) => published.includes(t));
  return {
    schema: schemaOf(publication.catalog),
    async lines(view) {
      await need(tablesFor(view.kpis, view.where));
      return explained(() => linesOf(engine, program, view));
    },
    async counted(kpi, from, to, where) {
      await need(tablesFor([kpi], where));
      return explained(() => countedRows(engine, program, { kpi, from, to, where: where || null, limit: 500 }));
    },
    async sql(text) {
      await need(
        published.filter((name) =>
          new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[^\p{L}\p{N}_]/gu, "\\$&")}(?![\\p{L}\\p{N}_])`, "iu").test(text),
        ),
      );
      return engine.query(text);
    },
  };
}

async function linesOf(engine: BrowserEngine, program: Program, view: View): Promise<readonly Line[]> {
  const by = view.split === "" ? [view.grain] : [view.grain, view.split];
  const answer = await ask(
    engine,
    program,
    { kpis: view.kpis, by, from: view.from || null, to: view.to || null, where: view.where || null },
    { detail: true },
  );
  return view.kpis.flatMap((kpi, i) =>
    answer.rows.map(({ key, cells }): Line => {
      const cell = cells[i];
      return {
        kpi,
        period: String(key[0]),
        group: view.split === "" ? null : key[1] === null ? "–" : String(key[1]),
        value: cell ? numeric(cell.value) : null,
        low: cell?.low ?? null,
        high: cell?.high ?? null,
        n: cell?.n ?? null,
        state: cell?.state ?? "no_data",
      };
    }),
  );
}

/** The compiler's own sentences, for the page's status line. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refused) throw new Error(cause.diagnostics.map(sentence).join(" "), { cause });
    throw cause;
  }
}

async function loadTable(engine: BrowserEngine, base: string, name: string, files: readonly string[]): Promise<void> {
  const parts = await Promise.all(
    files.map(async (file) => new Uint8Array(await (await fetched(`${base}${file}`)).arrayBuffer())),
  );
  for (const [i, bytes] of parts.entries()) await engine.insertArrow(`${name}@${i}`, bytes);
  const union = parts.map((_, i) => `select * from ${identifier(`${name}@${i}`)}`).join(" union all ");
  await engine.run(`create view ${identifier(name)} as ${union}`);
}

const schemaOf = (catalog: Catalog): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.values(catalog.tables).map((t) => [t.name, t.columns.map((c) => c.name)]));

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}

async function fetchJson<T>(url: string): Promise<T> {
  return (await (await fetched(url)).json()) as T;
}
