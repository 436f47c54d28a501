import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";
import { EXIT, type Context, type Exit } from "./context.js";
import { helpOf, readOptions, type CommandSpec, type Given } from "./options.js";
import { diagnosticsJson, printDiagnostics } from "./output.js";
import { VERSION } from "./version.js";

interface Command {
  readonly spec: CommandSpec;
  readonly run: (given: Given, context: Context) => Exit | Promise<Exit>;
}

/** In the order help lists them; each is loaded when it is asked for, so that a quick one starts quickly. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: () => import("./commands/init.js"),
  check: () => import("./commands/check.js"),
  sync: () => import("./commands/sync.js"),
  query: () => import("./commands/query.js"),
  rows: () => import("./commands/rows.js"),
  build: () => import("./commands/build.js"),
  start: () => import("./commands/start.js"),
  release: () => import("./commands/release.js"),
  diff: () => import("./commands/diff.js"),
  verify: () => import("./commands/verify.js"),
  notebook: () => import("./commands/notebook.js"),
  schema: () => import("./commands/schema.js"),
  lsp: () => import("./commands/lsp.js"),
  doctor: () => import("./commands/doctor.js"),
};
const commandOf = (name: string): (() => Promise<Command>) | undefined =>
  Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

/** Runs one command line and gives its exit code. Users see sentences, never a stack trace. */
export async function main(argv: readonly string[], context: Context): Promise<Exit> {
  const json = argv.includes("--format=json") || argv[argv.indexOf("--format") + 1] === "json";
  try {
    return await dispatch(argv, context);
  } catch (cause) {
    if (cause instanceof Refused) return refuse(cause.diagnostics, argv, json, context);
    if (isClosedPipe(cause)) return EXIT.done;
    const message = cause instanceof Error ? cause.message : String(cause);
    context.err.write(
      `This is Worthwhile's own fault, not yours: ${message}\nNothing of yours was changed. Please report it with the command you ran.\n`,
    );
    if (context.env["WORTHWHILE_DEBUG"] && cause instanceof Error) context.err.write(`${cause.stack ?? ""}\n`);
    return EXIT.ours;
  }
}

async function dispatch(argv: readonly string[], context: Context): Promise<Exit> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const asked = rest[0] === undefined ? undefined : await commandOf(rest[0])?.();
    context.out.write(asked ? helpOf(asked.spec) : await overview());
    return EXIT.done;
  }
  if (name === "--version" || name === "-v") {
    context.out.write(`worthwhile ${VERSION}\n`);
    return EXIT.done;
  }
  const command = await commandOf(name)?.();
  if (!command) {
    throw new Refused([diagnose("unknownCommand", null, { name, suggestion: nearest(name, Object.keys(COMMANDS)) })]);
  }
  const given = readOptions(command.spec, rest);
  if (given.has("help")) {
    context.out.write(helpOf(command.spec));
    return EXIT.done;
  }
  return command.run(given, context);
}

async function overview(): Promise<string> {
  const specs = await Promise.all(Object.values(COMMANDS).map(async (load) => (await load()).spec));
  const width = Math.max(...specs.map((spec) => `${spec.name} ${spec.takes}`.length));
  return [
    "worthwhile: proves what a community is worth, from KPI formulas in metrics.yaml",
    "",
    ...specs.map((spec) => `  ${`${spec.name} ${spec.takes}`.padEnd(width)}  ${spec.summary}`),
    "",
    "worthwhile COMMAND --help shows a command's options with examples.",
    "",
  ].join("\n");
}

async function refuse(
  diagnostics: readonly Diagnostic[],
  argv: readonly string[],
  json: boolean,
  context: Context,
): Promise<Exit> {
  const texts = await textsFor(diagnostics, argv, context);
  if (json) context.out.write(diagnosticsJson(diagnostics, texts));
  else printDiagnostics(diagnostics, texts, context.err, context.env);
  const errors = diagnostics.filter((d) => d.severity === "error");
  return errors.every(isUsage) ? EXIT.usage : EXIT.wrong;
}

/** What was typed is wrong, not what the files hold. */
const isUsage = (d: Diagnostic): boolean =>
  d.code === "usage" || d.span?.file.startsWith("--") === true || (d.span === null && ASKED.has(d.code));
const ASKED: ReadonlySet<string> = new Set(["no-time", "grain", "unreachable", "ambiguous"]);

/** The files that diagnostics point into, to print their lines and columns. */
async function textsFor(
  diagnostics: readonly Diagnostic[],
  argv: readonly string[],
  context: Context,
): Promise<Readonly<Record<string, string>>> {
  if (!diagnostics.some((d) => d.span !== null)) return {};
  const given = valueOf("--workspace", argv)[0] ?? null;
  const asked = Object.fromEntries(
    ["--where", "--by"].flatMap((option) => valueOf(option, argv).map((text) => [option, text])),
  );
  try {
    const { findWorkspace, readDefinitions } = await import("./workspace.js");
    const { notebookTexts } = await import("./notebook/texts.js");
    const root = findWorkspace(given, context);
    return { ...readDefinitions(root).texts, ...notebookTexts(root), ...asked };
  } catch {
    return asked;
  }
}

function valueOf(option: string, argv: readonly string[]): readonly string[] {
  const at = argv.indexOf(option);
  const joined = argv.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1);
  const text = joined ?? (at >= 0 ? argv[at + 1] : undefined);
  return text === undefined ? [] : [text];
}

const isClosedPipe = (cause: unknown): boolean => cause instanceof Error && (cause as NodeJS.ErrnoException).code === "EPIPE";
