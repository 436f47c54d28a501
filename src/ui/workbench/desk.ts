import type { Catalog } from "../../compile/catalog.js";
import type { RowsAnswer, RowsQuestion } from "../../report/notebook.js";
import type { CellPreview, Preview } from "../../report/preview.js";
import type { Stored } from "./session/session.js";

/** A file that another program changed while it was edited here. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  constructor(
    readonly path: string,
    /** What it holds now; null where it is gone. */
    readonly current: Stored | null,
  ) {
    super(`${path} was changed by another program.`);
  }
}

/** Where the workbench's files lie and its numbers come from. */
export interface Desk {
  /** Calls `told` after other programs, or this page, changed files of the workspace. */
  follow(told: () => void): void;
  files(): Promise<readonly (Stored & { readonly path: string })[]>;
  data(): Promise<{ readonly catalog: Catalog | null; readonly loaders: readonly string[] }>;
  /** Throws Conflict where the file is no longer the one with this digest. */
  save(path: string, text: string, over: string | null): Promise<Stored>;
  /** A KPI as a notebook's cell shows it. */
  cell(
    asked: {
      readonly kpi: string;
      readonly by: string | null;
      readonly texts: Readonly<Record<string, string>>;
      readonly language: string | null;
    },
    signal: AbortSignal,
  ): Promise<CellPreview>;
  /** The rows of a notebook's SQL. Rejects where the signal ends it. */
  rows(question: RowsQuestion, signal: AbortSignal): Promise<RowsAnswer>;
  preview(kpi: string, texts: Readonly<Record<string, string>>, language: string | null, signal: AbortSignal): Promise<Preview>;
}

/** The desk of `worthwhile start`: the server on this machine. */
export function serverDesk(base: string, token: string): Desk {
  const ask = async (method: "GET" | "POST", name: string, body?: unknown, signal?: AbortSignal): Promise<unknown> => {
    const response = await fetch(new URL(`_workbench/${name}`, new URL(base, document.baseURI)), {
      method,
      headers: {
        "x-worthwhile-token": token,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const value = (await response.json()) as { readonly problem?: string; readonly current?: Stored | null };
    if (response.ok) return value;
    if (response.status === 412) throw new Conflict((body as { readonly path: string }).path, value.current ?? null);
    throw new Error(value.problem ?? `The server answered ${response.status}.`);
  };
  return {
    follow: (told) => {
      const events = new EventSource(new URL("_events", new URL(base, document.baseURI)));
      events.addEventListener("disk", told);
    },
    files: async () => ((await ask("GET", "files")) as { readonly files: Awaited<ReturnType<Desk["files"]>> }).files,
    data: async () => (await ask("GET", "data")) as Awaited<ReturnType<Desk["data"]>>,
    save: async (path, text, over) => (await ask("POST", "save", { path, text, over })) as Stored,
    cell: async (asked, signal) => (await ask("POST", "cell", asked, signal)) as CellPreview,
    rows: async (question, signal) => (await ask("POST", "rows", question, signal)) as RowsAnswer,
    preview: async (kpi, texts, language, signal) =>
      (await ask("POST", "preview", { kpi, texts, language }, signal)) as Preview,
  };
}
