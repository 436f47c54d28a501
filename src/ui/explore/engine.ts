import type { Catalog } from "../../compile/catalog.js";
import { understand, type Program } from "../../compile/program.js";
import { openBrowser, type BrowserEngine } from "../../engine/browser.js";
import type { StartedWorker } from "../../engine/browser-worker.js";
import type { Engine } from "../../engine/engine.js";
import type { Table } from "../../engine/table.js";
import { Refused } from "../../ground/diagnostic.js";
import { sentence } from "../../ground/messages.js";
import { identifier } from "../../ground/quote.js";
import { ask, numeric, sqlOf } from "../../query/ask.js";
import { countedRows } from "../../query/rows.js";
import type { ReportCell, Series } from "../../report/model.js";
import type { Answer } from "./answer.js";
import { failed, fetched } from "./failure.js";
import type { Group, Publication } from "./published.js";
import type { Asked } from "./question.js";
import { cubesOf, relations } from "./relations.js";

/** The compiler and DuckDB in the page, with the published rows: for what the published results do not hold. */
export interface Asker {
  answer(asked: Asked): Promise<Answer>;
  /** The counted rows behind one cell: of each aggregate at most `limit`, and how many there are. */
  counted(
    kpi: string,
    range: { readonly from: string; readonly to: string },
    where: string,
    limit: number,
  ): Promise<readonly { readonly aggregate: string; readonly total: number; readonly rows: Table }[]>;
  /** The values of a column, the most frequent first. */
  values(table: string, column: string): Promise<readonly (string | null)[]>;
  /** The SQL that answers the question; needs no engine. */
  sqlOf(asked: Asked): string;
  sql(text: string, signal: AbortSignal): Promise<Table>;
  /** Tables and their columns, for completion. */
  readonly schema: Readonly<Record<string, readonly string[]>>;
}

/** An error that says where it lies in the condition. */
export interface Placed {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Opens the compiler at once and the engine when something is computed; `loading` is told when that begins and ends.
 * `started` is the engine's worker where the page has started it already.
 */
export async function openAsker(root: string, loading: (on: boolean) => void, started: StartedWorker | null): Promise<Asker> {
  const publication = await fetchJson<Publication>(root, "data/program.json");
  const { definitions, catalog } = publication;
  const program = understand({ definitions, catalog });
  const published = Object.keys(publication.tables);
  const cubes = cubesOf(publication);
  const small: Program = { ...program, cubes };
  const held = relations(root, publication, cubes);
  let opened: Promise<BrowserEngine> | null = null;
  let early = started;

  const open = (): Promise<BrowserEngine> => {
    if (opened === null) {
      loading(true);
      opened = openBrowser({ base: `${root}assets/duckdb/`, ...(early ? { started: early } : {}) }).catch((cause: unknown) => {
        throw failed({ kind: "engine" }, cause);
      });
      early = null;
      // For whoever measures the page: from here on a question can be answered.
      void opened.then(() => performance.mark("engine ready")).catch(() => undefined);
      opened.catch(() => (opened = null)).finally(() => loading(false));
    }
    return opened;
  };
  const having = async (names: readonly string[]): Promise<BrowserEngine> => {
    const engine = open();
    await held.into(engine, names);
    return engine;
  };
  /** The engine, which fetches what its statements name. */
  const reading = async (): Promise<Engine> => ({
    ...(await open()),
    query: async (sql, options) => (await having(held.named(sql))).query(sql, options),
  });

  return {
    schema: schemaOf(catalog),
    answer: (asked) =>
      explained(async () => {
        // A wrong question is refused before anything is fetched for it; what it needs is fetched beside the engine.
        const needed = held.named(sqlOf(small, questionOf(asked), { detail: true }));
        const [engine] = await Promise.all([reading(), having(needed)]);
        return answerOf(engine, small, asked);
      }),
    counted: (kpi, range, where, limit) =>
      explained(async () => countedRows(await reading(), program, { kpi, ...range, where: where || null, limit })),
    async values(table, column) {
      const engine = await having([table]);
      const found = await engine.query(
        `select ${identifier(column)} as v from ${identifier(table)} group by 1 order by count(*) desc, 1 limit 500`,
      );
      return (found.data[0] ?? []).map((value) => (value === null ? null : String(value)));
    },
    sqlOf: (asked) => {
      try {
        return sqlOf(program, questionOf(asked));
      } catch (cause) {
        if (cause instanceof Refused) return "";
        throw cause;
      }
    },
    async sql(text, signal) {
      const named = published.filter((name) =>
        new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[^\p{L}\p{N}_]/gu, "\\$&")}(?![\\p{L}\\p{N}_])`, "iu").test(text),
      );
      const engine = await having(named);
      signal.throwIfAborted();
      return engine.query(text, { signal });
    },
  };
}

const questionOf = ({ kpis, grain, split, from, to, where }: Asked) => ({
  kpis: kpis.map(({ id }) => id),
  by: split === "" ? [grain] : [grain, split],
  from,
  to,
  where: where || null,
});

async function answerOf(engine: Engine, program: Program, asked: Asked): Promise<Answer> {
  const split = asked.split === "" ? null : await rowsOf(engine, program, asked);
  const whole = await rowsOf(engine, program, { ...asked, split: "" });
  return {
    from: "engine",
    kpis: asked.kpis.map((kpi, i) => ({
      kpi,
      whole: seriesOf(whole, i, asked) ?? { grain: asked.grain, points: [] },
      groups: split === null ? [] : groupsOf(split, i, asked),
    })),
  };
}

type Rows = readonly { readonly period: string; readonly group: string | null; readonly cells: readonly ReportCell[] }[];

async function rowsOf(engine: Engine, program: Program, asked: Asked): Promise<Rows> {
  const { rows } = await ask(engine, program, questionOf(asked), { detail: true });
  return rows.map(({ key, cells }) => ({
    period: String(key[0]),
    group: key[1] === null || key[1] === undefined ? null : String(key[1]),
    cells: cells.map((cell) => ({ ...cell, value: numeric(cell.value) })),
  }));
}

function seriesOf(rows: Rows, i: number, { grain }: Asked): Series | null {
  const points = rows.flatMap(({ period, cells }) => (cells[i] ? [{ period, cell: cells[i] }] : []));
  return points.length === 0 ? null : { grain, points };
}

/** The groups of one KPI, the one that stands for most first. */
function groupsOf(rows: Rows, i: number, asked: Asked): readonly Group[] {
  const names = [...new Set(rows.map(({ group }) => group))];
  const size = ({ series }: Group): number => series.points.reduce((sum, { cell }) => sum + (cell.n ?? 0), 0);
  return names
    .flatMap((name): Group[] => {
      const series = seriesOf(
        rows.filter(({ group }) => group === name),
        i,
        asked,
      );
      return series === null ? [] : [{ name, series }];
    })
    .sort((a, b) => size(b) - size(a));
}

/** The compiler's own sentences, with the places of what is wrong. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const spans = cause.diagnostics.flatMap(({ span }) =>
      span?.file === "--where" ? [{ start: span.start, end: span.end }] : [],
    );
    const said = [...new Set(cause.diagnostics.map(sentence))].join(" ");
    throw Object.assign(new Error(said, { cause }), { spans } satisfies Placed);
  }
}

const schemaOf = (catalog: Catalog): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.values(catalog.tables).map((t) => [t.name, t.columns.map((c) => c.name)]));

async function fetchJson<T>(root: string, file: string): Promise<T> {
  return (await (await fetched(root, file)).json()) as T;
}
