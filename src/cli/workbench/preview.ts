import type { Definitions } from "../../compile/definitions.js";
import { meaningOf } from "../../compile/meaning.js";
import { staysInside } from "../../compile/read/files.js";
import { readWorkspace } from "../../compile/read.js";
import { closure, understand } from "../../compile/program.js";
import { placed } from "../../compile/place.js";
import { Refused, type Diagnostic } from "../../ground/diagnostic.js";
import { buildReport } from "../../report/build.js";
import { digest } from "../../report/canonical.js";
import { isLanguage, type Language } from "../../report/language.js";
import type { KpiReport, ReportCell } from "../../report/model.js";
import type { Preview } from "../../report/preview.js";
import { plain } from "../../report/sentence.js";
import { pageContext, type PageContext } from "../../site/pages/context.js";
import { reportLanguages } from "../../site/pages/pages.js";
import { kpiPreview } from "../../site/pages/preview.js";
import { drawings } from "../../site/svg.js";
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

  constructor(root: string, kind: EngineKind, env: Context["env"]) {
    this.#root = root;
    this.#kind = kind;
    this.#env = env;
  }

  /** One at a time: the engine is one. */
  ask(question: PreviewQuestion): Promise<Preview> {
    const answer = this.#turn.then(() => this.#ask(question));
    this.#turn = answer.catch(() => undefined);
    return answer;
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
      await this.#open?.session.engine.close();
      this.#open = null;
    });
    this.#turn = closing.catch(() => undefined);
    await closing;
  }

  async #ask({ kpi, texts, language }: PreviewQuestion): Promise<Preview> {
    const read = this.#read(texts);
    const refused = (problems: readonly Diagnostic[]): Preview => ({
      ok: false,
      kpi,
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
      return {
        ok: true,
        kpi,
        label: ctx.bind.name(found.label, kpi).text,
        html: kpiPreview(found, ctx).text,
        ...shown(found, ctx),
      };
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
