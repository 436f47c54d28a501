import { EXIT, type Context, type Exit } from "../context.js";
import { ENGINE, engineKind } from "../shared.js";
import { openSession, testProblems } from "../session.js";
import { sinceRelease } from "../unnoted.js";
import type { CommandSpec, Given } from "../options.js";
import { findWorkspace, readDefinitions } from "../workspace.js";

export const spec: CommandSpec = {
  name: "lsp",
  takes: "",
  words: [0, 0],
  summary: "The language server for editors: mistakes, completion, hover, renames in metrics.yaml, over stdin and stdout.",
  options: [
    { name: "stdio", help: "speak over stdin and stdout, as is always done; editors pass it" },
    { name: "catalog", help: "print what the data holds, as JSON, and end: the server asks itself so" },
    ENGINE,
  ],
  examples: ["worthwhile lsp", "worthwhile lsp --stdio"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  if (given.has("catalog")) return catalog(given, context);
  const { serve } = await import("../lsp/server.js");
  return serve(given.value("workspace"), engineKind(given), context);
}

/** In a process of its own, so that reading the data never holds up a keystroke. */
async function catalog(given: Given, context: Context): Promise<Exit> {
  const session = await openSession(
    readDefinitions(findWorkspace(given.value("workspace"), context)),
    null,
    [],
    engineKind(given),
    context.env,
    // A workspace that is only looked at runs nothing of its own.
    { runs: false },
  );
  try {
    const { catalog: known, read } = session;
    const diagnostics = [...session.diagnostics, ...(await testProblems(session)), ...sinceRelease(session)];
    context.out.write(JSON.stringify({ catalog: known, diagnostics, texts: read.texts }));
    return EXIT.done;
  } finally {
    await session.engine.close();
  }
}
