import { readOptions } from "../../../src/cli/options.js";
import { listOf, spec } from "../../../src/cli/commands/query.js";
import { openSession, type EngineKind, type Session } from "../../../src/cli/session.js";
import { answerTable } from "../../../src/cli/table.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import { ask } from "../../../src/query/ask.js";

/** What `query --format json` prints. */
export interface Answered {
  readonly rows: readonly (readonly unknown[])[];
  readonly columns: readonly { readonly name: string; readonly type: string; readonly unit?: string }[];
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** A folder's tables, prepared once for many questions. */
export interface Workspace {
  readonly session: Session;
  /** Answers the words after `worthwhile query`. Throws Refused. */
  query(argv: readonly string[]): Promise<Answered>;
  close(): Promise<void>;
}

export async function openWorkspace(folder: string, kind: EngineKind = "native"): Promise<Workspace> {
  const session = await openSession(readDefinitions(folder), null, [], kind);
  return {
    session,
    async query(argv) {
      const given = readOptions(spec, argv);
      const question = {
        kpis: (given.words[0] ?? "").split(","),
        by: listOf(given.value("by")),
        from: given.value("from"),
        to: given.value("to"),
        where: given.value("where"),
      };
      const how = { detail: given.has("detail"), interval: given.has("interval") };
      const answer = await ask(session.engine, session.program, question, { detail: how.detail || how.interval });
      return JSON.parse(JSON.stringify({ ...answerTable(answer, how), notes: answer.notes })) as Answered;
    },
    close: () => session.engine.close(),
  };
}
