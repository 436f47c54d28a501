import { createColors } from "picocolors";
import type { Diagnostic } from "../ground/diagnostic.js";
import { sentence } from "../ground/messages.js";
import { excerpt } from "../compile/excerpt.js";
import { placed } from "../compile/place.js";
import type { Context, Out } from "./context.js";

type Texts = Readonly<Record<string, string>>;

/** Colours only on a terminal that has not said it wants none. */
export const coloursFor = (out: Out, env: Context["env"]): ReturnType<typeof createColors> =>
  createColors(out.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb");

/** A diagnostic as one line: path:line:col severity code message. */
export function diagnosticLine(diagnostic: Diagnostic, texts: Texts): string {
  const { path, line, column, severity, code, message } = placed(diagnostic, texts);
  const at = path === "" || texts[path] === undefined ? (path === "" ? "" : `${path}: `) : `${path}:${line}:${column} `;
  return `${at}${severity} ${code} ${message}`;
}

/** Diagnostics for people: each line with its place in the file drawn beneath, and what to write instead. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], texts: Texts, out: Out, env: Context["env"]): void {
  const colours = coloursFor(out, env);
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan };
  for (const diagnostic of diagnostics) {
    const line = diagnosticLine(diagnostic, texts);
    out.write(`${paint[diagnostic.severity](line)}\n`);
    if (out.isTTY !== true) continue;
    const drawn = excerpt(diagnostic, texts);
    if (drawn !== "") out.write(`${colours.dim(drawn)}\n`);
    if (diagnostic.fix) out.write(`${colours.green(`  fix: ${diagnostic.fix.title}`)}\n`);
  }
}

/** The JSON that `check --format json`, and any command that fails with `--format json`, prints. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], texts: Texts): string {
  return `${JSON.stringify({ diagnostics: diagnostics.map((d) => placed(d, texts)) })}\n`;
}

export { sentence };
