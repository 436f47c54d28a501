import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Definitions } from "../../compile/definitions.js";
import { meaningOf } from "../../compile/meaning.js";
import { staysInside } from "../../compile/read/files.js";
import { readWorkspace } from "../../compile/read.js";
import { closure, understand } from "../../compile/program.js";
import { placed, type Placed } from "../../compile/place.js";
import { identifier } from "../../engine/engine.js";
import { Refused, type Diagnostic } from "../../ground/diagnostic.js";
import { buildReport } from "../../report/build.js";
import { digest } from "../../report/canonical.js";
import { isLanguage, type Language } from "../../report/language.js";
import type { KpiReport, ReportCell } from "../../report/model.js";
import { kpiRows, type RowsAnswer, type RowsQuestion } from "../../report/notebook.js";
import type { CellPreview, Preview } from "../../report/preview.js";
import { plain } from "../../report/sentence.js";
import { pageContext, type PageContext } from "../../site/pages/context.js";
import { reportLanguages } from "../../site/pages/pages.js";
import { kpiCell } from "../../site/pages/notebooks/cells.js";
import { kpiPreview } from "../../site/pages/preview.js";
import { drawings } from "../../site/svg.js";
import { RowsReader } from "../notebook/reader.js";
import type { Context } from "../context.js";
import { keptInMemory } from "../memory.js";
import { openSession, type EngineKind, type Session } from "../session.js";
import { questionsOf } from "../site.js";
import { ENTRY, errorsOf, filesOf, type Read } from "../workspace.js";

export interface PreviewQuestion {
  readonly kpi: string;
  /** Texts that are not saved, by path; the others are the disk's. */
  readonly texts: Readonly<Record<string, string>>;
  readonly language: string | null;
}

type Computed =
  | { readonly ok: true; readonly found: KpiReport; readonly ctx: PageContext }
  | { readonly ok: false; readonly problems: readonly Placed[] };

/** Where the workbench stands in the site: the preview's links lead from there. */
const PAGE = "workbench/index.html";

/**
 * Computes one KPI of unsaved texts on the workspace's data. The prepared tables stay open from one question to the
 * next; they are made anew where an edit changes what they hold.
 */
export class Previewer {
  readonly #root: string;
  readonly #kind: EngineKind;
  readonly #env: Context["env"];
  readonly #hand = drawings();
  readonly #kept = keptInMemory();
  #open: { readonly key: string; readonly session: Session } | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #rows: { readonly of: Session; readonly reader: RowsReader; readonly folder: string } | null = null;

  constructor(root: string, kind: EngineKind, env: Context["env"]) {
    this.#root = root;
    this.#kind = kind;
    this.#env = env;
  }

  /** One at a time: the engine is one. */
  ask(question: PreviewQuestion): Promise<Preview> {
    return this.#inTurn(() => this.#ask(question));
  }

