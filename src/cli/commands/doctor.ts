import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { nativeAvailable } from "../../engine/node.js";
import { openEngine } from "../../engine/open.js";
import { Refused } from "../../ground/diagnostic.js";
import { sentence } from "../../ground/messages.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { coloursFor } from "../output.js";
import { lakeOf } from "../session.js";
import { openServer } from "../server.js";
import { errorsOf, findWorkspace, readDefinitions, type Read } from "../workspace.js";

export const spec: CommandSpec = {
  name: "doctor",
  takes: "",
  words: [0, 0],
  summary: "Looks at this machine and this workspace, and says what would keep Worthwhile from running.",
  options: [{ name: "format", value: "FORMAT", help: "text or json", choices: ["text", "json"] }],
  examples: ["worthwhile doctor"],
};

interface Finding {
  readonly what: string;
  readonly state: "ok" | "note" | "wrong";
  readonly says: string;
}

export async function run(given: Given, context: Context): Promise<Exit> {
  const findings = [nodeVersion(), ...(await engines()), ...(await workspace(given, context))];
  if (given.value("format") === "json") context.out.write(`${JSON.stringify({ findings })}\n`);
  else {
    const colours = coloursFor(context.out, context.env);
    const mark = { ok: colours.green("ok   "), note: colours.yellow("note "), wrong: colours.red("wrong") };
    for (const { what, state, says } of findings) context.out.write(`${mark[state]}  ${what.padEnd(16)} ${says}\n`);
  }
  return findings.some((f) => f.state === "wrong") ? EXIT.wrong : EXIT.done;
}

const OLDEST_NODE = [20, 19] as const;

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const old = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return {
    what: "Node",
    state: old ? "wrong" : "ok",
    says: `${process.versions.node}${old ? `; ${OLDEST_NODE.join(".")} or newer is needed` : ""}`,
  };
}

async function engines(): Promise<readonly Finding[]> {
  const native = nativeAvailable();
  const kinds = native ? (["native", "wasm"] as const) : (["wasm"] as const);
  const opened = await Promise.all(
    kinds.map(async (kind): Promise<Finding> => {
      try {
        const engine = await openEngine({ kind });
        await engine.close();
        return { what: `DuckDB ${kind}`, state: "ok", says: engine.version };
      } catch (cause) {
        return {
          what: `DuckDB ${kind}`,
          state: kind === "native" ? "note" : "wrong",
          says: cause instanceof Error ? cause.message : String(cause),
        };
      }
    }),
  );
  return native
    ? opened
    : [
        { what: "DuckDB native", state: "note", says: "no binary for this machine; DuckDB-WASM is used, which is slower" },
        ...opened,
      ];
}

async function workspace(given: Given, context: Context): Promise<readonly Finding[]> {
  try {
    const root = findWorkspace(given.value("workspace"), context);
    const read = readDefinitions(root);
    const errors = errorsOf(read.diagnostics).length;
    const secrets = Object.values(read.definitions?.sources ?? {}).flatMap((source) =>
      missingSecrets(source.options, context.env).map((name) => [source.name, name] as const),
    );
    return [
      { what: "Workspace", state: "ok", says: root },
      {
        what: "metrics.yaml",
        state: errors > 0 ? "wrong" : "ok",
        says:
          errors > 0
            ? `${errors} ${errors === 1 ? "error" : "errors"}; worthwhile check lists them`
            : `${Object.keys(read.definitions?.kpis ?? {}).length} KPIs`,
      },
      writable(lakeOf(root)),
      ...(await server(read, context)),
      ...secrets.map(([source, name]): Finding => ({
        what: source,
        state: "note",
        says: `the environment has no ${name}; loading ${source} will fail`,
      })),
    ];
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return [{ what: "Workspace", state: "note", says: "none here; worthwhile init DIR makes one" }];
  }
}

/** Whether the ClickHouse that the workspace names can be asked. */
async function server({ definitions }: Read, { env }: Context): Promise<readonly Finding[]> {
  const def = definitions?.server;
  if (!def) return [];
  try {
    const connection = await openServer(def, env);
    await connection.close();
    return [{ what: "ClickHouse", state: "ok", says: connection.version }];
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return cause.diagnostics.map((d) => ({ what: "ClickHouse", state: "wrong", says: sentence(d) }));
  }
}

function missingSecrets(options: Readonly<Record<string, unknown>>, env: Context["env"]): readonly string[] {
  const names = [...JSON.stringify(options).matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map((match) => match[1] as string);
  return names.filter((name) => !env[name]);
}

function writable(lake: string): Finding {
  try {
    mkdirSync(lake, { recursive: true });
    accessSync(lake, constants.W_OK);
    return { what: "data/lake", state: "ok", says: existsSync(lake) ? "can be written" : "will be made" };
  } catch (cause) {
    return {
      what: "data/lake",
      state: "wrong",
      says: `cannot be written: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`,
    };
  }
}
