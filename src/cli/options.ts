import { parseArgs } from "node:util";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";

/** One option of a command: how it is written, and the line of help beside it. */
export interface OptionSpec {
  readonly name: string;
  /** What stands after it, in capitals; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  readonly choices?: readonly string[];
}

export interface CommandSpec {
  readonly name: string;
  /** "KPI[,KPI…]"; empty where the command takes none. */
  readonly takes: string;
  /** How many words may stand after the command: [least, most]. */
  readonly words: readonly [number, number];
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
}

export interface Given {
  readonly words: readonly string[];
  readonly has: (option: string) => boolean;
  readonly value: (option: string) => string | null;
}

export const WORKSPACE: OptionSpec = {
  name: "workspace",
  value: "DIR",
  help: "the folder of metrics.yaml (default: the nearest upward)",
};
const HELP: OptionSpec = { name: "help", help: "show this help" };

/** Reads a command's words and options; throws Refused with usage diagnostics. */
export function readOptions(spec: CommandSpec, argv: readonly string[]): Given {
  const known = [...spec.options, WORKSPACE, HELP];
  const options = Object.fromEntries(
    known.map((o) => [o.name, { type: o.value === undefined ? ("boolean" as const) : ("string" as const) }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const problems: Diagnostic[] = [];
  const values = new Map<string, string>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = known.find((o) => o.name === token.name);
    if (!option) problems.push(unknown(token.rawName, spec, known));
    else if (option.value !== undefined && (token.value === undefined || token.value === ""))
      problems.push(diagnose("optionValue", null, { name: token.rawName, wanted: `needs a value after it: ${option.value}` }));
    else if (option.value === undefined && token.value !== undefined)
      problems.push(diagnose("optionValue", null, { name: token.rawName, wanted: "takes no value" }));
    else if (option.choices && !option.choices.includes(token.value ?? ""))
      problems.push(
        diagnose("optionValue", null, { name: token.rawName, wanted: `takes one of ${option.choices.join(", ")}` }),
      );
    else if (values.has(option.name))
      problems.push(diagnose("optionValue", null, { name: token.rawName, wanted: "is to be given once" }));
    else values.set(option.name, token.value ?? "");
  }
  const [least, most] = spec.words;
  if (!values.has("help") && problems.length === 0) {
    if (words.length < least) problems.push(diagnose("argumentMissing", null, { command: spec.name, wanted: spec.takes }));
    if (words.length > most)
      problems.push(diagnose("tooManyArguments", null, { command: spec.name, extra: words.slice(most) }));
  }
  if (problems.length > 0) throw new Refused(problems);
  return { words, has: (option) => values.has(option), value: (option) => values.get(option) ?? null };
}

function unknown(raw: string, spec: CommandSpec, known: readonly OptionSpec[]): Diagnostic {
  const suggestion = nearest(
    raw.replace(/^-+/, ""),
    known.map((o) => o.name),
  );
  return diagnose("unknownOption", null, { name: raw, command: spec.name, suggestion: suggestion && `--${suggestion}` });
}

/** The help text of one command, with its examples. */
export function helpOf(spec: CommandSpec): string {
  const options = [...spec.options, WORKSPACE, HELP].map(
    (o) => [`--${o.name}${o.value === undefined ? "" : ` ${o.value}`}`, o.help] as const,
  );
  const width = Math.max(...options.map(([left]) => left.length));
  return [
    `worthwhile ${[spec.name, spec.takes].filter(Boolean).join(" ")}`,
    `  ${spec.summary}`,
    "",
    "Options",
    ...options.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    "",
    "Examples",
    ...spec.examples.map((line) => `  ${line}`),
    "",
  ].join("\n");
}
