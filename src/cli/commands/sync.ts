import { CHANNELS } from "../../../loaders/index.js";
import { progressOn, silent, sync, type Load } from "../../../loaders/land.js";
import { openEngine } from "../../engine/open.js";
import { Refused, type Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { diagnosticsJson, printDiagnostics } from "../output.js";
import { lakeOf } from "../session.js";
import { ENGINE, engineKind } from "../shared.js";
import { errorsOf, findWorkspace, readDefinitions, type Read } from "../workspace.js";

export const spec: CommandSpec = {
  name: "sync",
  takes: "[SOURCE…]",
  words: [0, 1000],
  summary: "Runs the loaders: fetches the sources' rows into data/lake. What a run has fetched is kept when it is stopped.",
  options: [
    { name: "full", help: "loads everything again instead of going on from the bookmark" },
    { name: "scale", value: "N", help: "how large the simulated community is made (1 is about 200,000 rows)" },
    { name: "seed", value: "N", help: "another simulated community" },
    { name: "format", value: "FORMAT", help: "text or json", choices: ["text", "json"] },
    ENGINE,
  ],
  examples: ["worthwhile sync", "worthwhile sync forum --full"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const root = findWorkspace(given.value("workspace"), context);
  const read = readDefinitions(root);
  const json = given.value("format") === "json";
  if (read.definitions === null) throw new Refused(errorsOf(read.diagnostics));
  const known = Object.keys(read.definitions.sources);
  const unknown = given.words.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Refused(unknown.map((name) => diagnose("unknownSource", null, { name, known })));
  const loads = await load(read, context, {
    only: given.words,
    full: given.has("full"),
    scale: numberOf(given, "scale", 1),
    seed: numberOf(given, "seed", 1),
    quiet: json,
    engine: () => openEngine({ kind: engineKind(given) }),
  });
  const problems = loads.flatMap((l) => (l.problem ? [l.problem] : []));
  if (json)
    context.out.write(
      problems.length > 0
        ? diagnosticsJson(problems, read.texts)
        : `${JSON.stringify({ loads: loads.map(({ problem: _problem, notes, ...rest }) => ({ ...rest, notes: notes.length })) })}\n`,
    );
  else {
    for (const one of loads) if (one.stream !== null && one.problem === null) context.out.write(`${lineOf(one)}\n`);
    printDiagnostics([...loads.flatMap((l) => l.notes), ...problems], read.texts, context.err, context.env);
    if (context.signal.aborted) context.err.write("Stopped. What was fetched is kept; run worthwhile sync to go on.\n");
  }
  return problems.length > 0 || context.signal.aborted ? EXIT.wrong : EXIT.done;
}

export interface LoadOptions {
  readonly only: readonly string[];
  readonly full: boolean;
  readonly scale: number;
  readonly seed: number;
  readonly quiet: boolean;
  readonly engine: () => ReturnType<typeof openEngine>;
}

/** Runs the loaders of a workspace that has been read. */
export async function load(read: Read, context: Context, options: LoadOptions): Promise<readonly Load[]> {
  const definitions = read.definitions;
  if (definitions === null) return [];
  const { loads } = await sync({
    workspace: read.root,
    lake: lakeOf(read.root),
    sources: Object.values(definitions.sources),
    channels: CHANNELS,
    engine: options.engine,
    full: options.full,
    only: options.only,
    env: context.env,
    now: context.now,
    timezone: definitions.community.timezone,
    seed: options.seed,
    scale: options.scale,
    progress: options.quiet ? silent : progressOn(context.err as NodeJS.WriteStream, context.now),
    signal: context.signal,
  });
  return loads;
}

function lineOf(one: Load): string {
  const name = `${one.source}.${one.stream ?? ""}`;
  const rows = Intl.NumberFormat("en").format(one.rows ?? 0);
  const what = one.unchanged
    ? "unchanged"
    : [
        `${one.added} new`,
        ...(one.changed > 0 ? [`${one.changed} changed`] : []),
        ...(one.removed > 0 ? [`${one.removed} gone`] : []),
      ].join(", ");
  const span = one.coverage ? `  ${one.coverage.from.slice(0, 10)} to ${one.coverage.to.slice(0, 10)}` : "";
  return `${name.padEnd(28)} ${rows.padStart(11)} rows  ${what}${span}`;
}

function numberOf(given: Given, name: string, fallback: number): number {
  const text = given.value(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  const problem: Diagnostic = diagnose("optionValue", null, { name: `--${name}`, wanted: "needs a number above 0" });
  throw new Refused([problem]);
}
