import type { Catalog } from "../compile/catalog.js";
import type { ServerDef } from "../compile/definitions.js";
import { EngineError, type Answerer, type Engine } from "../engine/engine.js";
import { connect, ServerTrouble, type Connection } from "../engine/clickhouse/connect.js";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { redactor } from "../../loaders/land/secrets.js";
import { sendTables } from "../prepare/send.js";
import type { Context } from "./context.js";
import { errorsOf, type Read } from "./workspace.js";

/**
 * What computes the numbers: the workspace's ClickHouse, once it holds the prepared tables; the engine itself where it
 * names none, or where it cannot be used, which the troubles say.
 */
export async function serverAnswers(
  engine: Engine,
  catalog: Catalog,
  read: Read,
  env: Context["env"],
  atEnd: (close: () => Promise<void>) => void,
): Promise<{ readonly answers: Answerer; readonly troubles: readonly Diagnostic[] }> {
  const { definitions, root } = read;
  const wrong = errorsIn(read);
  if (wrong.length > 0) return { answers: engine, troubles: wrong };
  const def = definitions?.server;
  if (!definitions || !def) return { answers: engine, troubles: [] };
  try {
    const connection = await openServer(def, env);
    atEnd(() => connection.close());
    const answers = await sendTables(engine, connection, catalog, definitions, root).catch((cause: unknown) => {
      throw refusal(def, env, cause);
    });
    return { answers, troubles: [] };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return { answers: engine, troubles: cause.diagnostics };
  }
}

/** The mistakes of the section that says what computes the numbers: DuckDB must not take over from a mistyped server. */
function errorsIn({ diagnostics, spanOf, keySpanOf }: Read): readonly Diagnostic[] {
  const [key, value] = [keySpanOf(["engine"]), spanOf(["engine"])];
  if (key === null || value === null) return [];
  return errorsOf(diagnostics).filter(
    ({ span }) => span !== null && span.file === key.file && key.start <= span.start && span.end <= value.end,
  );
}

/** Opens the server that a workspace names. Throws Refused where it cannot be asked. */
export async function openServer(def: ServerDef, env: Context["env"]): Promise<Connection> {
  const { span } = def;
  const [url, user, password, database] = (["url", "user", "password", "database"] as const).map((option) =>
    filled(def[option], env, (variable) => {
      throw new Refused([diagnose("serverVariable", span, { option, variable })]);
    }),
  ) as [string, string, string, string];
  return connect({ url, user, password, database }).catch((cause: unknown) => {
    throw refusal(def, env, cause);
  });
}

const filled = (text: string, env: Context["env"], missing: (variable: string) => never): string =>
  text.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => env[name] || missing(name));

/** What went wrong, as a diagnostic at the place that names the server; without the password, whoever says it. */
function refusal(def: ServerDef, env: Context["env"], cause: unknown): unknown {
  if (!(cause instanceof EngineError)) return cause;
  const known = (text: string): string => text.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => env[name] ?? "");
  const hide = redactor([known(def.password)]);
  const trouble = cause instanceof ServerTrouble ? cause.trouble : "other";
  const url = known(def.url).replace(/\/\/[^/@]*@/, "//");
  return new Refused([
    diagnose("serverTrouble", def.span, { url: hide(url), user: known(def.user), trouble, words: hide(cause.message) }),
  ]);
}
