import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";
import * as build from "./commands/build.js";
import * as check from "./commands/check.js";
import * as doctor from "./commands/doctor.js";
import * as init from "./commands/init.js";
import * as query from "./commands/query.js";
import * as rows from "./commands/rows.js";
import * as schema from "./commands/schema.js";
import * as start from "./commands/start.js";
import * as sync from "./commands/sync.js";
import { EXIT, type Context, type Exit } from "./context.js";
import { helpOf, readOptions, type CommandSpec, type Given } from "./options.js";
import { diagnosticsJson, printDiagnostics } from "./output.js";
import { findWorkspace, readDefinitions } from "./workspace.js";

interface Command {
  readonly spec: CommandSpec;
  readonly run: (given: Given, context: Context) => Exit | Promise<Exit>;
}

const COMMANDS: readonly Command[] = [init, check, sync, query, rows, build, start, schema, doctor];

/** Named in the language page, not built yet: said plainly. */
const LATER = ["release", "diff", "verify", "lsp"];

export const VERSION = "0.1.0";

/** Runs one command line and gives its exit code. Users see sentences, never a stack trace. */
export async function main(argv: readonly string[], context: Context): Promise<Exit> {
  const json = argv.includes("--format=json") || argv[argv.indexOf("--format") + 1] === "json";
  try {
    return await dispatch(argv, context);
  } catch (cause) {
    if (cause instanceof Refused) return refuse(cause.diagnostics, argv, json, context);
    if (isClosedPipe(cause)) return EXIT.done;
    const message = cause instanceof Error ? cause.message : String(cause);
    context.err.write(`This is Worthwhile's own fault, not yours: ${message}\nNothing of yours was changed. Please report it with the command you ran.\n`);
    if (context.env["WORTHWHILE_DEBUG"] && cause instanceof Error) context.err.write(`${cause.stack ?? ""}\n`);
    return EXIT.ours;
  }
}

async function dispatch(argv: readonly string[], context: Context): Promise<Exit> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const asked = COMMANDS.find(({ spec }) => spec.name === rest[0]);
    context.out.write(asked ? helpOf(asked.spec) : overview());
    return EXIT.done;
  }
  if (name === "--version" || name === "-v") {
    context.out.write(`worthwhile ${VERSION}\n`);
    return EXIT.done;
  }
  const command = COMMANDS.find(({ spec }) => spec.name === name);
  if (!command) {
    if (LATER.includes(name)) throw new Refused([diagnose("notYet", null, { name: `worthwhile ${name}` })]);
    throw new Refused([diagnose("unknownCommand", null, { name, suggestion: nearest(name, COMMANDS.map(({ spec }) => spec.name)) })]);
  }
  const given = readOptions(command.spec, rest);
  if (given.has("help")) {
    context.out.write(helpOf(command.spec));
    return EXIT.done;
  }
  return command.run(given, context);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ spec }) => `${spec.name} ${spec.takes}`.length));
  return [
    "worthwhile: proves what a community is worth, from KPI formulas in metrics.yaml",
    "",
    ...COMMANDS.map(({ spec }) => `  ${`${spec.name} ${spec.takes}`.padEnd(width)}  ${spec.summary}`),
    "",
    "worthwhile COMMAND --help shows a command's options with examples.",
    "",
  ].join("\n");
}

function refuse(diagnostics: readonly Diagnostic[], argv: readonly string[], json: boolean, context: Context): Exit {
  const texts = textsFor(diagnostics, argv, context);
  if (json) context.out.write(diagnosticsJson(diagnostics, texts));
  else printDiagnostics(diagnostics, texts, context.err, context.env);
  const errors = diagnostics.filter((d) => d.severity === "error");
  return errors.every(isUsage) ? EXIT.usage : EXIT.wrong;
}

/** What was typed is wrong, not what the files hold. */
const isUsage = (d: Diagnostic): boolean => d.code === "usage" || d.span?.file === COMMAND_LINE || (d.span === null && ASKED.has(d.code));
const COMMAND_LINE = "<command line>";
const ASKED: ReadonlySet<string> = new Set(["no-time", "grain", "unreachable", "ambiguous"]);

/** The files that diagnostics point into, to print their lines and columns. */
function textsFor(diagnostics: readonly Diagnostic[], argv: readonly string[], context: Context): Readonly<Record<string, string>> {
  if (!diagnostics.some((d) => d.span !== null)) return {};
  const at = argv.indexOf("--workspace");
  const joined = argv.find((word) => word.startsWith("--workspace="))?.slice("--workspace=".length);
  const given = joined ?? (at >= 0 ? (argv[at + 1] ?? null) : null);
  const where = argv[argv.indexOf("--where") + 1];
  try {
    return { ...readDefinitions(findWorkspace(given, context)).texts, ...(argv.includes("--where") && where !== undefined ? { [COMMAND_LINE]: where } : {}) };
  } catch {
    return {};
  }
}

const isClosedPipe = (cause: unknown): boolean => cause instanceof Error && (cause as NodeJS.ErrnoException).code === "EPIPE";