  /** A KPI as a notebook's cell shows it. */
  cell(question: PreviewQuestion & { readonly by: string | null }): Promise<CellPreview> {
    return this.#inTurn(async () => {
      const computed = await this.#computed(question);
      if (!computed.ok) return { ok: false, message: computed.problems[0]?.message ?? `There is no KPI ${question.kpi}.` };
      const { found, ctx } = computed;
      return { ok: true, html: kpiCell({ name: question.kpi, by: question.by }, ctx).text, rows: kpiRows([found]) };
    });
  }

  /** Runs a notebook's SQL over the prepared tables, in a process that holds a copy of them. */
  async rows(question: RowsQuestion, signal: AbortSignal): Promise<RowsAnswer> {
    for (;;) {
      const reader = await this.#inTurn(() => this.#reader());
      if (typeof reader === "string") return { ok: false, message: reader, line: null };
      const answer = await reader.ask(question, signal);
      // Data that was read anew meanwhile is asked again.
      if (answer.ok || signal.aborted || this.#rows?.reader === reader) return answer;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(work);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** The process for SQL over the tables as they are prepared now; a sentence where they cannot be. */
  async #reader(): Promise<RowsReader | string> {
    const read = this.#read({});
    if (read.definitions === null) return placed(errorsOf(read.diagnostics)[0] as Diagnostic, read.texts).message;
    try {
      const session = await this.#session(read, read.definitions);
      if (this.#rows?.of === session) return this.#rows.reader;
      this.#endRows();
      const folder = mkdtempSync(join(tmpdir(), "worthwhile-rows-"));
      const file = join(folder, "tables.duckdb");
      await session.engine.save(
        file,
        Object.values(session.catalog.tables).map(({ name, columns }) => ({
          name,
          sql: `SELECT ${columns.map((column) => identifier(column.name)).join(", ")} FROM ${identifier(name)} ORDER BY "@row"`,
        })),
      );
      const reader = new RowsReader({ file, kind: this.#kind, threads: 2 });
      this.#rows = { of: session, reader, folder };
      return reader;
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      return placed(cause.diagnostics[0] as Diagnostic, read.texts).message;
    }
  }

  #endRows(): void {
    this.#rows?.reader.close();
    if (this.#rows) rmSync(this.#rows.folder, { recursive: true, force: true });
    this.#rows = null;
  }

  /** The tables' columns and types as prepared, for completion and checks; null before anything was computed. */
  get catalog(): Session["catalog"] | null {
    return this.#open?.session.catalog ?? null;
  }

  /** Opens the data before anybody asks. What is wrong with it is told when somebody does. */
  warm(): Promise<void> {
    const opened = this.#turn.then(async () => {
      const read = this.#read({});
      if (read.definitions !== null) await this.#session(read, read.definitions);
    });
    this.#turn = opened.catch(() => undefined);
    return this.#turn.then(() => undefined);
  }

  /** The data was loaded anew, or is no longer needed. */
  async forget(): Promise<void> {
    const closing = this.#turn.then(async () => {
      this.#endRows();
      await this.#open?.session.engine.close();
      this.#open = null;
    });
    this.#turn = closing.catch(() => undefined);
    await closing;
  }

  async #ask(question: PreviewQuestion): Promise<Preview> {
    const computed = await this.#computed(question);
    const { kpi } = question;
    if (!computed.ok) return { ok: false, kpi, problems: computed.problems };
    const { found, ctx } = computed;
    return {
      ok: true,
      kpi,
      label: ctx.bind.name(found.label, kpi).text,
      html: kpiPreview(found, ctx).text,
      ...shown(found, ctx),
    };
  }

  async #computed({ kpi, texts, language }: PreviewQuestion): Promise<Computed> {
    const read = this.#read(texts);
    const refused = (problems: readonly Diagnostic[]): Computed => ({
      ok: false,
      problems: problems.map((each) => placed(each, read.texts)),
    });
    try {
      if (read.definitions === null) return refused(errorsOf(read.diagnostics));
      const lost = read.lost.some((entry) => entry.section === "kpis" && entry.name === kpi);
      if (lost) return refused(about(read, kpi));
      const base = await this.#session(read, read.definitions);
      const program = understand({ definitions: read.definitions, catalog: base.catalog, lost: read.lost });
      const used = closure(program, [kpi]);
      const wrong = used.flatMap(({ diagnostics }) => errorsOf(diagnostics));
      if (wrong.length > 0) return refused(wrong);
      if (used.length === 0 || used.some(({ cell }) => cell === null)) return refused(errorsOf(read.diagnostics));
      const session: Session = { ...base, read, program, definitions: read.definitions };
      const report = await buildReport({
        ...questionsOf(session),
        definitions: alone(read.definitions),
        memory: this.#kept.of(session),
        // A composite is shown beside its parts.
        only: read.definitions.kpis[kpi]?.composite ? [kpi, ...(program.kpis[kpi]?.kpis ?? [])] : [kpi],
      });
      const found = report.kpis.find(({ id }) => id === kpi);
      if (!found) return refused(errorsOf(read.diagnostics));
      const languages = reportLanguages(report);
      const wanted = languageOf(language, languages);
      const ctx = pageContext(report, wanted, languages, PAGE, { draw: this.#hand.draw });
      return { ok: true, found, ctx };
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      return refused(cause.diagnostics);
    }
  }

  #read(texts: Readonly<Record<string, string>>): Read {
    const disk = filesOf(this.#root);
    const files = {
      read: (path: string) => (Object.hasOwn(texts, path) ? (texts[path] as string) : disk.read(path)),
      list: (glob: string) => disk.list(glob).filter(staysInside),
    };
    return { root: this.#root, ...readWorkspace(files, ENTRY) };
  }

  async #session(read: Read, definitions: Definitions): Promise<Session> {
    const { tables, sources, rates, engine, server, community, voices } = definitions;
    const scored = voices?.sentiment?.scoring ? [voices.sentiment, community.languages] : null;
    const key = digest(meaningOf([tables, sources, rates, engine, server, community.timezone, scored]));
    if (this.#open?.key === key) return this.#open.session;
    const session = await openSession(read, null, [], this.#kind, this.#env, { runs: false });
    const wrong = errorsOf(session.diagnostics);
    if (wrong.length > 0) {
      await session.engine.close();
      throw new Refused(wrong);
    }
    await this.#open?.session.engine.close();
    this.#open = { key, session };
    return session;
  }
}

/** What a report holds beside its KPIs is not asked for one of them. */
const alone = (definitions: Definitions): Definitions => ({
  ...definitions,
  pilots: {},
  propositions: {},
  maturity: null,
  attribution: null,
  roi: null,
  voices: null,
  members: null,
  surveys: {},
});

const about = (read: Read, kpi: string): readonly Diagnostic[] => {
  const own = errorsOf(read.diagnostics).filter((d) => d.span !== null && read.entryAt(d.span)?.name === kpi);
  return own.length > 0 ? own : errorsOf(read.diagnostics);
};

const languageOf = (asked: string | null, languages: readonly [Language, ...Language[]]): Language =>
  asked !== null && isLanguage(asked) && languages.includes(asked) ? asked : languages[0];

function shown(kpi: KpiReport, ctx: PageContext): { readonly value: string | null; readonly range: string | null } {
  const cell: ReportCell | null = kpi.latest?.cell ?? kpi.total;
  if (cell === null || cell.value === null) return { value: null, range: null };
  return {
    value: ctx.format.value(cell.value, kpi, cell),
    range: cell.low === null || cell.high === null ? null : plain(ctx.story.interval(kpi, cell)),
  };
}
