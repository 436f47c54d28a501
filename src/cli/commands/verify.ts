import { EXIT, type Context, type Exit } from "../context.js";
import { findingDiagnostic, verifyArchive } from "../archive.js";
import type { CommandSpec, Given } from "../options.js";
import { placed } from "../../compile/place.js";
import { printDiagnostics } from "../output.js";
import { findWorkspace } from "../workspace.js";

export const spec: CommandSpec = {
  name: "verify",
  takes: "",
  words: [0, 0],
  summary: "Checks every byte of every release and the chain of their digests, and says which file was changed.",
  options: [{ name: "format", value: "FORMAT", help: "text or json", choices: ["text", "json"] }],
  examples: ["worthwhile verify", "worthwhile verify --format json"],
};

export function run(given: Given, context: Context): Exit {
  const { chain, findings } = verifyArchive(findWorkspace(given.value("workspace"), context));
  const diagnostics = findings.map(findingDiagnostic);
  if (given.value("format") === "json") {
    const releases = chain.map(({ name, date, digest, predecessor }) => ({ name, date, digest, predecessor }));
    context.out.write(`${JSON.stringify({ releases, diagnostics: diagnostics.map((d) => placed(d, {})) })}\n`);
  } else {
    printDiagnostics(diagnostics, {}, context.out, context.env);
    const width = Math.max(0, ...chain.map(({ name }) => name.length));
    for (const { name, date, digest } of chain)
      context.out.write(`${name.padEnd(width)}  ${date ?? "no date   "}  ${digest}\n`);
    context.out.write(`${told(chain.length, findings.length)}\n`);
  }
  return findings.length > 0 ? EXIT.wrong : EXIT.done;
}

function told(releases: number, findings: number): string {
  if (releases === 0 && findings === 0) return "No release was made yet.";
  const many = `${releases} ${releases === 1 ? "release" : "releases"}`;
  if (findings > 0) return `${many} that can be read, ${findings} ${findings === 1 ? "mistake" : "mistakes"}.`;
  return `${many}, each as it was made. Nobody but you can vouch for the last digest: keep it elsewhere too.`;
}
